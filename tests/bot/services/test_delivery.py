"""Delivery: every message until it is final, in the order of its chat, by one courier at a time."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from typing_extensions import override

from bot.app import App
from bot.messages import Channel, Incoming, Said
from bot.services.sending import carrying as carrying_module
from bot.services.sending.carrying import Carrier
from bot.services.sending.links import Links
from bot.services.sending.pace import Pace
from bot.services.sending.parcels import Parcel, Postponed, Sent, Unclear, Undeliverable
from tests.support.citizens import BOT, Citizen, pocket
from tests.support.clock import FixedClock
from tests.support.couriers import PocketCourier
from tests.support.outages import Outage
from tests.support.thinking import echo, ground_of, thinker


async def echoes(app: App, *words: str, chat: str = "100") -> Citizen:
    """Let these words be in the log, waiting to be sent."""
    citizen = Citizen(app, chat, settles=False)
    for word in words:
        await citizen.say(word)
    await thinker(app, echo).settle()
    return citizen


async def states(app: App, citizen: Citizen) -> list[str]:
    async with app.database.reading() as store:
        found = await store.deliveries.states(await citizen.conversation())
    return [found[line.id].state for line in await citizen.log() if line.id in found]


def sent(courier: PocketCourier) -> list[str]:
    return [text.removeprefix("Исправление: ") for text in courier.texts]


def carrier(app: App, courier: PocketCourier, name: str, seconds: float = 30) -> Carrier:
    """The courier of another process."""
    ground = ground_of(app, name, seconds)
    return Carrier(ground, courier, (Channel.TELEGRAM, BOT), Pace(25))


@asynccontextmanager
async def carrying(app: App) -> AsyncIterator[None]:
    """Deliver in the background, as a running house does."""
    task = asyncio.ensure_future(app.delivery.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not is_so():  # noqa: ASYNC110  nothing tells of it
            await asyncio.sleep(0.02)


async def test_messages_of_a_chat_are_sent_in_seq_order(app: App) -> None:
    citizen, courier = await echoes(app, "1", "2", "3"), pocket(app)
    await app.delivery.settle()
    assert sent(courier) == ["1", "2", "3"]
    assert [parcel.seq for parcel in courier.sent] == [4, 5, 6]
    assert courier.sent[0].address == citizen.address
    assert await states(app, citizen) == ["sent"] * 3


async def test_nothing_is_sent_twice(app: App) -> None:
    await echoes(app, "1")
    courier = pocket(app)
    assert await app.delivery.settle()
    assert not await app.delivery.settle()
    assert sent(courier) == ["1"]


async def test_a_browser_needs_no_delivery(app: App) -> None:
    visit = await app.visits.begin()
    await app.inbox.accept([Incoming(address=visit.address, id="1", body=Said(text="да"))])
    await app.settle()
    assert len(await app.transcript.since(visit.conversation, 0)) > 1
    assert (await app.pulse.read()).deliveries_waiting == 0


async def test_what_was_postponed_holds_its_chat_and_no_other(app: App, clock: FixedClock) -> None:
    await echoes(app, "1", "2", chat="first")
    await echoes(app, "3", chat="second")
    courier = pocket(app, Postponed(5))
    await app.delivery.settle()
    assert sent(courier) == ["3"]
    clock.advance(seconds=6)
    await app.delivery.settle()
    assert sent(courier) == ["3", "1", "2"]


async def test_a_global_pause_holds_the_whole_bot_in_any_process(
    app: App, clock: FixedClock
) -> None:
    await echoes(app, "1", chat="first")
    courier = pocket(app, Postponed(5, is_global=True))
    await app.delivery.settle()
    await echoes(app, "2", chat="second")
    await app.delivery.settle()
    assert len(courier.tried) == 1
    clock.advance(seconds=6)
    await app.delivery.settle()
    assert sorted(sent(courier)) == ["1", "2"]


async def test_without_a_hint_the_pauses_grow(app: App, clock: FixedClock) -> None:
    await echoes(app, "1")
    courier = pocket(app, *[Postponed(0)] * 3)
    await app.delivery.settle()
    for seconds, tried in ((2, 2), (1, 2), (2, 3)):
        clock.advance(seconds=seconds)
        await app.delivery.settle()
        assert len(courier.tried) == tried


async def test_a_permanent_refusal_never_blocks_the_next(app: App) -> None:
    citizen = await echoes(app, "1", "2")
    courier = pocket(app, Undeliverable("message is too long"))
    await app.delivery.settle()
    assert sent(courier) == ["2"]
    assert await states(app, citizen) == ["failed", "sent"]


async def test_a_citizen_who_blocked_us_is_not_tried_again(app: App) -> None:
    citizen = await echoes(app, "1", "2", "3")
    courier = pocket(app, Undeliverable("bot was blocked", is_blocked=True))
    await app.delivery.settle()
    assert len(courier.tried) == 1
    assert await states(app, citizen) == ["failed"] * 3


@pytest.mark.parametrize("trouble", [Unclear(), TimeoutError(), RuntimeError("boom")])
async def test_what_is_unknown_is_tried_once_more_after_half_a_minute(
    app: App, clock: FixedClock, trouble: Exception
) -> None:
    citizen = await echoes(app, "1", "2")
    courier = pocket(app, trouble, trouble)
    await app.delivery.settle()
    assert await states(app, citizen) == ["unknown", "ready"]
    clock.advance(seconds=29)
    await app.delivery.settle()
    assert len(courier.tried) == 1
    clock.advance(seconds=2)
    await app.delivery.settle()
    assert len(courier.tried) == 3
    assert await states(app, citizen) == ["failed", "sent"]


async def test_a_message_that_was_leaving_when_the_process_died_is_unknown(
    app: App, clock: FixedClock
) -> None:
    citizen = await echoes(app, "1")
    async with app.database.transaction() as store:
        now = clock.now()
        lease = await store.leases.take(f"courier:telegram:{BOT}", "dead", now, now)
        [outgoing] = await store.deliveries.next_due(Channel.TELEGRAM, BOT, now)
        assert lease
        assert await store.deliveries.begin(outgoing.id, lease, now)
    courier = pocket(app)
    await app.delivery.settle()
    assert await states(app, citizen) == ["unknown"]
    clock.advance(seconds=31)
    await app.delivery.settle()
    assert sent(courier) == ["1"]


async def test_of_two_processes_one_carries(app: App, clock: FixedClock) -> None:
    await echoes(app, "1")
    first, second = PocketCourier(), PocketCourier()
    one, two = carrier(app, first, "one"), carrier(app, second, "two")
    assert await one.settle()
    await echoes(app, "2", chat="other")
    assert not await two.settle()
    clock.advance(seconds=31)
    assert await two.settle()
    assert (sent(first), sent(second)) == (["1"], ["2"])


async def test_a_courier_that_was_taken_over_sends_nothing(app: App, clock: FixedClock) -> None:
    """Stopped between looking and leaving, it wakes up with an old fence."""
    citizen = await echoes(app, "1", "2")
    first, second = PocketCourier(), PocketCourier()
    one, two = carrier(app, first, "one"), carrier(app, second, "two")
    lease, [first_due] = await one._ready(), await one._read()  # noqa: SLF001
    assert lease
    clock.advance(seconds=31)
    assert await two.settle()
    await one._carry(lease, first_due)  # noqa: SLF001
    assert (sent(first), sent(second)) == ([], ["1", "2"])
    assert await states(app, citizen) == ["sent", "sent"]


async def test_a_courier_stopped_before_its_request_leaves_lets_nothing_leave(
    app: App, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Awake again it is too late to send: others may have done so, and gone on."""
    citizen, late = await echoes(app, "1", "2"), [31.0]

    async def slow(self: object, *given: object) -> str:
        clock.advance(seconds=late.pop() if late else 0)
        return ""

    monkeypatch.setattr(Links, "make", slow)
    first, second = PocketCourier(), PocketCourier()
    assert await carrier(app, first, "one").settle()
    clock.advance(seconds=120)
    assert await carrier(app, second, "two").settle()
    clock.advance(seconds=120)
    await carrier(app, second, "two").settle()
    assert sorted([*sent(first), *sent(second)]) == ["1", "2"]
    assert await states(app, citizen) == ["sent", "sent"]


async def test_a_running_courier_keeps_order_and_burst(app: App) -> None:
    await echoes(app, *"12345", chat="a")
    await echoes(app, *"678", chat="b")
    courier = pocket(app)
    async with carrying(app):
        await until(lambda: len(courier.sent) == 6)
        early = list(sent(courier))
        await until(lambda: len(courier.sent) == 8)
    assert sorted(early) == list("123678")
    own = [one for one in sent(courier) if one in "12345"]
    assert own == list("12345")


async def test_one_hanging_chat_does_not_hold_the_others(app: App) -> None:
    await echoes(app, "1", chat="a")
    await echoes(app, "2", chat="b")

    class Hanging(PocketCourier):
        @override
        async def send(self, parcel: Parcel) -> Sent:
            if parcel.content.text.endswith("1"):
                await asyncio.Event().wait()
            return await super().send(parcel)

    courier = Hanging()
    app.delivery.attach(Channel.TELEGRAM, BOT, courier)
    async with carrying(app):
        await until(lambda: bool(courier.sent))
    assert sent(courier) == ["2"]


async def test_an_outcome_is_stored_once_the_database_is_back(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message was taken by the channel: an outage must not make it go twice."""
    monkeypatch.setattr(carrying_module, "POLL_SECONDS", 0.01)
    citizen = await echoes(app, "1")

    class Cutting(PocketCourier):
        @override
        async def send(self, parcel: Parcel) -> Sent:
            outage.left = 3
            return await super().send(parcel)

    courier = Cutting()
    one = carrier(app, courier, "one")
    one._transactions = outage = Outage(one._transactions)  # noqa: SLF001
    await one.settle()
    assert sent(courier) == ["1"]
    assert await states(app, citizen) == ["sent"]


async def test_a_courier_outlives_an_outage(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrying_module, "POLL_SECONDS", 0.01)
    await echoes(app, "1")
    courier = PocketCourier()
    one = carrier(app, courier, "one")
    one._transactions = outage = Outage(one._transactions)  # noqa: SLF001
    outage.left = 3
    task = asyncio.ensure_future(one.run())
    await until(lambda: bool(courier.sent))
    task.cancel()
    await asyncio.wait([task])
    assert sent(courier) == ["1"]
