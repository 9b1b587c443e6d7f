from datetime import timedelta

from bot.messages import Channel
from bot.storage.database import Database
from bot.storage.drawers.deliveries import DeliveryState, Outgoing
from bot.storage.drawers.leases import Lease
from bot.storage.store import Store
from tests.support.stored import LATER, NOW, SOON, address, begin, say

COURIER = "courier:telegram:77"


async def lead(store: Store, holder: str = "a") -> Lease:
    lease = await store.leases.take(COURIER, holder, NOW, SOON)
    assert lease is not None
    return lease


async def due(store: Store) -> tuple[Outgoing, ...]:
    return await store.deliveries.next_due(Channel.TELEGRAM, "77", NOW)


async def test_a_chat_gets_its_messages_one_after_another(database: Database) -> None:
    async with database.transaction() as store:
        lease = await lead(store)
        for chat in ("1", "2"):
            conversation = await begin(store, chat)
            for text in ("раз", "два"):
                await say(store, conversation, text)
        first = await due(store)
        assert [(parcel.address, parcel.content.text) for parcel in first] == [
            (address("1"), "раз"),
            (address("2"), "раз"),
        ]
        assert await store.deliveries.begin(first[0].id, lease, SOON)
        assert [parcel.id for parcel in await due(store)] == [first[1].id]
        assert await store.deliveries.sent(first[0].id, lease.fence, ["5"], NOW)
        assert [parcel.content.text for parcel in await due(store)] == ["два", "раз"]
        assert await store.deliveries.count_open() == 3


async def test_a_refused_message_does_not_stop_the_next(database: Database) -> None:
    async with database.transaction() as store:
        lease, conversation = await lead(store), await begin(store)
        refused = await say(store, conversation, "раз")
        await say(store, conversation, "два")
        (parcel,) = await due(store)
        await store.deliveries.begin(parcel.id, lease, SOON)
        assert await store.deliveries.failed(parcel.id, lease.fence, "chat not found", NOW)
        assert [parcel.content.text for parcel in await due(store)] == ["два"]
        told = (await store.deliveries.states(conversation.id))[refused.id]
    assert (told.state, told.reason, told.attempts) == ("failed", "chat not found", 1)


async def test_a_postponed_message_waits_and_so_do_those_behind_it(database: Database) -> None:
    async with database.transaction() as store:
        lease, conversation = await lead(store), await begin(store)
        await say(store, conversation, "раз")
        await say(store, conversation, "два")
        (parcel,) = await due(store)
        await store.deliveries.begin(parcel.id, lease, SOON)
        assert await store.deliveries.postponed(parcel.id, lease.fence, LATER)
        assert await due(store) == ()
        (again,) = await store.deliveries.next_due(Channel.TELEGRAM, "77", LATER)
    assert (again.id, again.attempts, again.is_unknown) == (parcel.id, 1, False)


async def test_an_unclear_message_is_tried_once_more_and_then_given_up(database: Database) -> None:
    async with database.transaction() as store:
        lease, conversation = await lead(store), await begin(store)
        await say(store, conversation, "раз")
        (parcel,) = await due(store)
        await store.deliveries.begin(parcel.id, lease, SOON)
        assert await store.deliveries.unclear(parcel.id, lease.fence, SOON, NOW)
        assert await due(store) == ()
        (again,) = await store.deliveries.next_due(Channel.TELEGRAM, "77", SOON)
        assert again.is_unknown
        await store.deliveries.begin(parcel.id, lease, LATER)
        assert await store.deliveries.unclear(parcel.id, lease.fence, LATER, SOON)
        (told,) = (await store.deliveries.states(conversation.id)).values()
        assert await store.deliveries.count_open() == 0
    assert (told.state, told.reason) == (DeliveryState.FAILED, "unclear")


async def test_a_courier_that_lost_its_lease_begins_nothing(database: Database) -> None:
    async with database.transaction() as store:
        old, conversation = await lead(store), await begin(store)
        await say(store, conversation, "раз")
        (parcel,) = await due(store)
        new = await store.leases.take(COURIER, "b", SOON, LATER)
        assert new is not None
        assert not await store.deliveries.begin(parcel.id, old, LATER)
        assert await store.deliveries.begin(parcel.id, new, LATER)
        assert not await store.deliveries.begin(parcel.id, new, LATER)
        assert not await store.deliveries.sent(parcel.id, old.fence, [], NOW)
        assert not await store.deliveries.postponed(parcel.id, old.fence, NOW)
        assert not await store.deliveries.unclear(parcel.id, old.fence, SOON, NOW)


async def test_a_stalled_attempt_becomes_unknown_once_then_failed(database: Database) -> None:
    retry_at = LATER + timedelta(seconds=30)
    async with database.transaction() as store:
        lease, conversation = await lead(store), await begin(store)
        await say(store, conversation, "раз")
        (parcel,) = await due(store)
        await store.deliveries.begin(parcel.id, lease, SOON)
        sweep = store.deliveries.sweep
        assert await sweep(Channel.TELEGRAM, "77", NOW, retry_at) == ()
        assert await sweep(Channel.TELEGRAM, "77", SOON, retry_at) == (parcel.id,)
        (again,) = await store.deliveries.next_due(Channel.TELEGRAM, "77", retry_at)
        assert again.is_unknown
        await store.deliveries.begin(parcel.id, lease, retry_at)
        assert await sweep(Channel.TELEGRAM, "77", retry_at, retry_at) == ()
        (told,) = (await store.deliveries.states(conversation.id)).values()
    assert told.state is DeliveryState.FAILED


async def test_a_late_answer_still_counts_unless_it_was_tried_again(database: Database) -> None:
    async with database.transaction() as store:
        lease, conversation = await lead(store), await begin(store)
        await say(store, conversation, "раз")
        (parcel,) = await due(store)
        await store.deliveries.begin(parcel.id, lease, SOON)
        await store.deliveries.sweep(Channel.TELEGRAM, "77", SOON, LATER)
        assert await store.deliveries.sent(parcel.id, lease.fence, ["7"], SOON)
        assert await store.deliveries.count_open() == 0


async def test_when_the_bot_is_blocked_nothing_more_is_tried(database: Database) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        for text in ("раз", "два"):
            await say(store, conversation, text)
        assert await store.deliveries.fail_all(conversation.id, "blocked", NOW) == 2
        assert await due(store) == ()
        states = await store.deliveries.states(conversation.id)
    assert {told.reason for told in states.values()} == {"blocked"}
