"""SQLite: one writer at a time, served in turn, and readers beside it.

Statements run on the loop's own thread, for they take microseconds and a way through a thread
costs more; a commit waits for the disk, so it goes to a thread.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from bot.storage.commits import Commits

READERS = 4
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # a commit survives a power cut
    "foreign_keys=ON",
    "busy_timeout=10000",
)
READ_ONLY = (*PRAGMAS, "query_only=ON")

T = TypeVar("T")


class Sqlite:
    def __init__(self, url: URL) -> None:
        self._url = url.set(drivername="sqlite")
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
        self._writer = _engine(self._url, "BEGIN IMMEDIATE", PRAGMAS, 1)
        self._reader = _engine(self._url, "BEGIN", READ_ONLY, READERS)
        self._commits = Commits(self._writer)
        self._seats = asyncio.Semaphore(READERS)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        async with self._commits.writing() as connection:
            yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        async with self._seats:
            with self._reader.connect() as connection:
                yield connection

    async def migrating(self, work: Callable[[Connection], T]) -> T:
        """Alembic copies tables, which foreign keys would not let it do."""
        engine = _engine(self._url, "BEGIN IMMEDIATE", (), 1)
        try:
            async with self._commits.alone():
                with engine.begin() as connection:
                    return work(connection)
        finally:
            engine.dispose()

    async def listen(self, callback: Callable[[str], None]) -> None:
        """There is no other process to hear of."""

    async def close(self) -> None:
        async with self._commits.alone():
            self._writer.dispose()
            self._reader.dispose()
        self._commits.close()


def _engine(url: URL, begin: str, pragmas: tuple[str, ...], size: int) -> Engine:
    """Take transactions out of the driver's hands: it would begin them too late."""
    threads = {"check_same_thread": False}
    engine = create_engine(url, connect_args=threads, pool_size=size, max_overflow=0)

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: object) -> None:
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
