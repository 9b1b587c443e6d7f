"""Five rules and a population to weigh them over, of whom everything is known."""
# ruff: noqa: INP001  no package

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from bench.support.serving import ROOT
from knowledge.eligibility.bits import NO, YES
from knowledge.eligibility.register import Column, Weighing
from knowledge.eligibility.screening import Screening
from knowledge.library import Library

ON = date(2026, 11, 21)
REGION = "penza"
FIVE = (
    "maternity-capital",
    "maternity-capital-monthly",
    "annual-family-payment",
    "child-tax-deduction",
    "survivor-pension",
)
KOPECKS = 100
BLOCK = 32_768  # people
CHANCES = {
    "citizen": 0.97, "income_tax": 0.6, "property_ok": 0.8, "student_child": 0.1,
    "breadwinner_lost": 0.03,
}  # fmt: skip
CAPITAL = ("none", "left", "spent")
DISABILITY = ("none", "first", "second", "third", "child")
Arrays = Mapping[str, NDArray[np.int64]]


def made(count: int) -> Arrays:
    """A population, the same every time: roubles, days as ordinals, answers by number."""
    chance = np.random.default_rng(0)
    today = ON.toordinal()
    found = {name: chance.random(count) < share for name, share in CHANCES.items()}
    return {
        **{name: one.astype(np.int64) for name, one in found.items()},
        "children": chance.choice(5, count, p=(0.5, 0.2, 0.2, 0.07, 0.03)),
        "birth_order": chance.integers(1, 5, count),
        "youngest_child": today - chance.integers(0, 18 * 365, count),
        "age": today - chance.integers(16 * 365, 95 * 365, count),
        "family_income": chance.integers(5_000, 250_000, count),
        "family_size": chance.integers(1, 7, count),
        "capital": chance.integers(0, len(CAPITAL), count),
        "disability": chance.choice(5, count, p=(0.9, 0.02, 0.04, 0.03, 0.01)),
        "sex": chance.integers(0, 2, count),
        "student": (chance.random(count) < 1 / 10).astype(np.int64),
    }


def library() -> Library:
    """The content, of which only the five measures are left."""
    whole = Library.load(ROOT / "knowledge" / "content")
    five = MappingProxyType({name: whole.measures[name] for name in FIVE})
    return replace(whole, measures=five)


def kept(arrays: Arrays, path: Path) -> None:
    np.savez(path, **arrays)  # type: ignore[arg-type]


class Ours:
    """The five rules as the register weighs them."""

    def __init__(self, arrays: Arrays) -> None:
        self._screening = Screening(library(), region=REGION, on=ON)
        self._size = len(arrays["children"])
        self._columns = self._read(arrays)

    def counts(self) -> dict[str, int]:
        """How many are entitled to each."""
        found = dict.fromkeys(FIVE, 0)
        for at in range(0, self._size, BLOCK):
            end = min(at + BLOCK, self._size)
            columns = {name: cut(one, at, end) for name, one in self._columns.items()}
            weighing = Weighing(self._screening, columns, end - at)
            for one in self._screening.ready:
                found[one.measure.id] += int(weighing.truth(one.node).is_yes.sum())
        return found

    def _read(self, arrays: Arrays) -> dict[str, Column]:
        numbers = {
            name: arrays[name]
            for name in ("children", "birth_order", "youngest_child", "age", "family_size")
        }
        bits = {name: np.where(arrays[name] == 1, YES, NO) for name in CHANCES}
        facts = self._screening.facts
        occupation = [answer.id for answer in facts["occupation"].answers]
        numbers |= {
            **bits,
            "family_income": KOPECKS * arrays["family_income"],
            "capital": np.left_shift(1, arrays["capital"]),
            "disability": np.left_shift(1, arrays["disability"]),
            "sex": np.left_shift(1, arrays["sex"]),
            "occupation": arrays["student"] << occupation.index("student"),
        }
        return {name: told(values.astype(np.int64)) for name, values in numbers.items()}


def told(values: NDArray[np.int64]) -> Column:
    is_known = np.ones(len(values), np.bool_)
    return Column(is_known=is_known, is_absent=np.zeros_like(is_known), low=values, high=values)


def cut(column: Column, at: int, end: int) -> Column:
    values = column.low[at:end]
    return Column(
        is_known=column.is_known[at:end],
        is_absent=column.is_absent[at:end],
        low=values,
        high=values,
    )
