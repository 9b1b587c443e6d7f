import asyncio
from datetime import timedelta
from uuid import UUID

from bot.messages import FileKept, Pressed, Said
from bot.storage.database import Database
from bot.storage.ids import new_id
from tests.support.stored import LATER, NOW, begin, hear


async def test_an_update_counts_once_and_leaves_no_hole(database: Database) -> None:
    async with database.transaction() as store:
        first = await hear(store, "1", "раз")
        assert await hear(store, "1", "раз") is None
        second = await hear(store, "2", "два")
    async with database.transaction() as store:
        conversation = await begin(store)
        item = await store.inbox.next(conversation.id)
        assert item is not None
        assert (item.id, item.arrival, item.body) == (first, 1, Said(text="раз"))
        assert await store.inbox.done(item.id, NOW)
        item = await store.inbox.next(conversation.id)
        assert item is not None
        assert (item.id, item.arrival) == (second, 2)


async def test_the_same_id_of_another_bot_or_channel_is_another_update(database: Database) -> None:
    async with database.transaction() as store:
        here = await begin(store)
        assert await store.inbox.accept(here, "1", Said(text="a"), NOW)
    async with database.transaction() as store:
        other = await begin(store, "1002")
        assert await store.inbox.accept(other, "1", Said(text="a"), NOW) is None


async def test_updates_that_come_at_once_are_all_taken_in_one_order(database: Database) -> None:
    async def take(number: int) -> UUID | None:
        async with database.transaction() as store:
            return await hear(store, str(number // 2), str(number))  # each comes twice

    taken = await asyncio.gather(*(take(number) for number in range(40)))
    assert sum(item is not None for item in taken) == 20
    arrivals = []
    async with database.transaction() as store:
        conversation = await begin(store)
        while item := await store.inbox.next(conversation.id):
            arrivals.append(item.arrival)
            await store.inbox.done(item.id, NOW)
    assert arrivals == list(range(1, 21))


async def test_attempts_are_counted_and_a_closed_row_stays_closed(database: Database) -> None:
    async with database.transaction() as store:
        item_id = await hear(store, "1", "раз")
        assert item_id is not None
        assert await store.inbox.begin_attempt(item_id) == 1
        assert await store.inbox.begin_attempt(item_id) == 2
        assert await store.inbox.failed(item_id, LATER)
        assert not await store.inbox.done(item_id, LATER)
        assert await store.inbox.next((await begin(store)).id) is None


async def test_only_the_citizens_own_acts_move_when_they_were_seen(database: Database) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        told = FileKept(file=new_id(), name="справка.pdf")
        await store.inbox.accept(conversation, "file:1", told, LATER)
        assert (await begin(store)).seen_at == NOW
        await store.inbox.accept(conversation, "2", Pressed(choice="home"), LATER)
        assert (await begin(store)).seen_at == LATER
        await store.inbox.accept(conversation, "file:2", told, LATER)  # as it was read before
        assert (await begin(store)).seen_at == LATER


async def test_new_rows_are_counted(database: Database) -> None:
    async with database.transaction() as store:
        for chat in range(3):
            await hear(store, str(chat), "раз", chat=str(chat))
        assert await store.inbox.count_new() == 3
        assert await store.inbox.count_failed() == 0


async def test_a_row_that_is_put_off_waits_until_it_is_due_or_another_comes(
    database: Database,
) -> None:
    async with database.transaction() as store:
        first = await hear(store, "1", "раз")
        assert first is not None
        conversation = (await begin(store)).id
        await store.inbox.begin_attempt(first)
        await store.inbox.put_back(first, LATER)
        assert await store.inbox.waiting(conversation, NOW, most=5) == ()
        assert await store.conversations.take_waiting("a", NOW, NOW) == ()
    async with database.transaction() as store:
        [item] = await store.inbox.waiting(conversation, LATER, most=5)
        assert (item.id, item.attempts) == (first, 0)
        until = LATER + timedelta(seconds=1)
        assert await store.conversations.take_waiting("a", LATER, until) == (conversation,)
        await store.conversations.release(conversation, "a")
    async with database.transaction() as store:
        second = await hear(store, "2", "два")
        waiting = await store.inbox.waiting(conversation, NOW, most=5)
        assert [item.id for item in waiting] == [first, second]
        assert len(await store.inbox.waiting(conversation, NOW, most=1)) == 1
        assert await store.conversations.take_waiting("b", NOW, LATER) == (conversation,)
