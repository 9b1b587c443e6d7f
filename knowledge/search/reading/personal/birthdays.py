"""Days of birth: a whole date beside «родился», or one so old that it can hardly be another."""

import re
from collections.abc import Iterable, Iterator

from knowledge.findings import Personal, Span

MONTH = r"(?:янв|февр?|мар|апр|ма[яй]|июн|июл|авг|сент?|окт|нояб?|дек)[а-яё]*"  # as people shorten
YEAR = r"(?:19|20)\d{2}"
DATE = re.compile(
    rf"(?i)(?<![\d.])(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?{YEAR}(?![\d-])"
    rf"|{YEAR}-\d{{2}}-\d{{2}}(?!\d)"
    rf"|\d{{1,2}}(?:-?го)?\s+{MONTH}\.?\s+{YEAR}(?!\d))"
)
MAY_BE = re.compile(rf"{YEAR}|\.\d\d")  # a quick look before the slow ones
SHORT = re.compile(  # «05.03.48», «05 03 1948»: only where birth is spoken of
    rf"(?<![\d.])\d{{1,2}}[. ]\d{{1,2}}[. ](?:{YEAR}|\d{{2}})(?![\d.])"
)
BORN = re.compile(
    r"(?i)(?:\bрод(?:ил(?:ся|ась|ись)|[её]н(?:а|ы)?\b)|рожд[её]н(?:а|ы)?\b|рождени\w+|\bд\.?\s?р\b"
    r"|\bвыдан\w*)[^\d!?\n]{0,40}$"
)
BORN_AFTER = re.compile(r"(?i)^\W{0,3}(?:г(?:ода?|\.)?\W{0,2})?(?:р(?:\.|ожд\w+)|(?<=г)р\b)")
BOUND = re.compile(r"(?i)\b(?:до|после|с|со|по|от|к|позже|раньше|ранее|позднее|начиная)\s+$")
BOUND_AFTER = re.compile(r"(?i)(?:\s*г(?:ода|\.)?)?\s+(?:или|и)\s+(?:позже|раньше|ранее|позднее)")
OF_LAW = re.compile(r"(?i)закон|\bфз\b|-фз|указ|постановлен|приказ|кодекс|№")
BESIDE = re.compile(r"[\s,;]{0,4}")  # between a name and its date
OLDEST, YOUNGEST = 1920, 2010  # a date between them alone is a day of birth
NEAR = 40  # signs around a date in which a law would be named


def find(text: str) -> Iterator[Span]:
    """Dates of birth; dates of laws, of deadlines and «рождённые до …» are nobody's."""
    if not MAY_BE.search(text):
        return
    for found in DATE.finditer(text):
        if not _is_bound(found) and (_is_told(found) or _is_old(found)):
            yield Span(*found.span(), Personal.BIRTHDAY)
    for found in SHORT.finditer(text):
        if not _is_bound(found) and _is_told(found):
            yield Span(*found.span(), Personal.BIRTHDAY)


def beside(text: str, names: Iterable[Span]) -> Iterator[Span]:
    """A date that stands right after a name is told of that person."""
    for name in names:
        gap = BESIDE.match(text, name.end)
        found = DATE.match(text, gap.end()) if gap else None
        if found:
            yield Span(*found.span(), Personal.BIRTHDAY)


def _is_bound(found: re.Match[str]) -> bool:
    """Whether it is the end of a span, as laws have it: «до 1 января», «1 января или позже»."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    return bool(BOUND.search(before) or BOUND_AFTER.match(after))


def _is_told(found: re.Match[str]) -> bool:
    """Whether «родился», «дата рождения», «г.р.» stand beside it."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    return bool(BORN.search(before) or BORN_AFTER.search(after))


def _is_old(found: re.Match[str]) -> bool:
    around = found.string[max(0, found.start() - NEAR) : found.end() + NEAR]
    year = int(max(re.findall(r"\d{4}", found[0])))
    return OLDEST <= year <= YOUNGEST and not OF_LAW.search(around)
