"""Commits on SQLite: transactions that waited for one another wait for the disk once.

Each is a savepoint of one transaction. Whoever ends first queues up behind all who wait already and
commits for all of them; nobody goes on before that commit, so what one saw of another is kept too.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from sqlite3 import Connection as Driver
from typing import cast

from sqlalchemy import Connection, Engine


class TransactionLost(RuntimeError):
    """SQLite rolled the transaction back by itself, as it does when the disk is full."""


class Commits:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()
        self._group: _Group | None = None
        self._disk = ThreadPoolExecutor(1, "commit")

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        """Write in turn; what was written is on the disk when the block has been left."""
        async with self._turn:
            group = self._joined()
            try:
                with group.part():
                    yield group.connection
            except BaseException:
                await self._closed()  # the others keep their writing
                raise
        await self._committed(group)

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Keep every writer out, with nothing left open."""
        async with self._turn:
            await self._closed()
            yield

    def close(self) -> None:
        self._disk.shutdown()

    def _joined(self) -> "_Group":
        if self._group is None:
            self._group = _Group(self._engine.connect())
        return self._group

    async def _committed(self, group: "_Group") -> None:
        """Wait for the commit even if cancelled: nobody else may be there to make it."""
        cancelled: asyncio.CancelledError | None = None
        while not group.is_over:
            try:
                async with self._turn:
                    if not group.is_over:
                        await self._closed()
            except asyncio.CancelledError as error:
                cancelled = error
        if group.failure:
            raise group.failure
        if cancelled:
            raise cancelled

    async def _closed(self) -> None:
        group, self._group = self._group, None
        if group:
            await self.surely(group.end)

    async def surely(self, work: Callable[[], None]) -> None:
        """Wait for the end of work even if cancelled: the connection is in use until then."""
        running = asyncio.get_running_loop().run_in_executor(self._disk, work)
        cancelled: asyncio.CancelledError | None = None
        while not running.done():
            try:
                await asyncio.wait((running,))
            except asyncio.CancelledError as error:
                cancelled = error
        running.result()
        if cancelled:
            raise cancelled


class _Group:
    """One transaction and those who share it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.is_over = False
        self.failure: Exception | None = None

    @contextmanager
    def part(self) -> Iterator[None]:
        self.connection.exec_driver_sql("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if self._is_open():
                self.connection.exec_driver_sql("ROLLBACK TO part")
                self.connection.exec_driver_sql("RELEASE part")
            raise
        self.connection.exec_driver_sql("RELEASE part")

    def end(self) -> None:
        try:
            self._commit()
        except Exception as error:  # noqa: BLE001  everybody who shares it raises it
            self.failure = error
        finally:
            self.is_over = True
            self.connection.close()

    def _commit(self) -> None:
        if not self._is_open():  # the driver would say nothing
            raise TransactionLost
        self.connection.commit()

    def _is_open(self) -> bool:
        driver = self.connection.connection.driver_connection
        return cast("Driver", driver).in_transaction
