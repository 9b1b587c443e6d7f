"""Each safeguard is needed: without it the same blow leaves a hole in the ledger."""

import asyncio
import signal

import pytest

from tests.crash.flaws import STALL
from tests.crash.ledger import faults
from tests.crash.server import Place, Server
from tests.crash.size import TIMEOUT
from tests.crash.stage import CHATS, Stage, Trigger, open_stage, soon

pytestmark = pytest.mark.timeout(TIMEOUT)


async def test_without_the_offset_rule_updates_are_lost(place: Place, sqlite_url: str) -> None:
    async with open_stage(place, sqlite_url, flaw="offset") as stage:
        await stage.crash(Trigger.RECEIVING)
        await stage.talk()
        found = faults(await stage.settled(), stage.botapi)
        assert any("lost" in fault for fault in found)


async def test_without_unique_ids_updates_count_twice(place: Place, sqlite_url: str) -> None:
    async with open_stage(place, sqlite_url, is_posted=True, flaw="unique") as stage:
        done = asyncio.Event()

        def kill() -> None:
            stage.server.kill()
            done.set()

        stage.botapi.faults.add("post", soon(kill, 0.2))  # committed, not answered
        await stage.talk()
        await done.wait()
        await stage.server.wait()
        await stage.server.start()
        found = faults(await stage.settled(), stage.botapi)
        assert any("accepted" in fault for fault in found)


@pytest.mark.parametrize(("flaw", "is_harmless"), [("stalled", True), ("fence", False)])
async def test_without_the_fence_a_late_courier_sends_again(
    flaw: str, is_harmless: bool, place: Place, postgres_url: str
) -> None:
    """Stop a courier between its decision and its act; meanwhile another does the work."""
    async with open_stage(place, postgres_url, flaw=flaw) as stage:
        rival = Server(
            place=place,
            botapi=stage.botapi,
            database_url=postgres_url,
            keys=stage.server.keys,
            name="two",
        )
        try:
            await rival.start(is_standing_by=True)
            await stop_before_it_leaves(stage)
            await stage.settled()
            stage.server.signal(signal.SIGCONT)
            await asyncio.sleep(2 * STALL)
            found = faults(await stage.settled(), stage.botapi)
        finally:
            await rival.stop()
    assert (found == []) is is_harmless


async def stop_before_it_leaves(stage: Stage) -> None:
    """Let a citizen speak, and stop the courier once it has an answer to carry."""
    await stage.botapi.people.say(CHATS[0], "/help")
    while not any(  # noqa: ASYNC110  nobody tells a test
        chat.told for chat in (await stage.ledger()).chats.values()
    ):
        await asyncio.sleep(0.05)
    await asyncio.sleep(0.3)
    assert stage.botapi.sent(CHATS[0]) == []
    stage.server.signal(signal.SIGSTOP)
