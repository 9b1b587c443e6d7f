"""Office hours: local, without weekends."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.services.turns.office import Office

OFFICE = Office(opens=time(9), closes=time(18), zone=ZoneInfo("Europe/Moscow"))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """November 2026 in UTC; the 16th is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [(at(18, 6), True), (at(18, 5, 59), False), (at(18, 15), False), (at(21, 9), False)],
)
def test_the_office_is_open_by_its_own_clock(moment: datetime, is_open: bool) -> None:
    assert OFFICE.is_open(moment) == is_open


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        (at(18, 9), at(18, 9)),
        (at(18, 3), at(18, 6)),
        (at(20, 16), at(23, 6)),
        (at(22, 9), at(23, 6)),
    ],
)
def test_the_next_opening_skips_nights_and_weekends(moment: datetime, opening: datetime) -> None:
    assert OFFICE.next_opening(moment) == opening


def test_office_minutes_go_on_the_next_working_day() -> None:
    assert OFFICE.after(at(18, 9), 60) == at(18, 10)
    assert OFFICE.after(at(20, 14, 30), 60) == at(23, 6, 30)
