"""What a sheet to take away is made from: a result as it was told, or an application."""

from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias
from uuid import UUID

from pydantic import Field, TypeAdapter


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A measure of a result: facts for texts, as the messages about it have them."""

    title: str
    group: str  # yes, likely, maybe, no
    reasons: str
    likely: str = ""
    urgent: str = ""
    missing: tuple[str, ...] = ()  # questions that are still open
    words: str = ""  # how much, in words
    amounts: tuple[dict[str, str], ...] = ()  # each with its date and source
    documents: tuple[dict[str, str], ...] = ()
    places: tuple[str, ...] = ()
    note: str = ""
    deadline: str = ""
    laws: tuple[str, ...] = ()
    checked_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPaper:
    """«Что мне положено?» as it was told on a day. `name` only if it was asked for."""

    kind: Literal["result"] = "result"
    whom: str = ""  # another person than the one who asked
    on: str
    region: str  # «в Липецкой области»
    hotline: str
    due: tuple[Entry, ...] = ()
    rest: tuple[Entry, ...] = ()
    municipality: str = ""  # that the offices are of; empty: they are of the region
    offices: tuple[dict[str, str], ...] = ()  # those whose address or phone is known
    is_cut: bool = False
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationPaper:
    """An application that was sent, by its id: what it says is read when the sheet is made."""

    kind: Literal["application"] = "application"
    application: UUID


Paper: TypeAlias = Annotated[ResultPaper | ApplicationPaper, Field(discriminator="kind")]
PAPERS: TypeAdapter[Paper] = TypeAdapter(Paper)
