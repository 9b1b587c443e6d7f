"""Long polling of our own: the next offset goes out only after the inbox has committed."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any, Protocol

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import DeleteWebhook, TelegramMethod

from handlers.telegram.reading import ALLOWED_UPDATES, number_of

LONG_POLL = 20  # seconds Telegram may keep us waiting: less than a lease
GRACE = 10  # seconds on top, for the network
LONGEST_PAUSE = 60.0  # seconds between two tries after failures
AFTER_CONFLICT = 15.0  # somebody else polls with our token
AFTER_REFUSAL = 60.0  # a wrong token: somebody has to come and set it right
NOT_OURS = 5.0  # another process polls; look again

log = structlog.get_logger()


class Lease(Protocol):
    """The right to poll, of one process at a time."""

    async def hold(self) -> bool:
        """Take it or keep it. False while another process has it."""

    async def release(self) -> None:
        """Let another process go on at once."""


class OnlyProcess:
    """The lease of a process that has no rivals."""

    async def hold(self) -> bool:
        return True

    async def release(self) -> None:
        return


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates, read one by one: a malformed update must not hide the others."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int
    timeout: int
    allowed_updates: list[str]


class Polling:
    def __init__(
        self,
        bot: Bot,
        accept: Callable[[Sequence[Any]], Awaitable[None]],
        lease: Lease,
        *,
        wait: int = LONG_POLL,
    ) -> None:
        self._bot = bot
        self._accept = accept
        self._lease = lease
        self._wait = wait
        self._offset = 0
        self._failures = 0
        self._is_open = False  # whether Telegram was told that there is no webhook

    async def run(self) -> None:
        """Poll until cancelled."""
        try:
            while True:
                pause = await self._step()
                await asyncio.sleep(pause)
        finally:
            with suppress(Exception):  # without a database it runs out by itself
                await self._lease.release()

    async def _step(self) -> float:
        """Poll once. Returns the seconds to wait before the next time."""
        try:
            if not await self._lease.hold():
                self._is_open = False
                return NOT_OURS
            await self._poll()
        except AiogramError as error:
            return self._pause_after(error)
        except Exception:  # the last resort: the batch was not accepted and will come again
            log.exception("updates_not_accepted")
            return self._longer_pause()
        self._failures = 0
        return 0.0

    async def _poll(self) -> None:
        if not self._is_open:
            await self._bot(DeleteWebhook())
            self._is_open = True
        method = GetRawUpdates(
            offset=self._offset, timeout=self._wait, allowed_updates=ALLOWED_UPDATES
        )
        updates = await self._bot(method, request_timeout=self._wait + GRACE)
        if updates:
            await self._accept(updates)
            self._offset = 1 + max(number_of(update) for update in updates)

    def _pause_after(self, error: AiogramError) -> float:
        kind = type(error).__name__
        match error:
            case TelegramRetryAfter():
                return float(error.retry_after)
            case TelegramConflictError():
                self._is_open = False
                log.error("polling_conflicted", reason="another poll or a webhook", error=kind)
                return AFTER_CONFLICT * _jitter()
            case TelegramUnauthorizedError():
                log.error("polling_refused", reason="the token is wrong", error=kind)
                return AFTER_REFUSAL
            case _:
                log.warning("polling_failed", error=kind, attempts=self._failures + 1)
                return self._longer_pause()

    def _longer_pause(self) -> float:
        self._failures += 1
        return min(LONGEST_PAUSE, 2.0 ** min(self._failures - 1, 10)) * _jitter()


def _jitter() -> float:
    return random.uniform(0.75, 1.25)  # noqa: S311  nobody has to guess it
