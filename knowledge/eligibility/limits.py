"""Limits: what a condition compares with, as a whole number on a given day in a given region."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from knowledge.eligibility.known import age, kopecks, months_before
from knowledge.library import Library
from knowledge.measure import Parameter, Value
from knowledge.rule import Fact, Kind

PARAMETER = re.compile(r"(?:(?P<times>\d+(?:\.\d+)?)\s*\*\s*)?(?P<id>[a-z][\w{}]*)")
Looked = Callable[
    [str], str | None
]  # a parameter's value in force, in words; None if there is none


def minimum(region: str) -> str:
    """The id of a region's subsistence minimum per head."""
    return f"pm_{region}_capita"


def supposing(library: Library, name: str, words: str, on: date) -> Library:
    """The library as it would be if a parameter had another value, «18 500», from a day on."""
    value = Value(what=name, value=words, as_of=on, source="предположение")
    changed = Parameter(id=name, what=name, unit="", values=(value,))
    parameters = MappingProxyType({**library.parameters, name: changed})
    return replace(library, parameters=parameters)


class Misread(ValueError):
    """A limit that cannot be read; its message is for an editor."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Reads limits; `looked` finds a parameter's text by its id."""

    region: str
    on: date
    looked: Looked

    @classmethod
    def of(cls, library: Library, region: str, on: date) -> "Limits":
        """The library's parameters in force on a day."""

        def looked(name: str) -> str | None:
            dated = library.value(Value(what="", parameter=name), on)
            return dated.value if dated else None

        return cls(region, on, looked)

    def birthday(self, fact: Fact, limit: int | str) -> int:
        """The last day, as an ordinal, to be born on and be of this age. Raises Misread."""
        months = age(str(limit))
        if months is None:
            raise Misread(f"{fact.id}: возраст «{limit}» непонятен")
        return months_before(self.on, months[0]).toordinal()

    def read(self, fact: Fact, limit: int | str) -> Decimal | None:
        """Kopecks of money, else a count; None: the parameter has no value yet. Raises Misread.

        One and a half minimums may end in half a kopeck.
        """
        text = str(limit).strip()
        if found := PARAMETER.fullmatch(text):
            return self._parameter(found)
        if fact.kind is Kind.MONEY:
            number = kopecks(text)
        else:
            number = int(text) if text.isdecimal() else None
        if number is None:
            raise Misread(f"{fact.id}: предел «{limit}» непонятен")
        return Decimal(number)

    def _parameter(self, found: re.Match[str]) -> Decimal | None:
        name = found["id"].replace("{region}", self.region)
        words = self.looked(name)
        amount = None if words is None else kopecks(words)
        if words is not None and amount is None:
            raise Misread(f"{name}: в «{words}» нет суммы")
        return None if amount is None else amount * Decimal(found["times"] or 1)
