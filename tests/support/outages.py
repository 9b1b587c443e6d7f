"""A database that is away for a while."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from typing_extensions import override

from bot.services.footing.transactions import Tell, Transactions
from bot.storage.store import Store


class Outage(Transactions):
    """The transactions of a service, of which the next `left` fail before they begin."""

    def __init__(self, whole: Transactions) -> None:
        self._whole = whole
        self.left = 0

    @override
    @asynccontextmanager
    async def begin(self) -> AsyncIterator[tuple[Store, Tell]]:
        self._fail()
        async with self._whole.begin() as opened:
            yield opened

    @override
    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Store]:
        self._fail()
        async with self._whole.reading() as store:
            yield store

    def _fail(self) -> None:
        if self.left > 0:
            self.left -= 1
            raise ConnectionRefusedError
