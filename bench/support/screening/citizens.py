"""A register of made-up citizens, as a region would export it: every fact that is asked."""
# ruff: noqa: INP001  no package

import csv
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from knowledge.eligibility.cells import BETWEEN, NONE_OF_THEM
from knowledge.eligibility.screening import Screening
from knowledge.eligibility.table import RECEIVED
from knowledge.rule import Fact, Kind

UNKNOWN = 0.3  # of the cells are empty
AT_ONCE = 50_000
YEAR = 365  # days
OLDEST = {"youngest_child": 18, "capital_child": 18}
YOUNGEST = {"age": 16}
MOST = {"children": 5, "birth_order": 5, "family_size": 6, "work_years": 45, "married_years": 60}
INCOME = 150_000  # roubles


def write(path: Path, screening: Screening, count: int) -> None:
    """The same citizens every time."""
    chance = np.random.default_rng(0)
    facts = [fact for fact in screening.facts.values() if not fact.derived and not fact.ratio]
    measures = [one.measure.id for one in screening.ready]
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow([*(fact.id for fact in facts), RECEIVED])
        for at in range(0, count, AT_ONCE):
            some = min(AT_ONCE, count - at)
            columns = [_column(fact, screening.on, some, chance) for fact in facts]
            rows.writerows(zip(*columns, _received(measures, some, chance), strict=True))


def _column(fact: Fact, on: date, count: int, chance: np.random.Generator) -> Sequence[str]:
    match fact.kind:
        case Kind.YESNO:
            values = ["да", "нет"]
        case Kind.CHOICE:
            values = [answer.id for answer in fact.answers]
        case Kind.SEVERAL:
            answers = [answer.id for answer in fact.answers]
            values = [NONE_OF_THEM, *answers, BETWEEN.join(answers[:2])]
        case Kind.NUMBER:
            values = [str(number) for number in range(MOST.get(fact.id, 30) + 1)]
        case Kind.MONEY:
            values = [str(amount) for amount in range(5_000, INCOME)]
        case Kind.AGE:
            ages = range(YOUNGEST.get(fact.id, 0) * YEAR, OLDEST.get(fact.id, 95) * YEAR)
            values = [(on - timedelta(days=days)).isoformat() for days in ages]
    codes = chance.integers(0, len(values), count)
    codes[chance.random(count) < UNKNOWN] = len(values)
    return np.array([*values, ""], dtype=object)[codes].tolist()


def _received(measures: Sequence[str], count: int, chance: np.random.Generator) -> Sequence[str]:
    pairs = np.array(measures, dtype=object)[chance.integers(0, len(measures), (2, count))]
    return [BETWEEN.join(pair) for pair in zip(*pairs.tolist(), strict=True)]
