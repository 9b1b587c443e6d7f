"""Plain text of the log as blocks that a page can lay out; no word is markup."""

import re
from dataclasses import dataclass
from enum import StrEnum

# A web address, or a telephone of a city or an office: «8-800-100-00-01», «8 (4742) 25-25-25».
# And a case's number, «45-82-17-36».
_NUMBER = r"(?<![\d-])\d\d(?:-\d\d){3}(?![\d-])"
_MARKED = re.compile(
    r"https?://[^\s<>«»\"]+[^\s<>«»\".,;:!?)]"
    r"|(?<![\d-])8(?:-\d{3}-| ?\(\d{3,5}\) ?)\d[\d-]{3,7}\d(?![\d-])"
    rf"|(?P<number>{_NUMBER})"
)


class Kind(StrEnum):
    HEADING = "heading"
    LIST = "list"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words; with an address they are a link. `is_whole`: a number that no line may break."""

    text: str
    address: str = ""
    is_whole: bool = False


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


def address(text: str) -> str:
    """Where a link leads: a web address to itself, a telephone of Russia to a call."""
    return text if text.startswith("http") else "tel:+7" + re.sub(r"\D", "", text)[1:]


def _read(line: str) -> tuple[Kind, str]:
    if line.startswith("# "):
        return Kind.HEADING, line[2:].strip()
    if line.startswith("• "):
        return Kind.LIST, line[2:].strip()
    return Kind.PARAGRAPH, line.strip()


def _pieces(words: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    at = 0
    for mark in _MARKED.finditer(words):
        found.append(Piece(text=words[at : mark.start()]))
        if mark["number"]:
            found.append(Piece(text=mark["number"], is_whole=True))
        else:
            found.append(Piece(text=mark.group(), address=address(mark.group())))
        at = mark.end()
    found.append(Piece(text=words[at:]))
    return tuple(piece for piece in found if piece.text)
