import asyncio
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.storage.sqlite import PRAGMAS, Sqlite

CREATE = "CREATE TABLE number (value INTEGER)"
COUNT = "SELECT count(*) FROM number"
INSERT = "INSERT INTO number VALUES (1)"


@pytest.fixture
def server(tmp_path: Path) -> Sqlite:
    return Sqlite(make_url(f"sqlite:///{tmp_path}/opora.db"))


async def count(server: Sqlite) -> int:
    async with server.reading() as connection:
        return int(connection.exec_driver_sql(COUNT).scalar() or 0)


async def test_what_is_committed_survives_a_power_cut(server: Sqlite) -> None:
    names = [pragma.partition("=")[0] for pragma in PRAGMAS]
    async with server.writing() as connection:
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
    assert found == ["wal", 2, 1, 10_000]
    await server.close()


async def test_a_cancelled_writer_leaves_nothing_and_lets_the_next_one_in(server: Sqlite) -> None:
    async with server.writing() as connection:
        connection.exec_driver_sql(CREATE)

    async def linger() -> None:
        async with server.writing() as connection:
            connection.exec_driver_sql(INSERT)
            await asyncio.sleep(60)

    lingering = asyncio.ensure_future(linger())
    await asyncio.sleep(0.01)
    lingering.cancel()
    await asyncio.gather(lingering, return_exceptions=True)
    assert await count(server) == 0
    async with server.writing() as connection:
        connection.exec_driver_sql(INSERT)
    assert await count(server) == 1
    await server.close()


async def test_more_readers_than_connections_wait_for_each_other(server: Sqlite) -> None:
    async with server.writing() as connection:
        connection.exec_driver_sql(CREATE)

    async def read() -> int:
        async with server.reading() as connection:
            await asyncio.sleep(0.01)
            return int(connection.exec_driver_sql(COUNT).scalar() or 0)

    async with asyncio.timeout(10):
        assert await asyncio.gather(*(read() for _ in range(20))) == [0] * 20
    await server.close()
