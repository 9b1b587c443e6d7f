"""News inside this process: who waits for a topic is woken when somebody tells of it."""

import asyncio
from contextlib import suppress
from uuid import UUID

QUEUE = "queue"  # of cases
ASSISTANT = "assistant"
DELIVERY = "delivery"
FILES = "files"
COURIERS = "couriers"  # one was attached
MOST_TOPICS = 10_000


def about(conversation: UUID) -> str:
    """Topic of one conversation's log."""
    return f"conversation:{conversation}"


class Changes:
    """A hint only: due rows are also looked at by the clock, so a lost hint costs a second."""

    def __init__(self) -> None:
        self._count = 0
        self._floor = 0
        self._last: dict[str, int] = {}
        self._waiting: dict[str, set[asyncio.Event]] = {}

    def mark(self, _topic: str = "") -> int:
        """Take this before you read; a change between the reading and the waiting is not lost."""
        return self._count

    def tell(self, topic: str) -> None:
        self._count += 1
        if len(self._last) >= MOST_TOPICS:
            self._last.clear()
            self._floor = self._count
        self._last[topic] = self._count
        for event in self._waiting.get(topic, ()):
            event.set()

    async def wait(self, topic: str, timeout: float, *, after: int | None = None) -> bool:  # noqa: ASYNC109
        """True if the topic changed after the mark (by default: from now on) within the time."""
        if after is not None and self._has_changed(topic, after):
            return True
        event = asyncio.Event()
        self._waiting.setdefault(topic, set()).add(event)
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(timeout):
                    await event.wait()
            return event.is_set()
        finally:
            self._forget(topic, event)

    def _has_changed(self, topic: str, after: int) -> bool:
        return after < self._floor or self._last.get(topic, 0) > after

    def _forget(self, topic: str, event: asyncio.Event) -> None:
        self._waiting[topic].discard(event)
        if not self._waiting[topic]:
            del self._waiting[topic]
