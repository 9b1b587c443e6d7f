"""Figures: which numbers tell an age, a span or a share, and never who somebody is."""

import re

from knowledge.search.reading.words import Words

FIGURE = r"\d+(?:[.,:/]\d+|[\s().+–—-]+\d+)*"  # a whole telephone number is one figure
SMALL = re.compile(r"(\d{1,2}(?:[.,]5)?)(?:\s*[-–—]\s*(\d{1,2}(?:[.,]5)?))?")
OLDEST_CHILD = 24  # years; payments are called by the ages of children
COUNTED = frozenset({
    "год", "лет", "месяц", "неделя", "день", "раз", "процент", "ребенок", "дети", "группа", "класс",
    "степень", "курс", "человек",
})  # fmt: skip
PAYMENTS = frozenset({"пособие", "выплата", "доплата", "деньги", "деньга", "ребенок", "дети"})
MONTHS = frozenset({
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
    "ноябрь", "декабрь",
})  # fmt: skip
TOWARDS = frozenset({"до", "по"})  # between the ends of a span


class Figures:
    def __init__(self, words: Words) -> None:
        self._words = words

    def is_counted(self, figure: str, after: str) -> bool:
        """Whether «лет», «группы», «%», … follow a small number or span."""
        return SMALL.fullmatch(figure) is not None and (
            after == "%" or not COUNTED.isdisjoint(self._words.forms(after))
        )

    def is_age(self, figure: str, before: str, after: str) -> bool:
        """Whether it is the age a payment is called by: «выплата 3–7», «пособие до 1,5»."""
        found = SMALL.fullmatch(figure)
        if found is None or not MONTHS.isdisjoint(self._words.forms(after)):
            return False
        ages = [float(age.replace(",", ".")) for age in found.groups() if age]
        is_paid = not PAYMENTS.isdisjoint(self._words.forms(before))
        return is_paid and max(ages) <= OLDEST_CHILD
