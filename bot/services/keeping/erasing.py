"""Erasing a conversation: its key, its words, its files."""

from pathlib import Path
from uuid import UUID

from bot.clock import Clock
from bot.services.footing.changes import about
from bot.services.footing.transactions import Transactions
from bot.storage.drawers.journal import SYSTEM, Event
from bot.storage.store import Store


class Eraser:
    def __init__(self, transactions: Transactions, clock: Clock, folder: Path) -> None:
        self._transactions = transactions
        self._clock = clock
        self._folder = folder

    async def erase(self, conversation: UUID) -> None:
        """Erase everything of a conversation, cases included; tombstones keep their places."""
        async with self._transactions.begin() as (store, tell):
            paths = await self._erase(store, conversation)
            tell(about(conversation))
        self._unlink(paths)

    async def erase_unless_case(self, conversation: UUID) -> bool:
        """Erase a conversation that led to no case; tell whether it was erased."""
        async with self._transactions.begin() as (store, tell):
            await store.conversations.hold(conversation)
            if await store.cases.of_citizen(conversation):
                return False
            paths = await self._erase(store, conversation)
            tell(about(conversation))
        self._unlink(paths)
        return True

    async def _erase(self, store: Store, conversation: UUID) -> tuple[str, ...]:
        now = self._clock.now()
        event = Event(
            act="conversation.erased",
            actor=SYSTEM,
            object_kind="conversation",
            object_id=conversation,
            at=now,
        )
        await store.journal.write(event)
        return await store.conversations.erase(conversation, now)

    def _unlink(self, paths: tuple[str, ...]) -> None:
        for path in paths:
            (self._folder / path).unlink(missing_ok=True)
