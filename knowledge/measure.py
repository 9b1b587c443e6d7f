"""The values of the knowledge base: a support measure and its parts, as an editor wrote them."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pydantic import ConfigDict

from knowledge.rule import Rule

STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)
NAMED = re.compile(r"№|\d{2}\.\d{2}\.\d{4}|кодекс|конституци", re.IGNORECASE)  # tells one act


class Level(StrEnum):
    """Who decides about a measure."""

    FEDERAL = "federal"  # one law for the whole country
    COMMON = "common"  # every region has it, each in its own way
    REGIONAL = "regional"  # this region's own


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"  # shown as «предварительно, уточнит специалист»


class Place(StrEnum):
    """Where a citizen goes; its name for people is in texts/ru/places.yaml."""

    OFFICE = "office"  # соцзащита
    MFC = "mfc"
    GOSUSLUGI = "gosuslugi"
    SFR = "sfr"  # Социальный фонд
    EMPLOYMENT = "employment"  # служба занятости
    ADMINISTRATION = "administration"
    SCHOOL = "school"
    CLINIC = "clinic"
    EMPLOYER = "employer"
    MILITARY = "military"
    TAX = "tax"
    COURT = "court"
    BANK = "bank"
    PHONE = "phone"
    OTHER = "other"


class Section(StrEnum):
    """A part of a measure that a citizen asks for by a button; its heading is in texts/ru."""

    ANSWER = "answer"
    WHO = "who"
    HOW_MUCH = "how_much"
    DOCUMENTS = "documents"
    WHERE = "where"
    MORE = "more"  # terms, deadline, refusals, sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact was read: a `title`, an `address`, or both."""

    __pydantic_config__ = STRICT
    title: str = ""
    address: str = ""
    read_on: date | None = None
    supports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One amount or limit. Shown only with `as_of` and `source`, its own or its parameter's."""

    __pydantic_config__ = STRICT
    what: str
    value: str = ""  # ready to be read: «8 500 рублей»
    parameter: str = ""  # or the id of a dated value in content/parameters
    as_of: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    __pydantic_config__ = STRICT
    text: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    __pydantic_config__ = STRICT
    name: str
    whose: str = ""
    if_none: str = ""  # what to do without it


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How long a decision takes."""

    __pydantic_config__ = STRICT
    working_days: int | None = None
    days: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Legal:
    __pydantic_config__ = STRICT
    act: str
    clause: str = ""

    @property
    def is_named(self) -> bool:
        """Whether it can be looked up: «Закон вашего региона» cannot."""
        return NAMED.search(f"{self.act} {self.clause}") is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A measure that people confuse with this one, and the sentence that tells them apart."""

    __pydantic_config__ = STRICT
    id: str
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    __pydantic_config__ = STRICT
    by: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A measure that ended: the assistant says so, and what is there instead."""

    __pydantic_config__ = STRICT
    note: str
    on: date | None = None
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A support measure or a service. Texts are plain Russian, ready to be sent."""

    __pydantic_config__ = STRICT
    id: str  # slug, ≤ 40 characters; the file's name
    title: str
    level: Level
    group: str  # life area, the folder's name for federal and common measures
    when: (
        str  # the title phrased as a situation, ≤ 60 characters: a choice in a clarifying question
    )
    answer: str  # ≤ 300 characters; the answer stands in the first sentence
    checked_on: date
    confidence: Confidence
    who: tuple[str, ...]
    amount: Amount
    documents: tuple[Document, ...]
    where: tuple[Place, ...]
    legal: tuple[Legal, ...]
    sources: tuple[Source, ...]
    names: tuple[str, ...]
    questions: tuple[str, ...]
    region: str = ""  # a region's code, only at level regional
    replaces: str = ""  # the federal or common twin it stands in for when the region is known
    extends: str = ""  # the twin beside which it is shown
    where_note: str = ""
    decision: Term = field(default_factory=Term)
    deadline: str = ""
    repeat: str = ""
    pitfalls: tuple[str, ...] = ()
    approved: Approval | None = None
    closed: Closing | None = None
    situations: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    confusable: tuple[Difference, ...] = ()
    to_verify: tuple[str, ...] = ()
    form: str = ""  # a form of its own; the common one otherwise
    rule: Rule | None = None  # who is entitled, as conditions over facts
    content_hash: str = ""  # set by the library: SHA-256 of the file's bytes, first 16 hex digits

    @property
    def is_preliminary(self) -> bool:
        return self.confidence is Confidence.LOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A municipality with every word people use for it."""

    __pydantic_config__ = STRICT
    id: str
    name: str
    center: str = ""
    settlements: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A place that serves citizens. Contacts that nobody verified are never written here."""

    __pydantic_config__ = STRICT
    id: str
    name: str
    kind: str
    serves: tuple[str, ...] = ()  # municipality ids; empty: the whole region
    address: str = ""
    phones: tuple[str, ...] = ()
    hours: str = ""
    site: str = ""
    as_of: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    __pydantic_config__ = STRICT
    code: str
    name: str  # «Липецкая область»
    in_name: str  # «в Липецкой области»
    zone: str  # IANA time zone
    aliases: tuple[str, ...]
    hotline: str  # a phone that always answers, ready to be shown
    hotline_source: str = ""
    municipalities: tuple[Municipality, ...] = ()
    offices: tuple[Office, ...] = ()
    working_hours: str = "Mo-Fr 09:00-18:00"  # when caseworkers answer, local time


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A dated public number; the newest value not after a day is the one in force on it."""

    __pydantic_config__ = STRICT
    id: str
    what: str
    unit: str
    values: tuple[Value, ...]
