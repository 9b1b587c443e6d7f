"""A sheet as the child is given it: words in their places, and nothing that could be markup."""

from dataclasses import dataclass

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A label and what stands beside it; `text` may have several lines."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A measure of a result: its title and what is said of it."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    heading: str
    rows: tuple[Row, ...] = ()
    items: tuple[Item, ...] = ()
    is_brief: bool = False  # its items stand close, without a line beside them


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`size` is that of the letters, in points. «page 2 of 3» stands below, beside `footer`."""

    name: str  # of the file
    title: str
    size: float
    mark: str = ""  # in a frame below the title
    rows: tuple[Row, ...] = ()
    parts: tuple[Part, ...] = ()
    footer: str
    page: str
    of: str


SHEETS: TypeAdapter[Sheet] = TypeAdapter(Sheet)
