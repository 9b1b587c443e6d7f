import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.errors import NotAllowed
from bot.people import Role
from bot.storage.database import Database
from bot.storage.drawers.journal import SYSTEM, Actor, Event, Verdict
from bot.storage.ids import new_id
from bot.storage.vault import Vault
from tests.support.databases import INDEX_KEY, RING
from tests.support.stored import LATER, NOW, hire


async def write(database: Database, events: int) -> None:
    async with database.transaction() as store:
        for _ in range(events):
            actor = Actor(kind="worker", id=new_id())
            event = Event(
                act="case.read", actor=actor, object_kind="case", object_id=new_id(), at=NOW
            )
            await store.journal.write(event)


async def seal(database: Database, limit: int = 500) -> int:
    async with database.transaction() as store:
        return await store.journal.seal(limit)


async def verify(database: Database) -> Verdict:
    async with database.reading() as store:
        return await store.journal.verify(batch=4)


async def tamper(url: str, statement: str) -> None:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


async def test_committed_events_are_chained_in_batches(database: Database) -> None:
    assert (await verify(database)).is_whole
    await write(database, 10)
    async with database.reading() as store:
        assert await store.journal.count_unsealed(LATER) == 10
        assert await store.journal.count_unsealed(NOW) == 0
    assert [await seal(database, 6) for _ in range(3)] == [6, 4, 0]
    await write(database, 1)
    verdict = await verify(database)
    assert verdict.is_whole
    assert (verdict.sealed, verdict.unsealed) == (10, 1)


async def test_sealers_at_the_same_time_make_one_chain(database: Database) -> None:
    await write(database, 12)
    assert sum(await asyncio.gather(*(seal(database, 4) for _ in range(5)))) == 12
    assert (await verify(database)).is_whole


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE event SET act = 'case.other' WHERE seal_seq = 3", 3),
        ("UPDATE event SET actor_id = NULL WHERE seal_seq = 2", 2),
        ("DELETE FROM event WHERE seal_seq = 4", 4),
        ("DELETE FROM event WHERE seal_seq = 6", 6),  # the last one: the head still knows it
        ("UPDATE event SET seal_hash = 'x' WHERE seal_seq = 5", 5),
        ("UPDATE seal_head SET hash = 'x'", 7),
        ("DELETE FROM seal_head", 7),
    ],
)
async def test_tampering_is_found_where_it_was_done(
    database: Database, database_url: str, statement: str, place: int
) -> None:
    await write(database, 6)
    await seal(database)
    await tamper(database_url, statement)
    verdict = await verify(database)
    assert not verdict.is_whole
    assert verdict.broken_at == place


async def test_the_journal_is_read_by_who_may(database: Database) -> None:
    async with database.transaction() as store:
        auditor = await hire(store, "audit", Role.AUDITOR)
        anna = await hire(store, "anna")
        for act in ("case.opened", "case.claimed"):
            event = Event(act=act, actor=SYSTEM, object_kind="case", object_id=None, at=NOW)
            await store.journal.write(event)
        assert [event.act for event in await store.journal.read(auditor)] == [
            "case.claimed",
            "case.opened",
        ]
        with pytest.raises(NotAllowed):
            await store.journal.read(anna)


async def test_an_index_key_that_was_changed_seals_nothing_more(
    database: Database, database_url: str
) -> None:
    await write(database, 2)
    await seal(database)
    changed = Database(database_url, Vault(RING, b"8" * 32, INDEX_KEY))
    await write(changed, 2)
    await seal(changed)
    assert await verify(changed) == Verdict(
        sealed=4, unsealed=0, head=(await verify(changed)).head, broken_at=None
    )
    await write(database, 1)
    await seal(database)  # by whoever got hold of the old key
    assert (await verify(changed)).broken_at == 5
    await changed.close()
