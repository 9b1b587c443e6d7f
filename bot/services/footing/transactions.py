"""Transactions of the services: what they change is told once it is committed."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TypeAlias

from bot.services.footing.changes import Changes
from bot.storage.database import Database
from bot.storage.store import Store

Tell: TypeAlias = Callable[[str], object]


class Transactions:
    def __init__(self, database: Database, changes: Changes) -> None:
        self._database = database
        self._changes = changes

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[tuple[Store, Tell]]:
        """Commit at the end of the block. Topics told inside wake who waits, here and elsewhere."""
        topics: dict[str, None] = {}
        async with self._database.transaction() as store:
            yield store, topics.setdefault
            for topic in topics:
                await store.notify(topic)
        for topic in topics:
            self._changes.tell(topic)

    def reading(self) -> AbstractAsyncContextManager[Store]:
        return self._database.reading()
