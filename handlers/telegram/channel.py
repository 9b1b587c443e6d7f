"""Telegram as the app sees it. aiogram takes seconds to import, so that is done beside the work."""

import asyncio
from importlib import import_module
from typing import Protocol, Self

from bot.services.footing.leases import Leases
from bot.services.house import House
from handlers.telegram.webhook import Webhook


class Line(Protocol):
    webhook: Webhook

    async def run(self) -> None: ...
    async def close(self) -> None: ...


class Telegram:
    """One bot. `webhook` answers Telegram's posts, whether or not a webhook is set."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.webhook = line.webhook.answer

    @classmethod
    async def open(cls, house: House, leases: Leases | None = None) -> Self:
        """Attach courier and fetcher under the bot's number; asks nothing of the network yet.

        Without `leases` this is the only process that polls.
        """
        rooms = await asyncio.to_thread(import_module, "handlers.telegram.line")
        return cls(rooms.open_line(house, leases))

    async def run(self) -> None:
        """Poll, or set the webhook and wait for it, until cancelled."""
        await self._line.run()

    async def close(self) -> None:
        await self._line.close()
