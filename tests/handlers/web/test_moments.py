from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.texts import Texts
from handlers.web.moments import Moments

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)  # noon in Moscow
MOMENTS = Moments(Texts.load(Path(__file__).parents[3] / "texts" / "ru"), "Europe/Moscow")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (NOW, "12:00"),
        (NOW - timedelta(hours=12, minutes=1), "вчера, 23:59"),
        (datetime(2026, 3, 5, 8, 7, tzinfo=UTC), "5 марта, 11:07"),
        (datetime(2025, 12, 31, 22, 0, tzinfo=UTC), "1 января, 01:00"),
        (datetime(2025, 5, 9, 9, 0, tzinfo=UTC), "9 мая 2025 года, 12:00"),
    ],
)
def test_a_time_is_said_in_the_zone_of_the_region(at: datetime, words: str) -> None:
    assert MOMENTS.when(at, NOW) == words


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 мин"), (59, "59 мин"), (61, "1 ч"), (48 * 60, "2 дня")]
)
def test_waiting_is_said_in_one_unit(minutes: int, words: str) -> None:
    assert MOMENTS.waited(NOW - timedelta(minutes=minutes), NOW) == words
