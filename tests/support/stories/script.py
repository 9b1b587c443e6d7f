"""Stories as they are written: a YAML page, read strictly so that a slip of the pen is found."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

CHANNELS = ("telegram", "browser")
FIELDS = {"name", "channel", "region", "policy", "policies", "turns"}
OUTCOMES = {"refused", "answered", "page"}
ACTS = {"citizen", "caseworker", "time", "restart", "as"}
CHECKS = {"bot", "person", "file", "case", "refused"}
CITIZEN = {
    "press", "stale", "again", "contact", "file", "album", "voice", "sticker", "location",
    "edits", "forwards", "replies", "twice", "together", "blocks", "unblocks", "returns",
    "remembers", "repeats", "erases", "one_by_one",
}  # fmt: skip
CASEWORKER = {
    "claims", "says", "notes", "resolves", "reopens", "releases", "fills", "returns", "sends_file",
}  # fmt: skip
BOT = {"more", "text", "measure", "section", "says", "not_says", "buttons"}
CASE = {
    "status", "owner", "waiting", "answers", "by_worker", "files", "reason", "urgent", "overdue",
    "measure", "count", "score", "notes", "misunderstood", "delivery", "draft", "number",
}  # fmt: skip


class Misprint(Exception):
    """A story that cannot be played as it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One turn of a story: who, and what they do or what is checked."""

    number: int
    who: str
    what: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    name: str
    file: str
    channels: tuple[str, ...]
    region: str
    policy: str
    lines: tuple[Line, ...]
    policies: dict[str, str] = field(default_factory=dict)  # what comes of it under others


def read(page: Path) -> Story:
    """Read a story. Raises Misprint with the number of the turn that nobody understands."""
    tree = yaml.load(page.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    _require(tree, FIELDS, page.name)
    return Story(
        name=tree["name"],
        file=page.stem,
        channels=tuple(tree.get("channel", CHANNELS)),
        region=tree.get("region", "lipetsk"),
        policy=tree.get("policy", "full"),
        policies=_outcomes(tree.get("policies", {}), page.name),
        lines=tuple(_line(page.name, i, turn) for i, turn in enumerate(tree["turns"], 1)),
    )


def _outcomes(stated: dict[str, str], page: str) -> dict[str, str]:
    _require(stated.values(), OUTCOMES, page)
    return stated


def _line(page: str, number: int, turn: Any) -> Line:
    place = f"{page}, реплика {number}"
    if not isinstance(turn, dict) or len(turn) != 1:
        raise Misprint(f"{place}: нужна одна пара «кто: что»")
    _require(turn, ACTS | CHECKS, place)
    (who, what), *_ = turn.items()
    known = {"citizen": CITIZEN, "caseworker": CASEWORKER, "bot": BOT, "case": CASE}.get(who)
    if isinstance(what, dict) and known:
        _require(what, known, place)
    return Line(number=number, who=who, what=what)


def _require(tree: Iterable[str], known: set[str], place: str) -> None:
    if strange := set(tree) - known:
        raise Misprint(f"{place}: не понимаю {', '.join(sorted(strange))}")
