"""A clock that stands until it is moved."""

from datetime import UTC, datetime, timedelta

WORKDAY = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)  # Wednesday noon in Lipetsk


class FixedClock:
    def __init__(self, at: datetime = WORKDAY) -> None:
        self._at = at

    def now(self) -> datetime:
        return self._at

    def advance(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0) -> None:
        self._at += timedelta(seconds=seconds, minutes=minutes, hours=hours)
