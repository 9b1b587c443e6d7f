"""Days as people type them: «21.11.2026», «21 ноября», «с 1 по 10 декабря 2026»."""

import re
from dataclasses import dataclass
from datetime import date

from bot.conversation.fields.wrong import NotTaken
from knowledge.form import Side

MONTHS = ("янв", "фев", "мар", "апр", "ма[йя]", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
NAMED = "|".join(f"(?:{one}[а-я]*)" for one in MONTHS)
YEAR = r"(?:\s*,?\s*(?P<named_year>[0-9]{4}|[0-9]{2}(?=\s*г))(?![0-9])(?:\s*г(?:ода?)?\b\.?)?)?"
DAY = re.compile(
    r"(?<![0-9.])(?:(?P<iso>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})"
    r"|(?P<day>[0-9]{1,2})\s?[./\-]\s?(?P<month>[0-9]{1,2})(?:\s?[./\-]\s?(?P<year>[0-9]{4}|[0-9]{2}))?"
    rf"|(?P<named_day>[0-9]{{1,2}})(?:-?го)?\s+(?P<name>{NAMED})\b\.?" + YEAR
    + r")(?![0-9])"
)  # fmt: skip
SHARED = re.compile(  # «с 1 по 10 декабря 2026»: two days of one month
    rf"(?<![0-9.])([0-9]{{1,2}})(?:-?го)?\s*(?:-|–|—|по|до)\s*([0-9]{{1,2}})(?:-?го)?\s+((?:{NAMED})\b.*)"
)
LONGEST = 60  # letters: more is a sentence, not a day
EARLIEST, LATEST = 1900, 2100
CENTURY = 100
SHORT = 2  # digits of a year


@dataclass(frozen=True, slots=True)
class Written:
    """A day as it was written; `year` is None where it was left out."""

    day: int
    month: int
    year: int | None
    is_short: bool = False  # the year in two digits


def day(text: str, today: date, side: Side | None) -> str:
    """Return the only day of the words as YYYY-MM-DD; raise NotTaken.

    A year of two digits is the one that lies on the right side; one left out is the next such
    day, and only where the day lies ahead.
    """
    found = _written(text)
    if len(found) != 1:
        raise NotTaken("date")
    taken = _real(found[0], today, side)
    if side is Side.PAST and taken > today:
        raise NotTaken("date_future")
    if side is Side.AHEAD and taken < today:
        raise NotTaken("date_past")
    return taken.isoformat()


def period(text: str, today: date) -> str:
    """Return two days as «YYYY-MM-DD/YYYY-MM-DD», the first not after the second."""
    if shared := SHARED.search(text.casefold()):
        text = f"{shared[1]} {shared[3]} {shared[2]} {shared[3]}"
    found = _written(text)
    if len(found) != 2:  # noqa: PLR2004  from and to
        raise NotTaken("period")
    first, last = found
    if first.year is None:
        first = Written(first.day, first.month, last.year, last.is_short)
    begins, ends = _real(first, today, Side.AHEAD), _real(last, today, Side.AHEAD)
    if ends < begins:
        raise NotTaken("period_order")
    return f"{begins.isoformat()}/{ends.isoformat()}"


def _written(text: str) -> list[Written]:
    if len(text) > LONGEST * 2:
        return []
    return [_parts(found) for found in DAY.finditer(text.casefold())]


def _parts(found: re.Match[str]) -> Written:
    if found["iso"]:
        year, month, number = (int(one) for one in found["iso"].split("-"))
        return Written(number, month, year)
    digits = found["year"] or found["named_year"] or ""
    number = int(found["day"] or found["named_day"])
    month = int(found["month"]) if found["month"] else _month(found["name"])
    return Written(number, month, int(digits) if digits else None, is_short=len(digits) == SHORT)


def _month(name: str) -> int:
    return next(at for at, stem in enumerate(MONTHS, start=1) if re.match(stem, name))


def _real(written: Written, today: date, side: Side | None) -> date:
    """Return a day of the calendar; raise NotTaken for one that it has not."""
    if written.year is None:
        return _next(written, today) if side is Side.AHEAD else _refused("date_year")
    year = written.year
    if written.is_short:
        year += today.year // CENTURY * CENTURY
        year -= CENTURY if side is not Side.AHEAD and year > today.year else 0
    if not EARLIEST <= year <= LATEST:
        raise NotTaken("date_year")
    return _made(year, written)


def _next(written: Written, today: date) -> date:
    this = _made(today.year, written)
    return this if this >= today else _made(today.year + 1, written)


def _made(year: int, written: Written) -> date:
    try:
        return date(year, written.month, written.day)
    except ValueError as none:
        raise NotTaken("date_none") from none


def _refused(why: str) -> date:
    raise NotTaken(why)


def day_shown(value: str) -> str:
    return f"{date.fromisoformat(value):%d.%m.%Y}"


def period_shown(value: str) -> str:
    begins, _, ends = value.partition("/")
    return f"{day_shown(begins)} – {day_shown(ends)}"
