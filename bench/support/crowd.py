"""A crowd of citizens at the local Bot API: everybody acts at once, and all answers are awaited."""
# ruff: noqa: INP001  no package

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from tests.support.botapi.server import BotApi, until

FIRST_CHAT = 1001
LONGEST_ROUND = 240.0  # seconds

Act: TypeAlias = Callable[[int], Awaitable[object]]
Quiet: TypeAlias = Callable[[], Awaitable[None]]


async def at_once() -> None:
    """For a bare bot: with its last answer it is quiet."""


@dataclass(slots=True, kw_only=True)
class Crowd:
    botapi: BotApi
    size: int
    quiet: Quiet = at_once
    first: int = FIRST_CHAT
    seconds: float = field(default=0.0, init=False)  # of counted rounds
    turns: int = field(default=0, init=False)
    busy: float = field(default=0.0, init=False)  # processor seconds of the local Bot API

    def chats(self) -> Sequence[int]:
        return range(self.first, self.first + self.size)

    def rate(self) -> float:
        """Turns a second."""
        return self.turns / self.seconds

    def load(self) -> float:
        """How much of one core the local Bot API took."""
        return self.busy / self.seconds

    async def all_say(self, text: str, *, is_counted: bool = True) -> None:
        await self.all_do(lambda chat: self.botapi.people.say(chat, text), is_counted=is_counted)

    async def all_press(self, label: str) -> None:
        await self.all_do(lambda chat: self.botapi.people.press(chat, label))

    async def all_do(self, act: Act, *, is_counted: bool = True) -> None:
        """One turn of everybody, from the first act to the last answer."""
        before = {chat: len(self.botapi.sent(chat)) for chat in self.chats()}
        began, busy = time.monotonic(), time.process_time()
        for chat in self.chats():
            await act(chat)
        await until(lambda: self._is_answered(before), LONGEST_ROUND)
        await self.quiet()
        if is_counted:
            self.seconds += time.monotonic() - began
            self.busy += time.process_time() - busy
            self.turns += self.size

    def _is_answered(self, before: Mapping[int, int]) -> bool:
        return all(len(self.botapi.sent(chat)) > seen for chat, seen in before.items())
