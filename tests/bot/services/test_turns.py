"""A burst among rivals, deaths and failures: every text counts once, none is lost."""

import asyncio
from pathlib import Path

import pytest

from bot.app import App
from bot.clock import WallClock
from bot.services import assistant as module
from tests.support.citizens import Citizen
from tests.support.clock import FixedClock
from tests.support.house import house
from tests.support.thinking import FOUR, GREETING, SURE, Mind, rows, said_quickly

SECONDS = 2.5


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAUSE_SECONDS", 0)


async def test_a_wrong_clock_of_another_machine_makes_nobody_wait(
    patient: App, clock: FixedClock
) -> None:
    citizen = await said_quickly(Citizen(patient), GREETING)
    clock.advance(hours=-1)
    await patient.settle()
    assert await citizen.keys() == ["greeting.hello"]


async def test_a_kill_between_acceptance_and_thought_loses_nothing(
    patient: App, clock: FixedClock, tmp_path: Path
) -> None:
    """One process accepts and puts off, another answers."""
    citizen = Citizen(patient)
    await citizen.say(GREETING)
    await said_quickly(citizen, "у меня вопрос")
    url = patient.settings.database_url
    async with house(tmp_path, url=url, clock=clock, burst_seconds=SECONDS) as other:
        await other.assistant.settle()
        assert await citizen.keys() == []
        clock.advance(seconds=SECONDS)
        await other.assistant.settle()
        await patient.settle()
    keys = await citizen.keys()
    assert len(keys) == len({*keys}) <= 2
    assert [state for state, *_ in await rows(patient)] == ["done", "done"]


async def test_a_kill_while_thinking_repeats_nothing(patient: App, clock: FixedClock) -> None:
    """The dead leaves its attempts behind: each text is then tried alone, once."""
    citizen = await said_quickly(Citizen(patient), GREETING, SURE)
    await Mind(patient).assistant("dead")._take(8)  # noqa: SLF001  begun, and never ended
    await Mind(patient).assistant("two").settle()
    assert await citizen.keys() == []
    clock.advance(minutes=1)
    mind = Mind(patient)
    await mind.assistant("two").settle()
    assert mind.heard == [GREETING, SURE]
    assert await citizen.keys() == ["greeting.hello", "answer.answer"]
    assert await rows(patient) == [("done", 2, None)] * 2


async def test_a_text_that_breaks_us_takes_no_other_with_it(patient: App, met: Citizen) -> None:
    citizen = await said_quickly(met, "бедааа", SURE)
    mind = Mind(patient, poison="бедааа")
    await mind.assistant().settle()
    assert mind.heard == [f"бедааа\n{SURE}", "бедааа", "бедааа", SURE]
    assert (await citizen.keys())[1:] == ["failed.sorry", "answer.answer"]
    assert [state for state, *_ in await rows(patient)] == ["done", "failed", "done"]


async def test_two_processes_answer_a_burst_once(patient: App) -> None:
    citizens = [await said_quickly(Citizen(patient, chat), *FOUR) for chat in "abc"]
    minds = [Mind(patient), Mind(patient)]
    assistants = [mind.assistant(name) for mind, name in zip(minds, ("one", "two"), strict=True)]
    await asyncio.gather(*(one.settle() for one in assistants))
    assert [await one.keys() for one in citizens] == [["greeting.hello", "answer.answer"]] * 3
    assert sorted(minds[0].heard + minds[1].heard) == ["\n".join(FOUR)] * 3


async def test_a_running_assistant_wakes_when_the_time_has_come(
    tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "POLL_SECONDS", 60.0)
    clock = WallClock()
    async with house(tmp_path, url=database_url, clock=clock, burst_seconds=1.0) as app:
        citizen = Citizen(app, settles=False)
        running = asyncio.ensure_future(app.assistant.run())
        await citizen.say(GREETING)
        async with asyncio.timeout(20):
            while not await citizen.keys():  # noqa: ASYNC110  nothing tells of it
                await asyncio.sleep(0.02)
        running.cancel()
        await asyncio.wait([running])
        heard, greeted = await citizen.log()
        assert (greeted.at - heard.at).total_seconds() >= 1.0
