"""Limits: what an editor wrote, as kopecks, counts and birthdays."""

from datetime import date
from decimal import Decimal

import pytest

from knowledge.eligibility.limits import Limits, Misread, minimum, supposing
from tests.knowledge.eligibility.made import ON, facts, library

FACTS = facts()
LIBRARY = library({}, mrot="27 093 рубля", pm_penza_capita="15 909,55 рубля", words="много")


def limits(region: str = "penza", on: date = ON) -> Limits:
    return Limits.of(LIBRARY, region, on)


@pytest.mark.parametrize(
    ("name", "written", "read"),
    [
        ("children", 3, Decimal(3)),
        ("children", "3", Decimal(3)),
        ("income", 12000, Decimal(1_200_000)),
        ("income", "12 000,50", Decimal(1_200_050)),
        ("income", "mrot", Decimal(2_709_300)),
        ("income", "2 * mrot", Decimal(5_418_600)),
        ("income", "1.5*pm_{region}_capita", Decimal("2386432.5")),
        ("income", "unwritten", None),
    ],
)
def test_a_limit_is_a_number(name: str, written: int | str, read: Decimal | None) -> None:
    assert limits().read(FACTS[name], written) == read


def test_a_parameter_has_no_value_in_another_region_or_before_its_day() -> None:
    written = "pm_{region}_capita"
    assert limits("lipetsk").read(FACTS["income"], written) is None
    assert limits(on=date(2025, 12, 31)).read(FACTS["income"], written) is None


@pytest.mark.parametrize(
    ("name", "written", "told"),
    [
        ("children", "много", "children: предел «много» непонятен"),
        ("income", "-", "income: предел «-» непонятен"),
        ("income", "words", "words: в «много» нет суммы"),
    ],
)
def test_what_cannot_be_read_is_told_to_the_editor(name: str, written: str, told: str) -> None:
    with pytest.raises(Misread, match=told):
        limits().read(FACTS[name], written)


@pytest.mark.parametrize(
    ("on", "limit", "day"),
    [
        ("2026-11-21", "18 лет", "2008-11-21"),
        ("2026-11-21", "1 год 6 месяцев", "2025-05-21"),
        ("2025-02-28", "1 год", "2024-02-28"),  # who was born on the 29th is one on 1 March
        ("2025-03-01", "1 год", "2024-03-01"),
        ("2028-02-29", "4 года", "2024-02-29"),
    ],
)
def test_the_last_birthday_of_an_age(on: str, limit: str, day: str) -> None:
    found = limits(on=date.fromisoformat(on)).birthday(FACTS["age"], limit)
    assert date.fromordinal(found) == date.fromisoformat(day)


def test_an_age_that_cannot_be_read_is_told_to_the_editor() -> None:
    with pytest.raises(Misread, match="age: возраст «взрослый» непонятен"):
        limits().birthday(FACTS["age"], "взрослый")


def test_another_minimum_can_be_supposed() -> None:
    changed = supposing(LIBRARY, minimum("penza"), "18 500", ON)
    read = Limits.of(changed, "penza", ON).read
    assert read(FACTS["income"], "pm_{region}_capita") == 1_850_000
    assert read(FACTS["income"], "mrot") == 2_709_300
