"""The stage of a crash test: an emulator that kills, a server to be killed, citizens who go on."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum

from tests.crash.ledger import Ledger, read_ledger
from tests.crash.server import Place, Server
from tests.support.botapi.calls import Call
from tests.support.botapi.faults import Moment
from tests.support.botapi.server import BotApi, open_botapi

CHATS = (701, 702, 703)
PDF = b"%PDF-1.4\n" + b"0" * 300_000
SLOWEST = 90.0  # seconds until everything is settled again
LATEST_CHANCE = 1.0  # seconds after the citizens began to speak
LATEST_KILL = 0.05  # seconds after a post begins


class Trigger(StrEnum):
    """What the emulator sees when it kills the server."""

    RECEIVING = "receiving"  # the next offset, or a post before our reply
    SENDING = "sending"  # sendMessage received, not answered
    SENT = "sent"  # answered
    FETCHING = "fetching"  # half of a file
    ANY = "any"  # nothing: it is killed by chance


@dataclass(slots=True, kw_only=True)
class Stage:
    botapi: BotApi
    server: Server
    said: int = 0
    documents: int = 0

    async def talk(self, *, with_file: bool = False) -> None:
        """Every citizen says something; «/help» is always answered, whatever else is said."""
        asker, *others = CHATS
        self.said += 1
        await self.botapi.people.say(asker, f"Вопрос {self.said}: какие льготы ветерану")
        for chat in others:
            await self.botapi.people.say(chat, "/help")
        if with_file:
            self.documents += 1
            await self.botapi.people.document(asker, f"{self.documents}.pdf", PDF)

    async def begin_cases(self) -> None:
        """Every citizen asks for a person, so that files have a case to go to."""
        for chat in CHATS:
            await self.botapi.people.say(chat, "Позовите специалиста")
        await self.settled()

    async def ledger(self) -> Ledger:
        return await read_ledger(self.server.database_url, self.botapi)

    async def settled(self) -> Ledger:
        """Wait until all is received, thought about and sent."""
        end = asyncio.get_running_loop().time() + SLOWEST
        while True:
            is_received = not self.botapi.updates.waiting  # asked first: the ledger takes its time
            ledger = await self.ledger()
            if is_received and ledger.is_settled:
                return ledger
            if asyncio.get_running_loop().time() > end:
                raise AssertionError(f"not settled: {self.botapi.updates.waiting} {ledger}")
            await asyncio.sleep(0.2)

    async def crash(self, trigger: Trigger) -> None:
        """Talk, be killed at the trigger, and start again.

        Now and then everything may settle: a message that three processes died of is given up.
        """
        await self.strike(trigger, self.server.kill)
        await self.server.wait()
        await self.server.start()
        if self.server.starts % 2:
            await self.settled()

    async def strike(self, trigger: Trigger, blow: Callable[[], None]) -> None:
        """Talk, and deal a blow at the trigger."""
        done = asyncio.Event()

        def strike() -> None:
            blow()
            done.set()

        self._arm(trigger, strike)
        await self.talk(with_file=trigger in {Trigger.FETCHING, Trigger.ANY})
        async with asyncio.timeout(SLOWEST):
            await done.wait()
        self.botapi.faults.clear()

    def _arm(self, trigger: Trigger, strike: Callable[[], None]) -> None:
        add = self.botapi.faults.add
        match trigger:
            case Trigger.RECEIVING if self.server.is_posted:
                add("post", soon(strike, random.uniform(0, LATEST_KILL)))  # noqa: S311
            case Trigger.RECEIVING:
                add("getUpdates", strike, where=self._confirms)
            case Trigger.SENDING:
                moments = [Moment.RECEIVED, Moment.ACTED]
                add("sendMessage", strike, moment=random.choice(moments))  # noqa: S311
            case Trigger.SENT:
                add("sendMessage", strike, moment=Moment.ANSWERED)
            case Trigger.FETCHING:
                add("download", strike, moment=Moment.ACTED)
            case Trigger.ANY:
                delay = random.uniform(0, LATEST_CHANCE)  # noqa: S311
                asyncio.get_running_loop().call_later(delay, strike)

    def _confirms(self, call: Call) -> bool:
        """Whether a poll carries an offset beyond something that waits."""
        offset = call.number("offset")
        return any(update["update_id"] < offset for update in self.botapi.updates.waiting)


def soon(act: Callable[[], None], seconds: float) -> Callable[[], Awaitable[None]]:
    async def wait_and_act() -> None:
        await asyncio.sleep(seconds)
        act()

    return wait_and_act


@asynccontextmanager
async def open_stage(
    place: Place, url: str, *, is_posted: bool = False, flaw: str = ""
) -> AsyncIterator[Stage]:
    async with open_botapi() as botapi:
        server = Server(
            place=place,
            botapi=botapi,
            database_url=url,
            is_posted=is_posted,
            flaw=flaw,
        )
        try:
            await server.start()
            yield Stage(botapi=botapi, server=server)
        finally:
            await server.stop()
