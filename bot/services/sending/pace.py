"""How fast a bot may send: so many a second in all, one a second to a chat after a burst."""

import asyncio
from dataclasses import dataclass, field
from uuid import UUID

CHAT_RATE, CHAT_BURST = 1.0, 3.0
MOST_CHATS = 10_000


@dataclass(slots=True)
class Bucket:
    """Tokens that come back with time. Full at first."""

    rate: float  # tokens a second
    size: float
    tokens: float = field(init=False)
    at: float = 0.0  # seconds of the loop's clock

    def __post_init__(self) -> None:
        self.tokens = self.size

    def delay(self, now: float) -> float:
        """Seconds until a token is there; 0 if it is."""
        self.tokens = min(self.size, self.tokens + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (1 - self.tokens) / self.rate)


class Pace:
    """Kept by the one process that holds a courier's lease."""

    def __init__(self, rate: float) -> None:
        self._whole = Bucket(rate=rate, size=max(1.0, rate))
        self._chats: dict[UUID, Bucket] = {}

    def delay(self, chat: UUID) -> float:
        """Take a turn and return 0, or return how many seconds it is too early."""
        now = asyncio.get_running_loop().time()
        if len(self._chats) >= MOST_CHATS:
            self._chats.clear()
        own = self._chats.setdefault(chat, Bucket(rate=CHAT_RATE, size=CHAT_BURST))
        wait = max(self._whole.delay(now), own.delay(now))
        if wait == 0:
            self._whole.tokens -= 1
            own.tokens -= 1
        return wait
