"""Our own polling loop: no offset before the commit, one poll at a time, patience with failures."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from aiogram import Bot

from handlers.telegram import polling as module
from handlers.telegram.polling import Polling
from tests.support.botapi.calls import Call
from tests.support.botapi.faults import Drop, Moment, Refuse, too_many
from tests.support.botapi.server import BotApi, until
from tests.support.telegram import open_bot_and_api, running

CHAT = 501


class Desk:
    """Takes batches, unless it is told to fail; shows what it holds."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.failures = 0
        self.is_ours = True
        self.is_released = False

    async def accept(self, updates: Sequence[Any]) -> None:
        if self.failures:
            self.failures -= 1
            raise RuntimeError("the database is away")
        self.numbers += [update["update_id"] for update in updates]

    async def hold(self) -> bool:
        return self.is_ours

    async def release(self) -> None:
        self.is_released = True


@pytest.fixture
async def line(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Bot, BotApi]]:
    monkeypatch.setattr(module, "_jitter", lambda: 0.02)
    async with open_bot_and_api() as line:
        yield line


@pytest.fixture
def botapi(line: tuple[Bot, BotApi]) -> BotApi:
    return line[1]


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def polling(line: tuple[Bot, BotApi], desk: Desk) -> Polling:
    return Polling(line[0], desk.accept, desk)


def offsets(botapi: BotApi) -> list[int]:
    return [call.number("offset") for call in botapi.calls if call.method == "getUpdates"]


async def test_updates_are_taken_in_order_and_confirmed_after(
    polling: Polling, desk: Desk, botapi: BotApi
) -> None:
    for text in ("Раз", "Два", "Три"):
        await botapi.people.say(CHAT, text)
    async with running(polling.run()):
        await until(lambda: not botapi.updates.waiting)
    assert desk.numbers == [1000, 1001, 1002]
    assert offsets(botapi) == [0, 1003]
    assert desk.is_released


async def test_a_batch_that_was_not_accepted_is_asked_for_again(
    polling: Polling, desk: Desk, botapi: BotApi
) -> None:
    desk.failures = 2
    await botapi.people.say(CHAT, "Раз")
    async with running(polling.run()):
        await until(lambda: not botapi.updates.waiting)
    assert offsets(botapi) == [0, 0, 0, 1001]
    assert desk.numbers == [1000]


@pytest.mark.parametrize(
    "trouble", [Drop(), Refuse(500), Refuse(409, "Conflict: terminated"), too_many(1)], ids=str
)
async def test_a_failing_poll_is_tried_again(
    polling: Polling, desk: Desk, botapi: BotApi, trouble: Any
) -> None:
    botapi.faults.add("getUpdates", trouble)
    await botapi.people.say(CHAT, "Раз")
    async with running(polling.run()):
        await until(lambda: desk.numbers == [1000])


async def test_an_answer_lost_on_its_way_is_asked_for_again(
    polling: Polling, desk: Desk, botapi: BotApi
) -> None:
    botapi.faults.add("getUpdates", Drop(), moment=Moment.ACTED)
    await botapi.people.say(CHAT, "Раз")
    async with running(polling.run()):
        await until(lambda: desk.numbers == [1000])


async def test_a_webhook_that_was_left_is_taken_down(
    polling: Polling, desk: Desk, botapi: BotApi
) -> None:
    await botapi.webhook.begin(Call(method="setWebhook", fields={"url": "http://127.0.0.1:9/x"}))
    await botapi.people.say(CHAT, "Раз")
    async with running(polling.run()):
        await until(lambda: desk.numbers == [1000])


async def test_only_the_holder_of_the_lease_polls(
    monkeypatch: pytest.MonkeyPatch, polling: Polling, desk: Desk, botapi: BotApi
) -> None:
    monkeypatch.setattr(module, "NOT_OURS", 0.02)
    desk.is_ours = False
    await botapi.people.say(CHAT, "Раз")
    async with running(polling.run()):
        await asyncio.sleep(0.1)
        assert offsets(botapi) == []
        desk.is_ours = True
        await until(lambda: desk.numbers == [1000])
