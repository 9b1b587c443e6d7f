"""What is known of a fact: how a value in a file is read, to the day and to the kopeck."""

from datetime import date

import pytest

from knowledge.eligibility.known import (
    Known,
    Span,
    Unreadable,
    age,
    allowed,
    known,
    kopecks,
    months_before,
    roubles,
)  # fmt: skip
from tests.knowledge.eligibility.made import ON, facts

FACTS = facts()


def born(first: str, last: str = "") -> Span:
    return Span(*(date.fromisoformat(day).toordinal() for day in (first, last or first)))


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("citizen", True, True),
        ("citizen", " Нет ", False),
        ("citizen", "yes", True),
        ("children", 0, Span(0, 0)),
        ("children", " 3 ", Span(3, 3)),
        ("children", 20, Span(20, 20)),
        ("income", 12000, Span(1_200_000, 1_200_000)),
        ("income", "12 000,50 рубля", Span(1_200_050, 1_200_050)),
        ("income", "12000.5", Span(1_200_050, 1_200_050)),
        ("income", "100 ₽", Span(10_000, 10_000)),
        ("income", 0.29, Span(29, 29)),
        ("age", "2025-04-01", born("2025-04-01")),
        ("age", "01.04.2025", born("2025-04-01")),
        ("age", date(2026, 11, 21), born("2026-11-21")),
        ("age", 3, born("2022-11-22", "2023-11-21")),
        ("age", "3", born("2022-11-22", "2023-11-21")),
        ("age", "3 года", born("2022-11-22", "2023-11-21")),
        ("age", "1 год 6 месяцев", born("2025-04-22", "2025-05-21")),
        ("age", "полтора года", born("2025-04-22", "2025-05-21")),
        ("age", "0 месяцев", born("2026-10-22", "2026-11-21")),
        ("home", "own", frozenset({"own"})),
        ("work", ["job", "study"], frozenset({"job", "study"})),
        ("work", [], frozenset()),
    ],
)
def test_a_value_is_read(name: str, value: object, read: Known) -> None:
    assert known(FACTS[name], value, ON) == read


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("citizen", "может быть"),
        ("citizen", 1),
        ("children", -1),
        ("children", 2.5),
        ("children", True),
        ("children", 21),
        ("size", 10**13),
        ("income", -5000),
        ("income", "12 тысяч"),
        ("income", "от 5 до 10"),
        ("income", 1e16),
        ("income", True),
        ("age", "2026-11-22"),
        ("age", "2025-02-30"),
        ("age", "31.02.2025"),
        ("age", "давно"),
        ("age", ""),
        ("age", "900 лет"),
        ("age", True),
        ("home", "castle"),
        ("home", ["own"]),
        ("work", "job"),
        ("work", ["sleep"]),
    ],
)
def test_what_does_not_fit_is_named_with_what_would(name: str, value: object) -> None:
    with pytest.raises(Unreadable) as told:
        known(FACTS[name], value, ON)
    assert str(told.value) == f"{name}: «{value}» не подходит. Нужно: {allowed(FACTS[name])}"


def test_the_allowed_answers_are_listed() -> None:
    assert allowed(FACTS["home"]) == "один из ответов: own, rented"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("28 450,45 рубля", 2_845_045),
        ("не больше 1 863 рублей в месяц", 186_300),
        ("0,5", 50),
        ("бесплатно", None),
    ],
)
def test_a_sum_in_a_text_is_found(text: str, amount: int | None) -> None:
    assert kopecks(text) == amount


def test_a_sum_alone_is_not_a_sum_among_words() -> None:
    assert [roubles(text) for text in ("18 500", "18 500 р.", "около 18 500", "")] == [
        1_850_000, 1_850_000, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "months", "day"),
    [
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2025-02-28", 12, "2024-02-28"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-11-21", 0, "2026-11-21"),
    ],
)
def test_months_are_counted_back(on: str, months: int, day: str) -> None:
    assert months_before(date.fromisoformat(on), months) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "months"),
    [("3 года", (36, 48)), ("1 г. 6 мес.", (18, 19)), ("полгода", (6, 7)), ("года", None)],
)
def test_an_age_is_at_least_and_less_than(text: str, months: tuple[int, int] | None) -> None:
    assert age(text) == months
