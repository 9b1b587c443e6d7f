"""Cutting a long text into messages: by paragraphs, lines, sentences, words, graphemes at last."""

import re
import unicodedata

# A piece ends after such a gap; the first that fits is taken.
_GAPS = (re.compile(r"\n{2,}"), re.compile(r"\n"), re.compile(r"(?<=[.!?…]) +"), re.compile(r" +"))
_JOINER = "\u200d"
_FLAGS = range(0x1F1E6, 0x1F200)  # two of them make one flag
_SKINS = range(0x1F3FB, 0x1F400)


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 units."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def split(text: str, limit: int) -> tuple[str, ...]:
    """Pieces of at most `limit` UTF-16 units each, without blank ends, in order; () if blank."""
    pieces = []
    rest = text.strip()
    while units(rest) > limit:
        cut = _cut(rest, limit)
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return (*pieces, rest) if rest else tuple(pieces)


def _cut(text: str, limit: int) -> int:
    """Index at which to cut `text`, which is longer than the limit."""
    room = max(1, _room(text, limit))
    for gap in _GAPS:
        ends = [found.start() for found in gap.finditer(text, 1, room + 1)]
        if ends and ends[-1] > room // 3:  # no piece of a few words
            return ends[-1]
    while room > 1 and not _may_cut(text, room):
        room -= 1
    return room


def _room(text: str, limit: int) -> int:
    """How many letters of `text` fit into so many units."""
    used = 0
    for index, letter in enumerate(text):
        used += 2 if letter > "\uffff" else 1
        if used > limit:
            return index
    return len(text)


def _may_cut(text: str, index: int) -> bool:
    """Whether what a person takes for one letter stays whole."""
    before, after = text[index - 1], text[index]
    if _JOINER in {before, after} or ord(after) in _SKINS:
        return False
    if unicodedata.category(after) in {"Mn", "Me", "Mc"}:  # accents, variation selectors
        return False
    return not (ord(after) in _FLAGS and _flags_before(text, index) % 2)


def _flags_before(text: str, index: int) -> int:
    start = index
    while start and ord(text[start - 1]) in _FLAGS:
        start -= 1
    return index - start
