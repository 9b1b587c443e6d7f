"""Figures: ages, spans and shares."""

import re

import pytest

from knowledge.search.reading.figures import FIGURE, Figures
from knowledge.search.reading.words import Words


@pytest.fixture(scope="module")
def figures() -> Figures:
    return Figures(Words())


@pytest.mark.parametrize("number", ["8 900 123-45-67", "123-456-789 01", "12.05.1980", "3 - 7"])
def test_a_number_with_its_dashes_is_one_figure(number: str) -> None:
    assert re.findall(FIGURE, f"вот {number}, да") == [number]


@pytest.mark.parametrize(
    ("figure", "after", "is_kept"),
    [
        ("3", "лет", True), ("3–7", "лет", True), ("1,5", "года", True), ("50", "%", True),
        ("120", "лет", False), ("3", "рубля", False), ("12.05.80", "года", False), ("3", "", False),
    ],
)  # fmt: skip
def test_what_is_counted_decides(figures: Figures, figure: str, after: str, is_kept: bool) -> None:
    assert figures.is_counted(figure, after) == is_kept


@pytest.mark.parametrize(
    ("figure", "before", "after"),
    [
        ("15", "выплата", "мая"), ("60", "пособие", ""), ("17", "дом", ""), ("350", "выплата", ""),
    ],
)  # fmt: skip
def test_other_numbers_are_no_ages(figures: Figures, figure: str, before: str, after: str) -> None:
    assert not figures.is_age(figure, before, after)


@pytest.mark.parametrize(("figure", "before"), [("8–17", "выплата"), ("1,5", "пособие")])
def test_a_payment_is_called_by_ages_of_children(
    figures: Figures, figure: str, before: str
) -> None:
    assert figures.is_age(figure, before, "кому")
