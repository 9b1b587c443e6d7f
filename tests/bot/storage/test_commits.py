import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path

import pytest
from sqlalchemy import event, make_url

from bot.storage.commits import TransactionLost
from bot.storage.sqlite import Sqlite

WRITERS = 20


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Sqlite]:
    server = Sqlite(make_url(f"sqlite:///{tmp_path}/opora.db"))
    async with server.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE number (value INTEGER)")
    yield server
    await server.close()


def counted(server: Sqlite) -> list[float]:
    commits: list[float] = []
    event.listen(server._writer, "commit", lambda _: commits.append(time.monotonic()))  # noqa: SLF001
    return commits


async def write(server: Sqlite, value: int, then: Callable[[], object] = lambda: None) -> int:
    async with server.writing() as connection:
        connection.exec_driver_sql("INSERT INTO number VALUES (?)", (value,))
        then()
    return value


async def kept(server: Sqlite) -> set[int]:
    async with server.reading() as connection:
        return set(connection.exec_driver_sql("SELECT value FROM number").scalars())


async def together(
    server: Sqlite, *writers: Coroutine[None, None, int]
) -> list[int | BaseException]:
    """Let them all wait for one who writes, so that they share a commit."""
    async with server.writing():
        waiting = [asyncio.ensure_future(writer) for writer in writers]
        await asyncio.sleep(0)
    return await asyncio.gather(*waiting, return_exceptions=True)


def fail() -> None:
    raise ZeroDivisionError


async def test_those_who_waited_share_one_commit(server: Sqlite) -> None:
    commits = counted(server)
    await together(server, *(write(server, value) for value in range(WRITERS)))
    assert len(commits) == 1
    assert await kept(server) == set(range(WRITERS))


async def test_what_was_written_is_on_the_disk_when_its_block_is_left(server: Sqlite) -> None:
    async def look(value: int) -> bool:
        return await write(server, value) in await kept(server)

    assert all(await asyncio.gather(*(look(value) for value in range(WRITERS))))


async def test_one_that_raises_takes_nobody_along(server: Sqlite) -> None:
    writers = [write(server, value, fail if value % 3 == 0 else int) for value in range(WRITERS)]
    ends = await together(server, *writers)
    failed = {value for value, end in enumerate(ends) if isinstance(end, ZeroDivisionError)}
    assert failed == set(range(0, WRITERS, 3))
    assert await kept(server) == set(range(WRITERS)) - failed


async def test_a_transaction_that_sqlite_gave_up_is_reported_by_all_who_shared_it(
    server: Sqlite,
) -> None:
    async def give_up() -> int:
        async with server.writing() as connection:
            connection.exec_driver_sql("ROLLBACK")
            raise ZeroDivisionError

    with pytest.raises(TransactionLost):  # the one they waited for shares it too
        await together(server, write(server, 1), give_up())
    assert await kept(server) == set()
    await write(server, 2)
    assert await kept(server) == {2}


async def test_the_work_of_a_cancelled_writer_does_not_hold_up_the_others(server: Sqlite) -> None:
    first, second = (asyncio.ensure_future(write(server, value)) for value in (1, 2))
    await asyncio.sleep(0)
    first.cancel()
    async with asyncio.timeout(10):
        await asyncio.gather(first, return_exceptions=True)
        await second
        await write(server, 3)
    assert await kept(server) >= {2, 3}


async def test_a_commit_that_began_ends_even_if_its_task_is_cancelled(server: Sqlite) -> None:
    ended = []

    def slow() -> None:
        time.sleep(0.2)
        ended.append(True)

    waiting = asyncio.ensure_future(server._commits.surely(slow))  # noqa: SLF001
    for _ in range(3):
        await asyncio.sleep(0.01)
        waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert ended == [True]


async def test_tables_are_changed_while_no_transaction_is_open(server: Sqlite) -> None:
    writers = [asyncio.ensure_future(write(server, value)) for value in range(3)]
    await asyncio.sleep(0)
    await server.migrating(lambda connection: connection.exec_driver_sql("DELETE FROM number"))
    await asyncio.gather(*writers)
    assert await kept(server) == set()
