import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from bot.conversation.values.situation import Owner, OwnerKind
from bot.conversation.values.state import State, Step
from bot.errors import NotFound, Overtaken
from bot.storage.database import Database
from bot.storage.ids import new_id
from tests.support.stored import LATER, NOW, SOON, address, begin, hear


async def test_a_conversation_is_found_by_its_address(database: Database) -> None:
    async with database.transaction() as store:
        begun = await begin(store)
    async with database.reading() as store:
        assert await store.conversations.find(address()) == begun
        assert await store.conversations.read(begun.id) == begun
        assert await store.conversations.find(address("9")) is None
    assert begun.address == address()
    assert begun.state == State()


async def test_an_unknown_conversation_is_not_found(database: Database) -> None:
    async with database.transaction() as store:
        for act in (store.conversations.read, store.conversations.hold):
            with pytest.raises(NotFound):
                await act(new_id())
        with pytest.raises(NotFound):
            await store.conversations.set_blocked(new_id(), is_blocked=True)


async def test_only_one_of_two_turns_is_saved(database: Database) -> None:
    state = State(step=Step.MUNICIPALITY, question="Как получить пособие?")
    async with database.transaction() as store:
        begun = await begin(store)
    async with database.transaction() as store:
        await store.conversations.save(begun.id, begun.version, state, Owner())
    async with database.transaction() as store:
        with pytest.raises(Overtaken):
            await store.conversations.save(begun.id, begun.version, State(), Owner())
        kept = await store.conversations.read(begun.id)
    assert kept.state == state
    assert kept.version == begun.version + 1


async def test_turns_saved_at_the_same_moment_do_not_both_win(database: Database) -> None:
    async with database.transaction() as store:
        begun = await begin(store)

    async def save() -> bool:
        try:
            async with database.transaction() as store:
                await store.conversations.save(begun.id, begun.version, State(), Owner())
        except Overtaken:
            return False
        return True

    assert sum(await asyncio.gather(*(save() for _ in range(8)))) == 1


async def test_a_change_of_owner_makes_a_turn_be_thought_again(database: Database) -> None:
    owner = Owner(kind=OwnerKind.PERSON, case=new_id())
    async with database.transaction() as store:
        begun = await begin(store)
        await store.conversations.set_owner(begun.id, owner)
        with pytest.raises(Overtaken):
            await store.conversations.save(begun.id, begun.version, State(), Owner())
        assert (await store.conversations.hold(begun.id)).owner == owner


async def test_a_lease_has_one_holder_until_it_runs_out(database: Database) -> None:
    async with database.transaction() as store:
        begun = (await begin(store)).id
        lease = store.conversations.lease
        assert await lease(begun, "a", NOW, SOON) == 1
        assert await lease(begun, "b", NOW, SOON) is None
        assert await lease(begun, "a", NOW, SOON) == 2
        assert await lease(begun, "b", SOON, LATER) == 3
        await store.conversations.release(begun, "a")
        assert await lease(begun, "a", SOON, LATER) is None
        await store.conversations.release(begun, "b")
        assert await lease(begun, "a", SOON, LATER) == 4


async def test_waiting_conversations_go_to_one_taker_each(database: Database) -> None:
    async with database.transaction() as store:
        for chat in range(12):
            await hear(store, str(chat), "раз", chat=str(chat))
        await begin(store, "silent")

    async def take(holder: str) -> tuple[UUID, ...]:
        async with database.transaction() as store:
            return await store.conversations.take_waiting(holder, NOW, SOON, limit=5)

    taken = await asyncio.gather(*(take(str(holder)) for holder in range(6)))
    everything = [conversation for part in taken for conversation in part]
    assert len(everything) == len(set(everything)) == 12
    async with database.transaction() as store:
        late = NOW + timedelta(hours=1)
        again = await store.conversations.take_waiting("x", SOON, late, limit=100)
    assert sorted(again) == sorted(everything)


async def test_blocking_is_remembered(database: Database) -> None:
    async with database.transaction() as store:
        begun = await begin(store)
        await store.conversations.set_blocked(begun.id, is_blocked=True)
        assert (await begin(store)).is_blocked
        assert await store.conversations.count() == 1
