"""The only clock on the wall."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """Return the time, in UTC."""


class WallClock:
    def now(self) -> datetime:
        return datetime.now(UTC)
