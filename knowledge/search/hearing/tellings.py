"""Tellings: how people tell of each danger, and what only sounds like it, as editors write it.

«[муж|сын] бьёт [меня|нас]» is four tellings; brackets may stand inside brackets.
"""

import random
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence

from knowledge.findings import Danger
from knowledge.library import Library

CALM = "calm"
KINDS = (*(str(danger) for danger in Danger), CALM)
Tellings = Mapping[str, Sequence[str]]  # by danger, and CALM
CHOICE = re.compile(r"\[([^\[\]]*)\]")
MOST = 20  # tellings of one line; more of the same teach nothing
TRIES = 3  # draws a telling, since some come twice
TROUBLED = frozenset({"crisis", "emergencies"})  # groups whose questions may tell of trouble


def spoken(line: str, most: int = MOST) -> list[str]:
    """Up to `most` different tellings of a line; always the same ones."""
    drawing = random.Random(zlib.crc32(line.encode()))  # noqa: S311  it keeps no secret
    drawn = [_drawn(line, drawing) for _ in range(MOST * TRIES)]
    return list(dict.fromkeys(drawn))[:most]


def _drawn(line: str, drawing: random.Random) -> str:
    while choice := CHOICE.search(line):
        picked = drawing.choice(choice[1].split("|"))
        line = line[: choice.start()] + picked + line[choice.end() :]
    return re.sub(r"\s+([,?.])", r"\1", " ".join(line.split())).strip(" ,")


def every(tellings: Tellings, most: int = MOST) -> Iterator[tuple[str, str]]:
    """Each kind with its tellings, up to `most` of each line."""
    for kind, lines in tellings.items():
        yield from ((kind, text) for line in lines for text in spoken(line, most))


def troubled(library: Library) -> frozenset[str]:
    """The measures for people in trouble, of the country and of every region."""
    shared = {one.id for one in library.measures.values() if one.group in TROUBLED}
    own = (
        one.id
        for one in library.measures.values()
        if not shared.isdisjoint({one.replaces, one.extends})
    )
    return frozenset({*shared, *own})
