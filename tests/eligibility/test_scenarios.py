"""Scenarios that a lawyer can read: facts of a person, and the verdict the law gives them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from knowledge.eligibility.screening import Screening
from knowledge.eligibility.truth import Truth
from knowledge.eligibility.verdicts import Verdict
from knowledge.library import Library, read
from knowledge.rule import STRICT

HERE = Path(__file__).parent
CONTENT = HERE.parents[1] / "knowledge" / "content"
FEWEST = 4  # scenarios of a rule
WORDS = {Truth.YES: "да", Truth.NO: "нет", Truth.UNKNOWN: "неизвестно"}
LIKELY = "вероятно"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    __pydantic_config__ = STRICT
    name: str
    expect: str  # да, вероятно, нет, неизвестно
    given: Mapping[str, Any] = field(default_factory=dict)  # beside the base; null: not told
    on: date | None = None
    because: str = ""  # what stands in one of the reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenarios:
    __pydantic_config__ = STRICT
    measure: str
    scenarios: tuple[Scenario, ...]
    base: Mapping[str, Any] = field(default_factory=dict)
    region: str = ""
    on: date = date(2026, 11, 21)


def sheets() -> list[Scenarios]:
    """Every sheet of every file beside this one."""
    found: list[Scenarios] = []
    for path in sorted(HERE.glob("*.yaml")):
        found += read(path, tuple[Scenarios, ...])
    return found


SHEETS = sheets()
CASES = [
    pytest.param(sheet, one, id=f"{sheet.measure}: {one.name}")
    for sheet in SHEETS
    for one in sheet.scenarios
]


@cache
def library() -> Library:
    return Library.load(CONTENT)


@cache
def screening(region: str, on: date) -> Screening:
    return Screening(library(), region=region, on=on)


def verdict(sheet: Scenarios, scenario: Scenario) -> Verdict:
    rules = screening(sheet.region, scenario.on or sheet.on)
    given = {**sheet.base, **scenario.given}
    facts = rules.read({name: value for name, value in given.items() if value is not None})
    return next(one for one in rules.verdicts(facts) if one.measure == sheet.measure)


@pytest.mark.parametrize(("sheet", "scenario"), CASES)
def test_the_verdict_is_what_the_law_says(sheet: Scenarios, scenario: Scenario) -> None:
    found = verdict(sheet, scenario)
    is_likely = found.truth is Truth.YES and found.likely
    told = "; ".join(f"{one.says}: {WORDS[one.truth]}" for one in found.reasons)
    assert (LIKELY if is_likely else WORDS[found.truth]) == scenario.expect, told
    assert scenario.because in told


def test_every_rule_has_a_yes_a_no_an_unknown_and_a_boundary() -> None:
    told: dict[str, Counter[str]] = {}
    for sheet in SHEETS:
        ends = ("да" if one.expect == LIKELY else one.expect for one in sheet.scenarios)
        told.setdefault(sheet.measure, Counter()).update(ends)
    ruled = [one.id for one in library().measures.values() if one.rule]
    poor = {
        name: dict(told.get(name, Counter()))
        for name in ruled
        if sum(told.get(name, Counter()).values()) < FEWEST or len(told[name]) < len(WORDS)
    }
    assert poor == {}
