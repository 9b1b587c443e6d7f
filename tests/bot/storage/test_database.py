import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.exc import DBAPIError

from bot.storage.database import Database
from bot.storage.vault import Vault, WrongKey
from tests.support.databases import INDEX_KEY, RING
from tests.support.stored import NOW, address, begin, hear, say


async def test_a_block_that_raises_leaves_nothing(database: Database) -> None:
    async def fail() -> None:
        async with database.transaction() as store:
            await begin(store)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with database.reading() as store:
        assert await store.conversations.find(address()) is None


async def test_many_writers_at_once_all_get_their_turn(database: Database) -> None:
    async def write(number: int) -> None:
        async with database.transaction() as store:
            await hear(store, str(number), "слова")

    async with database.transaction() as store:
        conversation = await begin(store)
    await asyncio.gather(*(write(number) for number in range(30)))
    async with database.reading() as store:
        lines = await store.messages.since(conversation.id)
    assert [line.seq for line in lines] == list(range(1, 31))


async def test_readers_do_not_wait_for_the_writer(database: Database) -> None:
    async with database.transaction() as writing:
        conversation = await begin(writing)
        async with asyncio.timeout(5), database.reading() as reading:
            assert await reading.conversations.find(address()) is None
    async with database.reading() as reading:
        assert await reading.conversations.read(conversation.id) == conversation


async def test_one_chat_begun_twice_at_once_is_one_conversation(database: Database) -> None:
    async def start() -> object:
        async with database.transaction() as store:
            return (await begin(store)).id

    assert len(set(await asyncio.gather(*(start() for _ in range(8))))) == 1


async def test_sqlite_readers_cannot_write_around_the_writer(sqlite_url: str, vault: Vault) -> None:
    database = Database(sqlite_url, vault)
    async with database.reading() as store:
        with pytest.raises(DBAPIError):
            await begin(store)
    await database.close()


async def test_rewrapped_keys_open_without_the_old_one(
    database: Database, database_url: str
) -> None:
    async with database.transaction() as store:
        for chat in range(5):
            await hear(store, str(chat), "слова", chat=str(chat))
    rotating = Database(database_url, Vault({"second": b"2" * 32} | RING, INDEX_KEY))
    assert [done async for done in rotating.rewrap()] == [5]
    await rotating.close()
    rotated = Database(database_url, Vault({"second": b"2" * 32}, INDEX_KEY))
    async with rotated.reading() as store:
        conversation = await store.conversations.find(address("3"))
        assert conversation is not None
        (line,) = await store.messages.since(conversation.id)
    await rotated.close()
    assert line.content.text == "слова"
    async with database.reading() as store:
        with pytest.raises(WrongKey):
            await store.conversations.find(address("3"))


async def test_other_processes_are_told_on_commit(postgres_url: str, vault: Vault) -> None:
    here, there = Database(postgres_url, vault), Database(postgres_url, vault)
    told: asyncio.Queue[str] = asyncio.Queue()
    listening = asyncio.ensure_future(there.listen(told.put_nowait))
    async with asyncio.timeout(10):
        while told.empty():  # until it listens
            async with here.transaction() as store:
                await store.notify("case:1")
            await asyncio.sleep(0.05)
        assert await told.get() == "case:1"
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)
    await here.close()
    await there.close()


async def test_on_sqlite_there_is_nobody_to_listen_to(sqlite_url: str, vault: Vault) -> None:
    database = Database(sqlite_url, vault)
    await database.listen(lambda _: None)
    async with database.transaction() as store:
        await store.notify("case:1")
    await database.close()


async def test_an_empty_database_is_not_current(tmp_path: object, vault: Vault) -> None:
    database = Database(f"sqlite:///{tmp_path}/new/opora.db", vault)
    assert not await database.is_current()
    await database.upgrade()
    assert await database.is_current()
    async with database.transaction() as store:
        logged = await say(store, await begin(store), "слова")
    assert logged.at == NOW + timedelta(0)
    await database.close()
