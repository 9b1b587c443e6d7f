"""The ledger itself: it passes what may happen and finds what may not."""

import pytest

from tests.crash.ledger import Conversation, Given, Ledger, Told, faults
from tests.support.botapi.chats import Line
from tests.support.botapi.server import BotApi

CHAT = 701
SENT = Told(2, "sent", 0, ("12",))
DOUBTED = Told(4, "sent", 1, ("14",))
GIVEN_UP = Told(6, "failed", 1, ())


async def found(told: list[Told], *lines: tuple[int, str]) -> list[str]:
    botapi = BotApi()
    await botapi.people.say(CHAT, "Раз")
    for number, text in lines:
        botapi.chats.add(Line(id=number, chat=CHAT, is_ours=True, text=text))
    given = [Given("1000", 1, "done", (1,))]
    return faults(Ledger({CHAT: Conversation(given, told)}, []), botapi)


@pytest.mark.parametrize(
    "lines",
    [
        [(12, "a"), (14, "b")],
        [(12, "a"), (13, "b"), (14, "b")],
        [(12, "a"), (14, "b"), (15, "c")],
        [(12, "a"), (14, "b"), (15, "c"), (16, "c")],
    ],
)
async def test_what_may_happen_passes(lines: list[tuple[int, str]]) -> None:
    assert await found([SENT, DOUBTED, GIVEN_UP], *lines) == []


@pytest.mark.parametrize(
    "lines",
    [
        [(14, "b"), (12, "a")],  # out of order
        [(11, "a"), (12, "a"), (14, "b")],  # twice without a doubt
        [(12, "a"), (13, "b"), (14, "b"), (15, "b")],  # three times
        [(14, "b")],  # never came
        [(12, "a"), (13, "x"), (14, "b")],  # from nowhere
    ],
)
async def test_what_may_not_happen_is_found(lines: list[tuple[int, str]]) -> None:
    assert await found([SENT, DOUBTED], *lines)


async def test_what_was_lost_or_came_twice_is_found() -> None:
    botapi = BotApi()
    await botapi.people.say(CHAT, "Раз")
    assert faults(Ledger({}, []), botapi)
    twice = [Given("1000", 1, "done", (1,)), Given("1000", 2, "done", (2,))]
    assert faults(Ledger({CHAT: Conversation(twice, [])}, []), botapi)
    failed = [Given("1000", 1, "failed", (1,))]
    assert faults(Ledger({CHAT: Conversation(failed, [])}, []), botapi)
