"""The values of eligibility: facts about a person, and rules over them, as an editor wrote them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import ConfigDict

STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Kind(StrEnum):
    """What a fact may be."""

    YESNO = "yesno"
    NUMBER = "number"
    MONEY = "money"  # roubles and kopecks a month, if nothing else is said
    AGE = "age"  # full years or months, or a date of birth
    CHOICE = "choice"  # one of the answers
    SEVERAL = "several"  # any of the answers, or none


class Privacy(StrEnum):
    """What class of personal data an answer is (152-ФЗ)."""

    PLAIN = "plain"
    PERSONAL = "personal"
    SPECIAL = "special"  # health: article 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    __pydantic_config__ = STRICT
    id: str
    text: str  # a button's words


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A test of one fact, or several conditions joined in one way. Unknown facts stay unknown.

    A test has `fact` and one comparison; a fact of yes and no needs none: it must be «yes».
    `least`, `most`, `under` and `over` take a number, a sum, or a parameter: «pm_{region}_capita»,
    «1.5 * mrot»; an age takes `least` and `under`: «17 лет», «1 год 6 месяцев».
    """

    __pydantic_config__ = STRICT
    says: str = ""  # what is required, in plain words: «ребёнку нет 17 лет»
    law: str = ""  # act and clause; a condition without its own has that of the one around it
    likely: str = ""  # why a verdict that rests on this condition is «вероятно» at most
    fact: str = ""
    equals: bool | int | str | None = None
    among: tuple[str, ...] = ()  # a choice is one of these
    has: tuple[str, ...] = ()  # of several answers, at least one of these
    least: int | str | None = None
    most: int | str | None = None
    under: int | str | None = None
    over: int | str | None = None
    since: date | None = None  # of an age: born on this day or later
    before: date | None = None  # of an age: born earlier than this day
    all: "tuple[Condition, ...]" = ()
    any: "tuple[Condition, ...]" = ()
    none: "tuple[Condition, ...]" = ()
    at_least: int = 0  # how many `of` must hold
    of: "tuple[Condition, ...]" = ()

    @property
    def parts(self) -> "tuple[Condition, ...]":
        return self.all or self.any or self.none or self.of


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Who is entitled to a measure."""

    __pydantic_config__ = STRICT
    law: str  # the act and clause for every condition that names none
    all: tuple[Condition, ...]
    likely: str = ""  # why the verdict is «вероятно» at most: discretion, doubt in the law
    urgent: str = ""  # a deadline after which the right is lost: «шесть месяцев после рождения»
    worth: int = 1  # 3: much money, or money every month; 2: other money; 1: a service, a status
    until: date | None = None  # the last day on which the rule is used

    def is_used(self, on: date) -> bool:
        return self.until is None or on <= self.until

    @property
    def whole(self) -> Condition:
        return Condition(law=self.law, all=self.all)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something about a person that rules ask for; declared once, in content/facts.yaml."""

    __pydantic_config__ = STRICT
    id: str
    kind: Kind
    question: str
    privacy: Privacy = Privacy.PERSONAL
    help: str = ""
    unit: str = ""  # of a number: «детей», «месяцев»
    most: int = 10**12  # of a number: what is more was mistyped
    answers: tuple[Answer, ...] = ()
    when: tuple[Condition, ...] = ()  # it exists only if all of these hold; else it meets no test
    ratio: tuple[str, ...] = ()  # not asked: the first of these facts divided by the second
    derived: tuple[Condition, ...] = ()  # not asked: yes if all of these hold
    follows: tuple[Condition, ...] = ()  # yes if all of these hold; else it is asked
    likely: dict[str, float] | None = None  # how often each answer comes, where not all alike
    usual: tuple[int | str, ...] = ()  # of a number: values that come, each as often as the others
    seldom: tuple[Condition, ...] = ()  # if any of these holds, hardly anybody says more than «no»


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of a question that asks several facts at once."""

    __pydantic_config__ = STRICT
    fact: str
    text: str = ""  # a button's words
    otherwise: str = ""  # the answer of who leaves it out; «» — no, or none of the answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """One question for several facts. What is marked and not a yes or no is asked afterwards."""

    __pydantic_config__ = STRICT
    id: str
    question: str
    items: tuple[Item, ...] = ()
    help: str = ""
    is_all: bool = False  # «да» means yes to every one; «нет»: they are asked one by one
    least: int = 4  # lines that it needs; fewer are asked one by one, or with the rest
    is_rest: bool = False  # its lines are those of all other questions that were not asked
