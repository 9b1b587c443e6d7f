"""The app: put together from settings, working in the background, refusing what is wrong."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.requests import Request

from bot.app import App, TelegramDoor, know, survey
from bot.messages import Channel, Incoming, Policy, Said
from bot.services.sending.carrying import Carrier
from bot.services.sending.pace import Pace
from knowledge.library import MalformedContent
from tests.support.citizens import BOT, Citizen, pocket
from tests.support.clock import FixedClock
from tests.support.couriers import PocketCourier
from tests.support.house import app, clock, knowledge, settings_for
from tests.support.thinking import ground_of

__all__ = ["app", "clock"]


async def test_a_running_app_answers_by_itself(app: App) -> None:
    visit = await app.visits.begin()
    async with app.running():
        await app.inbox.accept([Incoming(address=visit.address, id="1", body=Said(text="да"))])
        async with asyncio.timeout(30):
            assert await app.transcript.wait(visit.conversation, 1, timeout=30)


async def test_what_was_accepted_before_the_start_is_answered(app: App) -> None:
    visit = await app.visits.begin()
    await app.inbox.accept([Incoming(address=visit.address, id="1", body=Said(text="да"))])
    async with app.running():
        assert await app.transcript.wait(visit.conversation, 1, timeout=30)


async def test_who_starts_alone_does_not_wait_for_the_dead(app: App, clock: FixedClock) -> None:
    citizen = Citizen(app, settles=False)
    await citizen.say("здравствуйте")
    until = clock.now() + timedelta(seconds=30)
    async with app.database.transaction() as store:
        await store.conversations.take_waiting("dead", clock.now(), until)
        await store.leases.take(f"courier:telegram:{BOT}", "dead", clock.now(), until)
    courier = pocket(app)
    await app.settle()
    assert not courier.sent
    await app.start_alone()
    await app.settle()
    assert len(courier.sent) == 1


async def test_who_stops_lets_another_courier_go_on_at_once(app: App) -> None:
    await Citizen(app, settles=False).say("здравствуйте")
    first, second = pocket(app), PocketCourier()
    async with app.running(), asyncio.timeout(30):
        while not first.sent:  # noqa: ASYNC110  nothing tells of it
            await asyncio.sleep(0.02)
    await Citizen(app, "200", settles=False).say("здравствуйте")
    await app.assistant.settle()
    carrier = Carrier(ground_of(app, "two"), second, (Channel.TELEGRAM, BOT), Pace(25))
    assert await carrier.settle()
    assert len(second.sent) == 1


async def test_a_mistake_outside_the_background_ends_the_block(app: App) -> None:
    with pytest.raises(BaseExceptionGroup) as ended:
        async with app.running():
            raise RuntimeError("boom")
    assert ended.group_contains(RuntimeError)


async def test_telegram_is_asked_to_come_again_until_the_bot_is_there() -> None:
    answer = await TelegramDoor().answer(Request({"type": "http"}))
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


def test_an_unknown_region_is_refused_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="OPORA_REGION"):
        survey(settings_for(tmp_path, region="atlantis"), knowledge())


@pytest.mark.parametrize(("chosen", "policy"), [("", Policy.FULL), ("info_only", Policy.INFO_ONLY)])
def test_the_policy_of_telegram_is_chosen_and_the_browser_is_full(
    tmp_path: Path, chosen: str, policy: Policy
) -> None:
    world = survey(settings_for(tmp_path, telegram_policy=chosen), knowledge())
    assert world.policies == {Channel.TELEGRAM: policy, Channel.BROWSER: Policy.FULL}


def test_texts_name_the_amounts_of_the_day(tmp_path: Path) -> None:
    before_any = FixedClock(datetime(1990, 1, 1, tzinfo=UTC))
    with pytest.raises(MalformedContent, match="нет такого параметра или его даты"):
        know(settings_for(tmp_path), before_any)
