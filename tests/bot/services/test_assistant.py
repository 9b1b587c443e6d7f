"""The assistant: every accepted update once, in arrival order, whatever happens meanwhile."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import App
from bot.conversation.values.said import Turn
from bot.conversation.values.situation import OwnerKind, Situation
from bot.conversation.values.state import State
from bot.keys import new_keys
from bot.messages import Body, Said
from bot.services import assistant as module
from bot.services.cases.caseviews import Tab
from bot.texts import Texts
from tests.support.citizens import Citizen
from tests.support.clock import FixedClock
from tests.support.house import house
from tests.support.outages import Outage
from tests.support.thinking import echo, thinker
from tests.support.workers import add_worker


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAUSE_SECONDS", 0)


def echoed(count: int) -> list[str]:
    return [f"Исправление: {number}" for number in range(count)]


async def test_turns_go_in_arrival_order_under_two_assistants(app: App) -> None:
    citizens = [Citizen(app, chat, settles=False) for chat in "abc"]
    for number in range(4):
        for one in citizens:
            await one.say(str(number))
    assistants = [thinker(app, echo, name) for name in ("one", "two")]
    await asyncio.gather(*(one.settle() for one in assistants))
    await assistants[0].settle()
    assert [await one.said() for one in citizens] == [echoed(4)] * 3


async def test_messages_have_no_holes_in_seq(app: App, citizen: Citizen) -> None:
    await citizen.say("здравствуйте")
    await citizen.say("субсидия")
    assert [line.seq for line in await citizen.log()] == list(range(1, 5))


async def test_a_message_that_cannot_be_thought_about_is_given_to_a_person(
    app: App, citizen: Citizen
) -> None:
    tries = []

    def stumble(state: State, heard: Body, situation: Situation) -> Turn:
        if isinstance(heard, Said) and heard.text == "1":
            tries.append(heard.text)
            raise ValueError(heard.text)
        return echo(state, heard, situation)

    quiet = Citizen(app, settles=False)
    for number in range(3):
        await quiet.say(str(number))
    await thinker(app, stumble).settle()
    said = await quiet.said()
    assert said[0] == "Исправление: 0"
    assert "специалист" in said[1]
    assert said[2] == "Исправление: 2"
    assert len(tries) == 3
    worker = await add_worker(app)
    assert [row.reason for row in await app.casework.queue(worker, Tab.FREE)] == ["failed"]
    assert (await app.pulse.read()).inbox_failed == 1


async def test_attempts_before_a_crash_count(app: App, clock: FixedClock) -> None:
    """Whoever dies thinking leaves an attempt behind: the fourth is not made."""
    citizen = Citizen(app, settles=False)
    await citizen.say("1")
    for _ in range(3):
        async with app.database.transaction() as store:
            [taken] = await store.conversations.take_waiting(
                "dead", clock.now(), clock.now(), limit=1
            )
            item = await store.inbox.next(taken)
            assert item
            await store.inbox.begin_attempt(item.id)
    await thinker(app, echo).settle()
    assert "специалист" in (await citizen.said())[0]


async def test_a_living_holder_is_left_alone_and_a_dead_one_is_not(
    app: App, clock: FixedClock
) -> None:
    citizen = Citizen(app, settles=False)
    await citizen.say("0")
    async with app.database.transaction() as store:
        until = clock.now().replace(minute=1)
        await store.conversations.take_waiting("other", clock.now(), until)
    await thinker(app, echo).settle()
    assert await citizen.said() == []
    clock.advance(minutes=2)
    await thinker(app, echo).settle()
    assert await citizen.said() == echoed(1)


async def test_a_turn_overtaken_by_a_caseworker_is_thought_again(
    app: App, citizen: Citizen
) -> None:
    """The reply came while we thought: the second thought knows that a person speaks."""
    await citizen.press_person()
    worker = await add_worker(app)
    [row] = await app.casework.queue(worker, Tab.FREE)
    loop, thoughts = asyncio.get_running_loop(), []

    def slow(state: State, heard: Body, situation: Situation) -> Turn:
        thoughts.append(situation.owner.kind)
        if len(thoughts) == 1:
            seen = asyncio.run_coroutine_threadsafe(_last_seq(citizen), loop).result()
            reply = app.casework.reply(worker, row.case, "Здравствуйте", seen)
            asyncio.run_coroutine_threadsafe(reply, loop).result()
        return echo(state, heard, situation)

    quiet = Citizen(app, settles=False)
    await quiet.say("ещё вопрос", id="late")
    await thinker(app, slow).settle()
    assert thoughts == [OwnerKind.WAITING, OwnerKind.PERSON]
    assert (await citizen.said())[-1] == "Исправление: ещё вопрос"


async def _last_seq(citizen: Citizen) -> int:
    return (await citizen.log())[-1].seq


async def test_a_holder_that_woke_too_late_stores_nothing(app: App, clock: FixedClock) -> None:
    citizen = Citizen(app, settles=False)
    await citizen.say("0")
    loop = asyncio.get_running_loop()

    def asleep(state: State, heard: Body, situation: Situation) -> Turn:
        clock.advance(minutes=5)
        asyncio.run_coroutine_threadsafe(thinker(app, echo, "two").settle(), loop).result()
        return echo(replace(state, topic="lost"), heard, situation)

    await thinker(app, asleep).settle()
    assert await citizen.said() == echoed(1)
    async with app.database.reading() as store:
        conversation = await store.conversations.read(await citizen.conversation())
    assert conversation.state.topic == ""


async def test_the_assistant_outlives_an_outage_of_the_database(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "POLL_SECONDS", 0.01)
    citizen = Citizen(app, settles=False)
    await citizen.say("0")
    assistant = thinker(app, echo)
    assistant._transactions = outage = Outage(assistant._transactions)  # noqa: SLF001
    outage.left = 3
    task = asyncio.ensure_future(assistant.run())
    async with asyncio.timeout(20):
        while not await citizen.said():  # noqa: ASYNC110  nothing tells of it
            await asyncio.sleep(0.02)
    task.cancel()
    await asyncio.wait([task])
    assert await citizen.said() == echoed(1)


async def test_an_outage_in_the_middle_of_a_turn_leaves_it_to_whoever_comes_next(
    app: App, clock: FixedClock
) -> None:
    citizen = Citizen(app, settles=False)
    await citizen.say("0")
    assistant = thinker(app, echo)
    assistant._transactions = outage = Outage(assistant._transactions)  # noqa: SLF001

    def cut(state: State, heard: Body, situation: Situation) -> Turn:
        outage.left = 2
        return echo(state, heard, situation)

    assistant._talk = cut  # noqa: SLF001
    with pytest.raises(ConnectionRefusedError):
        await assistant.settle()
    clock.advance(minutes=1)
    await thinker(app, echo, "two").settle()
    assert await citizen.said() == echoed(1)


async def test_when_even_the_apology_fails_the_next_message_goes_on(app: App) -> None:
    """The text of the apology is missing: the row is closed, nothing else is lost."""

    def stumble(state: State, heard: Body, situation: Situation) -> Turn:
        if isinstance(heard, Said) and heard.text == "0":
            raise ValueError
        return echo(state, heard, situation)

    citizen = Citizen(app, settles=False)
    for number in range(2):
        await citizen.say(str(number))
    words = {"log.edited": "Исправление: {{ text }}", "choice.person": "п", "choice.home": "н"}
    texts = Texts(words)
    await thinker(app, stumble, texts=texts).settle()
    assert await citizen.said() == ["Исправление: 1"]
    assert (await app.pulse.read()).inbox_failed == 1


async def test_a_conversation_whose_key_is_lost_does_not_keep_others_waiting(
    app: App, tmp_path: Path
) -> None:
    lost = Citizen(app, settles=False)
    await lost.say("0")
    keys = {name.removeprefix("OPORA_").lower(): key for name, key in new_keys().items()}
    async with house(tmp_path, url=app.settings.database_url, clock=None, **keys) as other:
        found = Citizen(other, "200", settles=False)
        await found.say("0")
        await thinker(other, echo).settle()
        assert await found.said() == echoed(1)
    assert await lost.said() == []
