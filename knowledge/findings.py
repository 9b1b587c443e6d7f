"""What the knowledge base answers to a question: a decision, ranked measures, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Decision(StrEnum):
    """What to do with a message, in the order of precedence for the first two."""

    CARE = "care"  # a person or a child in danger: a number to call, a person at once
    SCAM = "scam"  # somebody asks for a code or money
    COMMAND = "command"  # «стоп», «меню»
    HUMAN = "human"  # asks for a person
    STATUS = "status"  # «где моя заявка»
    OVERVIEW = "overview"  # «что мне положено»
    SMALLTALK = "smalltalk"  # a greeting, thanks
    ANSWER = "answer"
    CLARIFY = "clarify"
    UNKNOWN = "unknown"


class Danger(StrEnum):
    """What kind of trouble; texts/ru/care.yaml has two sentences and a number for each."""

    SUICIDE = "suicide"
    VIOLENCE = "violence"
    CHILD = "child"
    HELPLESS = "helpless"
    HUNGER = "hunger"
    COLD = "cold"
    HOMELESS = "homeless"
    EMERGENCY = "emergency"
    SCAM = "scam"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A measure that may answer, with a calibrated confidence in 0…1 and what matched."""

    id: str
    confidence: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Measures are ranked whatever the decision, up to ten."""

    decision: Decision
    matches: tuple[Match, ...] = ()
    danger: Danger | None = None
    region: str = ""  # a region that the words name, by its code
    municipality: str = ""  # a municipality that the words name, by its id
    jargon: str = ""  # a status of an application that the words quote, by its id in the glossary
    several: tuple[str, ...] = ()  # the measures of each question, where more than one is asked
    asked: int = 1  # questions of the message; those that nobody is sure of are in `several` not

    @property
    def best(self) -> Match | None:
        return self.matches[0] if self.matches else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A municipality that a citizen may have meant; `score` in 0…100."""

    region: str
    municipality: str
    name: str
    score: float


class Personal(StrEnum):
    """What of a text tells who somebody is."""

    NAME = "name"
    BIRTHDAY = "birthday"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    SNILS = "snils"
    PASSPORT = "passport"
    CERTIFICATE = "certificate"  # of birth
    INN = "inn"
    CARD = "card"
    ACCOUNT = "account"
    NUMBER = "number"  # of some document: no question needs so long a one


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text: its signs from `start` up to `end`."""

    start: int
    end: int
    kind: Personal
