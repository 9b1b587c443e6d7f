"""The database: transactions, migrations, and hints between processes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.desk import Desk
from bot.storage.store import NOTIFY_CHANNEL, Store
from bot.storage.vault import Vault

ROOT = Path(__file__).parents[2]
WRITERS = 1
READERS = 4
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # a commit survives a power cut
    "foreign_keys=ON",
    "busy_timeout=10000",
)
# a process that was stopped inside a transaction must not hold its row locks for long
SERVER_SETTINGS = {
    "idle_in_transaction_session_timeout": "15000",
    "lock_timeout": "15000",
    "application_name": "opora",
}
RECONNECT_SECONDS = 2.0


class Database:
    """SQLite: one writer at a time, served in turn, and readers beside it. PostgreSQL: a pool."""

    def __init__(self, url: str, vault: Vault) -> None:
        self._url = _with_driver(make_url(url))
        self.is_sqlite = self._url.get_backend_name() == "sqlite"
        self._vault = vault
        self._turn = asyncio.Lock()
        if self.is_sqlite:
            self._writer = _sqlite_engine(self._url, "BEGIN IMMEDIATE", WRITERS, PRAGMAS)
            reading = (*PRAGMAS, "query_only=ON")
            self._reader = _sqlite_engine(self._url, "BEGIN", READERS, reading)
        else:
            self._writer = self._reader = _postgresql_engine(self._url)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Store]:
        """Commit at the end of the block, roll back if it raises. Keep it short."""
        if not self.is_sqlite:
            async with self._writer.begin() as connection:
                yield Store(Desk(connection, self._vault))
            return
        async with self._turn, self._writer.begin() as connection:
            yield Store(Desk(connection, self._vault))

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Store]:
        """Read committed rows without waiting for the writer; nothing may be written."""
        async with self._reader.connect() as connection:
            yield Store(Desk(connection, self._vault))

    async def close(self) -> None:
        await self._writer.dispose()
        await self._reader.dispose()

    async def upgrade(self) -> None:
        """Bring the tables up to date."""
        await self._migrating(lambda connection: command.upgrade(_config(connection), "head"))

    async def is_current(self) -> bool:
        """Tell whether the tables are those this code was written for."""
        heads = set(ScriptDirectory.from_config(_config()).get_heads())
        async with self._reader.connect() as connection:
            return heads == await connection.run_sync(_heads)

    async def rewrap(self) -> None:
        """Wrap every data key with the first key of the ring."""
        async with self.transaction() as store:
            last = await store.rewrap(None)
        while last is not None:
            async with self.transaction() as store:
                last = await store.rewrap(last)

    async def listen(self, callback: Callable[[str], None]) -> None:
        """Call back with every topic that other processes tell; runs until cancelled.

        On SQLite it ends at once: there is no other process.
        """
        while not self.is_sqlite:
            with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                await self._listen_once(callback)
            await asyncio.sleep(RECONNECT_SECONDS)

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

    async def _migrating(self, work: Callable[[Connection], None]) -> None:
        """Run on a connection of its own: SQLite copies tables, with foreign keys off."""
        engine = create_async_engine(self._url)
        if self.is_sqlite:
            _begin_with(engine, "BEGIN IMMEDIATE", ())
        try:
            async with self._turn, engine.begin() as connection:
                await connection.run_sync(work)
        finally:
            await engine.dispose()


def _with_driver(url: URL) -> URL:
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
    return url.set(drivername=drivers.get(url.drivername, url.drivername))


def _sqlite_engine(url: URL, begin: str, size: int, pragmas: tuple[str, ...]) -> AsyncEngine:
    Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(url, pool_size=size, max_overflow=0, pool_timeout=60)
    _begin_with(engine, begin, pragmas)
    return engine


def _postgresql_engine(url: URL) -> AsyncEngine:
    return create_async_engine(
        url,
        pool_size=10,
        max_overflow=10,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED",
        connect_args={"server_settings": SERVER_SETTINGS},
    )


def _begin_with(engine: AsyncEngine, begin: str, pragmas: tuple[str, ...]) -> None:
    """Take transactions out of the driver's hands: it would begin them too late."""

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: DBAPIConnection, _: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _config(connection: Connection | None = None) -> Config:
    config = Config(toml_file=ROOT / "pyproject.toml")
    config.attributes["connection"] = connection
    return config


def _heads(connection: Connection) -> set[str]:
    return set(MigrationContext.configure(connection).get_current_heads())
