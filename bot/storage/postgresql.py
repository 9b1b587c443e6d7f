"""PostgreSQL: a pool of connections, and hints between processes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import TypeVar

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import URL, Connection
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

NOTIFY_CHANNEL = "opora"
RECONNECT_SECONDS = 2.0
# a process that was stopped inside a transaction must not hold its row locks for long
SERVER_SETTINGS = {
    "idle_in_transaction_session_timeout": "15000",
    "lock_timeout": "15000",
    "application_name": "opora",
}

T = TypeVar("T")


class Postgresql:
    def __init__(self, url: URL) -> None:
        self._url = url.set(drivername="postgresql+asyncpg")
        self._engine = create_async_engine(
            self._url,
            pool_size=10,
            max_overflow=10,
            pool_pre_ping=True,
            isolation_level="READ COMMITTED",
            connect_args={"server_settings": SERVER_SETTINGS},
        )

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        async with self._engine.begin() as connection:
            yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        async with self._engine.connect() as connection:
            yield connection

    async def migrating(self, work: Callable[[Connection], T]) -> T:
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    async def listen(self, callback: Callable[[str], None]) -> None:
        """Call back with every topic that other processes tell; runs until cancelled."""
        while True:
            with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await self._listen_once(callback)
            await asyncio.sleep(RECONNECT_SECONDS)

    async def close(self) -> None:
        await self._engine.dispose()

    async def _listen_once(self, callback: Callable[[str], None]) -> None:
        lost = asyncio.Event()
        url = self._url.set(drivername="postgresql").render_as_string(hide_password=False)
        connection = await asyncpg.connect(url)
        try:
            connection.add_termination_listener(lambda _: lost.set())
            await connection.add_listener(NOTIFY_CHANNEL, lambda *told: callback(str(told[3])))
            await lost.wait()
        finally:
            await connection.close(timeout=1)
