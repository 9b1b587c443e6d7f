"""A time of day as people type it."""

import pytest
from hypothesis import given, strategies as st

from bot.conversation.fields.times import time_of_day
from bot.conversation.fields.wrong import NotTaken


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("14:30", "14:30"),
        ("14.30", "14:30"),
        ("14 30", "14:30"),
        ("9:05", "09:05"),
        ("9", "09:00"),
        ("в 9 утра", "09:00"),
        ("В девять утра", "09:00"),
        ("к 7 вечера", "19:00"),
        ("2 часа дня", "14:00"),
        ("в час дня", "13:00"),
        ("12 дня", "12:00"),
        ("12 ночи", "00:00"),
        ("11 ночи", "23:00"),
        ("3 ночи", "03:00"),
        ("9 часов 15 минут", "09:15"),
        ("9 ч. 15 мин.", "09:15"),
        ("полдень", "12:00"),
        ("0:00", "00:00"),
    ],
)
def test_a_time_is_taken_as_people_write_it(typed: str, kept: str) -> None:
    assert time_of_day(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "утром", "25:00", "9:75", "24", "не знаю", "с 9 до 18", "9:5", "99 " * 20]
)
def test_what_is_no_time_is_told(typed: str) -> None:
    with pytest.raises(NotTaken) as refused:
        time_of_day(typed)
    assert refused.value.why == "time"


@given(hour=st.integers(0, 23), minute=st.integers(0, 59))
def test_every_time_of_a_clock_is_taken(hour: int, minute: int) -> None:
    assert time_of_day(f"{hour}:{minute:02}") == f"{hour:02}:{minute:02}"
