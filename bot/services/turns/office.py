"""When caseworkers answer: office hours of a region, Monday to Friday."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

FRIDAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Local hours; every time given and returned is in UTC."""

    opens: time
    closes: time
    zone: ZoneInfo

    def is_open(self, at: datetime) -> bool:
        here = at.astimezone(self.zone)
        return here.weekday() <= FRIDAY and self.opens <= here.time() < self.closes

    def next_opening(self, at: datetime) -> datetime:
        """Return `at` itself while the office is open."""
        if self.is_open(at):
            return at
        here = at.astimezone(self.zone)
        day = here.date() if here.time() < self.opens else here.date() + timedelta(days=1)
        while day.weekday() > FRIDAY:
            day += timedelta(days=1)
        return self._moment(day, self.opens)

    def after(self, at: datetime, minutes: int) -> datetime:
        """Return the moment when so many office minutes have passed."""
        left = timedelta(minutes=minutes)
        at = self.next_opening(at)
        while (closing := self._closing(at)) - at < left:
            left -= closing - at
            at = self.next_opening(closing)
        return at + left

    def _closing(self, at: datetime) -> datetime:
        return self._moment(at.astimezone(self.zone).date(), self.closes)

    def _moment(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, self.zone).astimezone(UTC)
