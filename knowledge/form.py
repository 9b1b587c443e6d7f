"""The values of a form: what an application asks, as an editor wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass, field as set_to, replace
from enum import StrEnum
from zlib import crc32

from knowledge.measure import STRICT, Document

COMMON = "common"  # the form of every measure that names none
REPRESENTATIVE = "representative"  # what an application for another asks besides
OF_REPRESENTATIVE = "by_"  # fields about who applies, not about whom it is for
FOR_WHOM = "for_whom"  # a form's own question for whom it is
MOST_DOCUMENTS = 5  # of a measure's own list; the rest is asked for by a person
LATER = "later"  # the answer to a document that will be sent afterwards
APART = "-"  # between a field of files and the document it asks for


class Kind(StrEnum):
    """What a field takes."""

    NAME = "name"  # two to five words
    DATE = "date"
    SNILS = "snils"
    PHONE = "phone"
    EMAIL = "email"
    PLACE = "place"  # a municipality of ours
    ADDRESS = "address"  # a free line
    MONEY = "money"  # roubles and kopecks
    NUMBER = "number"  # whole, between `least` and `most`
    CHOICE = "choice"  # one of the answers
    SEVERAL = "several"  # at least one of the answers
    PERIOD = "period"  # from a day to a day
    TIME = "time"
    TEXT = "text"
    FILES = "files"


class DataClass(StrEnum):
    """Class of personal data (152-ФЗ)."""

    GENERAL = "general"
    SPECIAL = "special"  # health: article 10; a free text or a file may tell of it
    NONE = "none"


class Side(StrEnum):
    """Where a date lies, seen from today; today itself lies on both sides."""

    PAST = "past"  # a birth
    AHEAD = "ahead"  # a journey


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An answer of a choice: its button, and the words that may be typed instead."""

    __pydantic_config__ = STRICT
    id: str
    text: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question. `when`: asked only if each of these fields has one of these answers."""

    __pydantic_config__ = STRICT
    id: str
    kind: Kind
    question: str
    label: str  # short, for the review and for caseworkers
    data: DataClass = DataClass.GENERAL
    help: str = ""  # said after the question: an example
    is_optional: bool = False
    when: Mapping[str, tuple[str, ...]] = set_to(default_factory=dict)
    fact: str = ""  # of a screening, whose answer may be shown for confirmation
    answers: tuple[Option, ...] = ()
    least: int = 0  # of a number
    most: int = 100
    side: Side | None = None  # of a date
    documents: tuple[Document, ...] = ()  # of files: each is asked for by itself
    are_documents_of_measure: bool = False  # the list is that of the measure applied for
    without: tuple[str, ...] = ()  # how a document begins that is not asked for: «Заявление»

    def option(self, option_id: str) -> Option | None:
        return next((one for one in self.answers if one.id == option_id), None)

    def spread(self, own: tuple[Document, ...]) -> "tuple[Field, ...]":
        """Return one field a document; a field without a list of documents alone."""
        listed = self._listed(own) if self.are_documents_of_measure else self.documents
        unique = {one.name: one for one in listed}.values()
        parts = (
            replace(
                self,
                id=f"{self.id}{APART}{crc32(one.name.encode()):08x}",
                label=one.name,
                documents=(one,),
                are_documents_of_measure=False,
            )
            for one in unique
        )
        return tuple(parts) or (self,)

    def _listed(self, own: tuple[Document, ...]) -> tuple[Document, ...]:
        return tuple(one for one in own if not one.name.startswith(self.without))[:MOST_DOCUMENTS]


def is_of_representative(field_id: str) -> bool:
    return field_id.startswith(OF_REPRESENTATIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    __pydantic_config__ = STRICT
    id: str
    fields: tuple[Field, ...]
    asks_for_whom: bool = False  # it is often for another: say first for whom

    def for_another(self, asking: "Form") -> "Form":
        """Return the form as who applies for another is asked it: about oneself first."""
        said = {one.id: one for one in asking.fields}
        own = tuple(one for one in asking.fields if is_of_representative(one.id))
        return replace(self, fields=(*own, *(said.get(one.id, one) for one in self.fields)))

    def spread(self, own: tuple[Document, ...]) -> "Form":
        """Return the form as it is asked for a measure with these documents."""
        return replace(self, fields=tuple(part for one in self.fields for part in one.spread(own)))

    def field(self, field_id: str) -> Field:
        """Raise StopIteration for a field that the form has not: ask `has` first."""
        return next(field for field in self.fields if field.id == field_id)

    def has(self, field_id: str) -> bool:
        return any(field.id == field_id for field in self.fields)
