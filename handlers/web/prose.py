"""Plain text of the log as blocks that a page can lay out; no word is markup."""

import re
from dataclasses import dataclass
from enum import StrEnum

_LINK = re.compile(r"https?://[^\s<>«»\"]+[^\s<>«»\".,;:!?)]")


class Kind(StrEnum):
    HEADING = "heading"
    LIST = "list"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words, or a link (then `text` is its address)."""

    text: str
    is_link: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    kind: Kind
    lines: tuple[tuple[Piece, ...], ...]


def blocks(text: str, *, has_links: bool = True) -> tuple[Block, ...]:
    """A line «# …» is a heading, «• …» an item; an empty line ends a paragraph."""
    found: list[Block] = []
    previous = ""
    for line in text.splitlines():
        kind, words = _read(line)
        pieces = _pieces(words) if has_links else (Piece(text=words),)
        if not words:
            previous = ""
            continue
        if found and kind is found[-1].kind and previous and kind is not Kind.HEADING:
            found[-1] = Block(kind=kind, lines=(*found[-1].lines, pieces))
        else:
            found.append(Block(kind=kind, lines=(pieces,)))
        previous = words
    return tuple(found)


def _read(line: str) -> tuple[Kind, str]:
    if line.startswith("# "):
        return Kind.HEADING, line[2:].strip()
    if line.startswith("• "):
        return Kind.LIST, line[2:].strip()
    return Kind.PARAGRAPH, line.strip()


def _pieces(words: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    at = 0
    for link in _LINK.finditer(words):
        found.append(Piece(text=words[at : link.start()]))
        found.append(Piece(text=link.group(), is_link=True))
        at = link.end()
    found.append(Piece(text=words[at:]))
    return tuple(piece for piece in found if piece.text)
