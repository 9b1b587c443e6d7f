"""Times as people say them, in the region's own zone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.texts import Texts


class Moments:
    """`now` is given by whoever renders: a page has one now."""

    def __init__(self, texts: Texts, zone: str) -> None:
        self._texts = texts
        self._zone = ZoneInfo(zone)

    def when(self, at: datetime, now: datetime) -> str:
        """«14:05», «вчера, 14:05», «5 марта, 14:05», with the year when it is another."""
        local, today = at.astimezone(self._zone), now.astimezone(self._zone)
        facts = {"time": f"{local:%H:%M}", "day": self.day(at), "year": local.year}
        if local.date() == today.date():
            return self._texts.line("page.today", facts)
        if local.date() == today.date() - timedelta(days=1):
            return self._texts.line("page.yesterday", facts)
        key = "page.day_and_time" if local.year == today.year else "page.year_and_time"
        return self._texts.line(key, facts)

    def day(self, at: datetime) -> str:
        """«5 марта»."""
        local = at.astimezone(self._zone)
        return self._texts.line("page.day", {"day": local.day, "month": local.month})

    def waited(self, since: datetime, now: datetime) -> str:
        """«14 мин», «3 ч», «2 дня»."""
        minutes = max(0, int((now - since).total_seconds() // 60))
        if minutes < 60:  # noqa: PLR2004  minutes of an hour
            return self._texts.line("page.minutes", {"count": minutes})
        hours = minutes // 60
        if hours < 48:  # noqa: PLR2004  then days say more
            return self._texts.line("page.hours", {"count": hours})
        return self._texts.line("page.days", {"count": hours // 24})
