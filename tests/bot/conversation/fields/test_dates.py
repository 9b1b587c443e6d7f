"""Days as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from bot.conversation.fields.dates import day, day_shown, period, period_shown
from bot.conversation.fields.wrong import NotTaken
from knowledge.form import Side

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    "typed",
    [
        "21.11.2026",
        "21/11/2026",
        "21-11-2026",
        "2026-11-21",
        "21. 11. 2026",
        "21.11.26",
        "21 ноября 2026",
        "21 НОЯБРЯ 2026 года",
        "21-го ноября 2026 г.",
        "21 нояб. 2026",
        "это было 21.11.2026.",
    ],
)
def test_a_day_is_taken_however_it_is_written(typed: str) -> None:
    assert day(typed, TODAY, None) == "2026-11-21"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("5 декабря", "2026-12-05"), ("26.11", "2026-11-26"), ("1 марта", "2027-03-01")],
)
def test_a_day_ahead_needs_no_year(typed: str, kept: str) -> None:
    assert day(typed, TODAY, Side.AHEAD) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("05.03.50", "1950-03-05"), ("05.03.26", "2026-03-05"), ("5 марта 1950", "1950-03-05")],
)
def test_a_birth_lies_in_the_past(typed: str, kept: str) -> None:
    assert day(typed, TODAY, Side.PAST) == kept


@pytest.mark.parametrize(
    ("typed", "side", "why"),
    [
        ("", None, "date"),
        ("вчера", None, "date"),
        ("в понедельник", Side.AHEAD, "date"),
        ("с 21.11.2026 по 23.11.2026", None, "date"),
        ("слово " * 30 + "21.11.2026", None, "date"),
        ("31.02.2026", None, "date_none"),
        ("0.11.2026", None, "date_none"),
        ("21.13.2026", None, "date_none"),
        ("29 февраля", Side.AHEAD, "date_none"),
        ("21 ноября", Side.PAST, "date_year"),
        ("21.11.1850", None, "date_year"),
        ("27.11.2026", Side.PAST, "date_future"),
        ("05.03.2050", Side.PAST, "date_future"),
        ("25.11.2026", Side.AHEAD, "date_past"),
    ],
)
def test_what_is_no_such_day_is_told_why(typed: str, side: Side | None, why: str) -> None:
    with pytest.raises(NotTaken) as refused:
        day(typed, TODAY, side)
    assert refused.value.why == why


@pytest.mark.parametrize("side", [Side.PAST, Side.AHEAD])
def test_today_lies_on_both_sides(side: Side) -> None:
    assert day("26.11.2026", TODAY, side) == "2026-11-26"


@given(one=st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_shown_day_is_taken_again(one: date) -> None:
    assert day(day_shown(one.isoformat()), TODAY, None) == one.isoformat()


@pytest.mark.parametrize(
    "typed",
    [
        "с 01.12.2026 по 10.12.2026",
        "01.12.2026 - 10.12.2026",
        "1.12–10.12.2026",
        "с 1 по 10 декабря 2026",
        "1-10 декабря",
        "с 1 декабря до 10 декабря",
        "от 1 декабря 2026 года до 10 декабря 2026 года",
    ],
)
def test_a_period_is_taken_however_it_is_written(typed: str) -> None:
    assert period(typed, TODAY) == "2026-12-01/2026-12-10"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "period"),
        ("весь месяц", "period"),
        ("01.12.2026", "period"),
        ("1.12.2026, 2.12.2026, 3.12.2026", "period"),
        ("с 10.12.2026 по 01.12.2026", "period_order"),
        ("с 30 по 31 февраля 2026", "date_none"),
    ],
)
def test_what_is_no_period_is_told_why(typed: str, why: str) -> None:
    with pytest.raises(NotTaken) as refused:
        period(typed, TODAY)
    assert refused.value.why == why


@given(
    one=st.dates(min_value=date(1900, 1, 1), max_value=date(2098, 12, 31)),
    days=st.integers(min_value=0, max_value=300),
)
def test_a_shown_period_is_taken_again(one: date, days: int) -> None:
    kept = f"{one.isoformat()}/{(one + timedelta(days=days)).isoformat()}"
    assert period(period_shown(kept), TODAY) == kept
