"""The log of a conversation as its citizen reads it: all of it, or what came after a `seq`."""

import asyncio
from uuid import UUID

from bot.messages import Logged
from bot.services.footing.changes import Changes, about
from bot.services.footing.transactions import Transactions

LOOK_SECONDS = 2.0  # another process may have written without a hint reaching us


class Transcript:
    def __init__(self, transactions: Transactions, changes: Changes) -> None:
        self._transactions = transactions
        self._changes = changes

    async def since(self, conversation: UUID, seq: int) -> tuple[Logged, ...]:
        """Lines after `seq`, oldest first."""
        async with self._transactions.reading() as store:
            return await store.messages.since(conversation, seq)

    async def wait(self, conversation: UUID, seq: int, timeout: float) -> tuple[Logged, ...]:  # noqa: ASYNC109
        """Wait for lines after `seq`, for so many seconds; no connection is held meanwhile."""
        clock = asyncio.get_running_loop()
        end = clock.time() + timeout
        while True:
            mark = self._changes.mark()
            lines = await self.since(conversation, seq)
            left = end - clock.time()
            if lines or left <= 0:
                return lines
            await self._changes.wait(about(conversation), min(left, LOOK_SECONDS), after=mark)
