"""Typed: a fact as people write it — «двое», «20 тыс», «полтора года» — as a file would hold it."""

import re
from datetime import date

from knowledge.rule import Fact, Kind

COUNTS = {
    word: number
    for number, words in enumerate((
        "ноль нисколько нет никого", "один одна одно одного", "два две двое двоих",
        "три трое троих", "четыре четверо четверых", "пять пятеро пятерых",
        "шесть шестеро шестерых", "семь семеро семерых", "восемь восьмеро",
        "девять девятеро", "десять десятеро",
    ))
    for word in words.split()
}  # fmt: skip
NUMBER = re.compile(r"\d+")
SUM = re.compile(r"(\d[\d\s]*(?:[.,]\d{1,2})?)\s*(тыс\w*|т\.?\s?р|к\b)?", re.IGNORECASE)
DATE = re.compile(r"(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{4})")
AGES = (
    (re.compile(r"полтора года?|полтора"), "1 год 6 месяцев"),
    (re.compile(r"полгода|пол года"), "6 месяцев"),
    (re.compile(r"(\d+)[.,]5(?:\s*(?:год\w*|лет|г\b))?"), r"\1 год 6 месяцев"),
    (re.compile(r"(\d+)\s*с половиной(?: лет| года)?"), r"\1 год 6 месяцев"),
)
MONTHS = r"\d+\s*(?:месяц\w*|мес)\b"
AGE = re.compile(rf"\d+\s*(?:год\w*|лет|г)\b(?:\s*(?:и\s*)?{MONTHS})?|{MONTHS}|\d+")
THOUSAND = 1000
YES = frozenset(["да", "ага", "угу", "есть", "конечно", "верно"])
NO = frozenset(["нет", "неа", "нету", "никак"])


def typed(fact: Fact, text: str) -> str | None:
    """What the fact's reader takes, or None if the words are no value of it."""
    if "?" in text:
        return None  # a question with a number in it is no answer
    words = " ".join(text.lower().replace("ё", "е").split()).strip(" .!")
    match fact.kind:
        case Kind.YESNO:
            first = words.split(",")[0].split(" ")[0] if words else ""
            return "да" if first in YES else "нет" if first in NO else None
        case Kind.NUMBER:
            return _number(words)
        case Kind.MONEY:
            return _money(words)
        case Kind.AGE:
            return _age(words)
        case Kind.CHOICE | Kind.SEVERAL:
            return _answer(fact, words)


def _number(words: str) -> str | None:
    for word in words.split():
        if word in COUNTS:
            return str(COUNTS[word])
        if word.isdecimal():
            return str(int(word))
    return None


def _money(words: str) -> str | None:
    found = SUM.search(words)
    if found is None:
        return None
    amount = float(re.sub(r"\s", "", found[1]).replace(",", "."))
    return f"{amount * THOUSAND if found[2] else amount:.2f}".replace(".", ",")


def _age(words: str) -> str | None:
    if found := DATE.search(words):
        day, month, year = map(int, found.groups())
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return None
    for pattern, meant in AGES:
        words = pattern.sub(meant, words)
    for word, number in COUNTS.items():
        words = re.sub(rf"\b{word}\b", str(number), words)
    first = NUMBER.search(words)
    found = AGE.search(words[first.start() :]) if first else None
    said = found[0].replace(" и ", " ") if found else ""
    return f"{said} лет" if said.isdecimal() else said or None


def _answer(fact: Fact, words: str) -> str | None:
    texts = {" ".join(one.text.lower().replace("ё", "е").split()): one.id for one in fact.answers}
    return texts.get(words)
