"""What is known of a fact: read from JSON or from an editor's file, as numbers and sets."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from knowledge.rule import Fact, Kind

YEAR = 12  # months
OLDEST = 150 * YEAR
KOPECKS = 100
MOST = 10**12  # things or kopecks of one person: what is more was mistyped
AGE = re.compile(
    r"(?:(?P<years>\d+)\s*(?:год\w*|лет|г\.?))?\s*(?:(?P<months>\d+)\s*(?:месяц\w*|мес\.?))?"
)
ROUBLES = re.compile(r"(?P<number>\d[\d\s]*(?:[.,]\d{1,2})?)\s*(?:руб\w*\.?|р\.?|₽)?")
HALVES = {"полтора года": "1 год 6 месяцев", "полгода": "6 месяцев"}
WORDS = {"да": True, "нет": False, "yes": True, "no": False}
ALLOWED = {
    Kind.YESNO: "да или нет",
    Kind.NUMBER: "целое число от нуля",
    Kind.MONEY: "сумма в рублях, например 12000 или 12 000,50",
    Kind.AGE: "возраст («3 года», «1 год 6 месяцев») или день рождения (2025-04-01)",
    Kind.CHOICE: "один из ответов",
    Kind.SEVERAL: "список из ответов",
}


class Unreadable(ValueError):
    """A value that does not fit the fact's kind; its message names the fact and what fits."""


@dataclass(frozen=True, slots=True)
class Span:
    """A whole number somewhere from `low` to `high`: things, kopecks, or the day of a birth."""

    low: int
    high: int


class Absent:
    """The fact makes no sense for this person: the age of a child nobody has. No test holds."""


ABSENT = Absent()
Known = bool | Span | frozenset[str] | Absent
Facts = Mapping[str, Known]  # what is known, by the fact's id; the others are unknown


def known(fact: Fact, value: object, on: date) -> Known:
    """A value as it stands in a file. Raises Unreadable.

    yesno: true, «да»; number: 3; money: 12000, «12 000,50 рубля» (kept in kopecks); age: 3 (full
    years), «1 год 6 месяцев» (full months), «2025-04-01», «01.04.2025» (a birthday), kept as the
    ordinal of the day of birth; choice: an answer's id; several: a list of them.
    """
    read = READERS[fact.kind](fact, value, on)
    if read is None:
        raise Unreadable(f"{fact.id}: «{value}» не подходит. Нужно: {allowed(fact)}")
    return read


def allowed(fact: Fact) -> str:
    """What may stand for a fact, in plain words."""
    answers = ", ".join(answer.id for answer in fact.answers)
    return f"{ALLOWED[fact.kind]}: {answers}" if answers else ALLOWED[fact.kind]


def _yesno(_fact: Fact, value: object, _on: date) -> Known | None:
    if isinstance(value, str):
        return WORDS.get(value.strip().lower())
    return value if isinstance(value, bool) else None


def _number(fact: Fact, value: object, _on: date) -> Known | None:
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return Span(value, value) if 0 <= value <= fact.most else None


def _money(_fact: Fact, value: object, _on: date) -> Known | None:
    amount = roubles(str(value)) if not isinstance(value, bool) else None
    return None if amount is None else Span(amount, amount)


def _age(_fact: Fact, value: object, on: date) -> Known | None:
    if isinstance(value, bool):
        return None
    text = str(value).strip()
    day = value if isinstance(value, date) else _day(text)
    if day is None:
        return _born(f"{text} лет" if text.isdecimal() else text, on)
    return Span(day.toordinal(), day.toordinal()) if day <= on else None


def _day(text: str) -> date | None:
    """«2025-04-01» or «01.04.2025»."""
    if "." in text:
        text = "-".join(part.zfill(2) for part in reversed(text.split(".")))
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _born(text: str, on: date) -> Span | None:
    """The days on which somebody of this age may have been born."""
    months = age(text)
    if months is None or months[1] > OLDEST:
        return None
    low, high = (months_before(on, number).toordinal() for number in reversed(months))
    return Span(low + 1, high)


def _choice(fact: Fact, value: object, _on: date) -> Known | None:
    is_one = str(value) in {answer.id for answer in fact.answers}
    return frozenset({str(value)}) if is_one else None


def _several(fact: Fact, value: object, _on: date) -> Known | None:
    if not isinstance(value, (list, tuple, set, frozenset)):
        return None
    chosen = frozenset(str(one) for one in value)
    return chosen if chosen <= {answer.id for answer in fact.answers} else None


READERS = {
    Kind.YESNO: _yesno,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.AGE: _age,
    Kind.CHOICE: _choice,
    Kind.SEVERAL: _several,
}


def roubles(text: str) -> int | None:
    """Kopecks of a text that is a sum and nothing else: «12 тысяч» or «-5» is none."""
    if text.isdecimal():
        amount: int | None = int(text) * KOPECKS
    else:
        amount = kopecks(text) if ROUBLES.fullmatch(text.strip().lower()) else None
    return amount if amount is not None and amount <= MOST else None


def kopecks(text: str) -> int | None:
    """The first sum that a text names, «28 450,45 рубля» as 2845045; None if it names none."""
    found = ROUBLES.search(text)
    if found is None:
        return None
    try:
        amount = Decimal(re.sub(r"\s", "", found["number"]).replace(",", "."))
    except InvalidOperation:
        return None
    return int(amount * KOPECKS)


def age(text: str) -> tuple[int, int] | None:
    """«3 года» as 36 full months or more, and less than 48; «1 год 6 месяцев» as 18 and 19."""
    text = text.strip().lower()
    found = AGE.fullmatch(HALVES.get(text, text))
    if found is None or not any(found.groupdict().values()):
        return None
    low = int(found["years"] or 0) * YEAR + int(found["months"] or 0)
    return low, low + (1 if found["months"] else YEAR)


def months_before(on: date, months: int) -> date:
    """The same day of an earlier month, or its last day."""
    year, month = divmod(on.year * YEAR + on.month - 1 - months, YEAR)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(on.day, last))
