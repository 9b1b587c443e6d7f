"""The composition root: settings in, a whole assistant out, by hand and in order."""

import asyncio
import gc
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from structlog import get_logger

from bot.clock import Clock, WallClock
from bot.conversation.acts.bursts import may_go_on, together
from bot.conversation.knowing import Knowing, at_hand
from bot.conversation.scene import Scene
from bot.conversation.talk import talk
from bot.conversation.values.said import Turn
from bot.conversation.values.situation import Situation
from bot.conversation.values.state import State
from bot.keys import take_keys
from bot.messages import Body, Channel, Policy
from bot.services.assistant import Assistant
from bot.services.cases.searching import Searching
from bot.services.casework import Casework
from bot.services.delivery import Delivery
from bot.services.files import Files
from bot.services.footing.changes import Changes
from bot.services.footing.ground import Ground
from bot.services.footing.leases import Leases
from bot.services.footing.leasing import this_process
from bot.services.footing.pulse import Pulse
from bot.services.footing.transactions import Transactions
from bot.services.house import House
from bot.services.inbox import Inbox
from bot.services.keeping.copies import Copies
from bot.services.keeping.erasing import Eraser
from bot.services.keeping.hiding import Hiding
from bot.services.keeping.papers import Papers
from bot.services.keeping.requests import Requests
from bot.services.staff import Staff
from bot.services.transcript import Transcript
from bot.services.turns.bursts import Bursts
from bot.services.turns.office import Office
from bot.services.turns.passing import Passing
from bot.services.turns.situations import Situations, World
from bot.services.turns.storing import Turns
from bot.services.upkeep import Upkeep
from bot.services.visits import Visits
from bot.settings import ROOT, Settings
from bot.storage.database import Database
from bot.storage.vault import Vault
from bot.texts import Texts
from handlers.site import web_app
from handlers.telegram.channel import Telegram
from knowledge.eligibility.consulting import Consulting
from knowledge.library import Library
from knowledge.search.search import Search

TEXTS = ROOT / "texts" / "ru"
CONTENT = ROOT / "knowledge" / "content"
RETRY_SECONDS = 5.0

log = get_logger()


class TelegramDoor:
    """Where Telegram knocks; until the bot is there it is asked to come again."""

    def __init__(self) -> None:
        self.telegram: Telegram | None = None

    async def answer(self, request: Request) -> Response:
        if self.telegram is None:
            return Response(status_code=503, headers={"Retry-After": f"{RETRY_SECONDS:.0f}"})
        return await self.telegram.webhook(request)


@dataclass(frozen=True, kw_only=True)
class App(House):
    """The services, the database below them, and everything that runs in the background."""

    database: Database
    leases: Leases
    door: TelegramDoor = field(default_factory=TelegramDoor)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Work in the background as long as the block lasts. A failure there ends the block."""
        async with asyncio.TaskGroup() as group:
            works = (
                self.assistant.run(),
                self.delivery.run(),
                self.files.run(),
                self.papers.run(),
                self.upkeep.run(),
                self.database.listen(self.changes.tell),
                self._telegram(),
                self._ready(),
            )
            tasks = [group.create_task(work) for work in works]
            try:
                yield
            finally:
                for task in tasks:
                    task.cancel()

    async def start_alone(self) -> None:
        """Whoever held something is dead, as no other process can be there: do not wait for it."""
        async with self.database.transaction() as store:
            await store.leases.end_all(self.clock.now())

    async def settle(self) -> None:
        """Do everything that is due, until nothing is. For tests, without `running`."""
        services = (self.assistant, self.files, self.papers, self.delivery, self.upkeep)
        while any([await service.settle() for service in services]):
            pass

    async def close(self) -> None:
        await self.database.close()

    def pages(self) -> Starlette:
        """Every page, and the door of Telegram's webhook."""
        return web_app(self, more=[Route("/telegram/{path}", self.door.answer, methods=["POST"])])

    async def _ready(self) -> None:
        """Wait for the search; if it cannot be made, neither can the assistant run."""
        await asyncio.to_thread(self.knowledge.loading.result)
        gc.collect()
        gc.freeze()  # what was loaded stays: no need to look through it again and again

    async def _telegram(self) -> None:
        """Connect, and connect again: pages and the console do not wait for it."""
        while self.settings.telegram_token.get_secret_value():
            telegram = None
            try:
                telegram = await Telegram.open(self, self.leases)
                self.door.telegram = telegram
                await telegram.run()
            except Exception:  # a wrong token or no network: said in the log, tried again
                log.exception("telegram stopped", seconds=RETRY_SECONDS)
            finally:
                self.door.telegram = None
                if telegram:
                    await telegram.close()
            await asyncio.sleep(RETRY_SECONDS)


def build(
    settings: Settings, *, clock: Clock | None = None, knowledge: Knowing | None = None
) -> App:
    """Put the house together. Loads the knowledge (seconds), opens nothing yet."""
    keys, clock, changes = take_keys(settings), clock or WallClock(), Changes()
    settings = settings.model_copy(update={"secret_key": SecretStr(keys.secret)})
    knowledge = knowledge or know(settings, clock)
    database = Database(settings.database_url, Vault(keys.ring, *keys.indexes))
    ground = _ground(settings, clock, database, changes)
    world = survey(settings, knowledge)
    eraser = Eraser(ground.transactions, clock, ground.folder)
    files = Files(ground)
    return App(
        settings=settings,
        clock=clock,
        changes=changes,
        texts=ground.texts,
        knowledge=knowledge,
        database=database,
        inbox=Inbox(ground.transactions, clock, ground.texts, Hiding(world.policies, knowledge)),
        assistant=_assistant(ground, world, knowledge, settings.burst_seconds),
        delivery=_delivery(ground, settings),
        files=files,
        papers=Papers(ground, world, knowledge),
        casework=Casework(ground, files, world, knowledge),
        searching=Searching(ground.transactions, clock),
        staff=Staff(ground.transactions, clock, keys.secret),
        visits=Visits(ground.transactions, clock, eraser),
        transcript=Transcript(ground.transactions, changes),
        upkeep=Upkeep(ground, eraser, files, _requests(ground, world, knowledge, eraser)),
        pulse=Pulse(ground),
        eraser=eraser,
        leases=Leases(database, clock, settings.lease_seconds),
    )


def _ground(settings: Settings, clock: Clock, database: Database, changes: Changes) -> Ground:
    return Ground(
        transactions=Transactions(database, changes),
        changes=changes,
        clock=clock,
        texts=Texts.load(TEXTS),
        folder=Path(settings.files_dir),
        holder=this_process(settings.lease_seconds),
    )


def _delivery(ground: Ground, settings: Settings) -> Delivery:
    rates = {Channel.TELEGRAM: settings.telegram_rate}
    return Delivery(ground, rates, base_url=settings.base_url)


def know(settings: Settings, clock: Clock | None = None, *, is_awaited: bool = True) -> Knowing:
    """What the assistant knows today; vectors of its phrases are kept for the next start.

    Texts name the amounts in force on this day: whoever adds next year's restarts in the new year.
    If not `is_awaited` the search, which takes seconds, is made in a thread meanwhile.
    """
    library = Library.load(CONTENT, (clock or WallClock()).now().date())
    make = partial(Search, library, cache=settings.var_dir / "search")
    if is_awaited:
        loading = at_hand(make())
    else:
        maker = ThreadPoolExecutor(1, "search")
        loading = maker.submit(make)
        maker.shutdown(wait=False)
    return Knowing(
        library=library,
        loading=loading,
        consulting=Consulting(library),
        approved_only=settings.approved_only,
    )


def survey(settings: Settings, knowledge: Knowing) -> World:
    """The deployment as a conversation is told of it."""
    region = knowledge.region(settings.region)
    if region is None:
        raise SystemExit(f"OPORA_REGION: региона «{settings.region}» нет в knowledge/content.")
    office = Office(
        opens=settings.office_opens, closes=settings.office_closes, zone=ZoneInfo(region.zone)
    )
    telegram = Policy(settings.telegram_policy or Policy.FULL)
    out = Policy(settings.telegram_policy_out or telegram)
    return World(
        region=settings.region,
        policies={Channel.TELEGRAM: telegram, Channel.BROWSER: Policy.FULL},
        policies_out={Channel.TELEGRAM: out, Channel.BROWSER: Policy.FULL},
        office=office,
        browser_url=settings.base_url,
        overdue_minutes=settings.overdue_minutes,
        silence=timedelta(hours=settings.person_silent_hours),
    )


def _requests(ground: Ground, world: World, knowledge: Knowing, eraser: Eraser) -> Requests:
    copies = Copies(texts=ground.texts, knowledge=knowledge, zone=world.office.zone)
    return Requests(ground, eraser, copies, Passing(world, ground.texts))


def _assistant(ground: Ground, world: World, knowledge: Knowing, seconds: float) -> Assistant:
    def think(state: State, heard: Body, situation: Situation) -> Turn:
        return talk(state, heard, situation, knowledge)

    situations = Situations(world, ground.texts)
    turns = Turns(world, ground.texts, knowledge, ground.folder)
    return Assistant(ground, situations, turns, think, bursts=bursts_of(knowledge, seconds))


def bursts_of(knowledge: Knowing, seconds: float) -> Bursts:
    """How a conversation judges texts that come one after another."""

    def count(texts: Sequence[str], state: State, situation: Situation) -> int:
        return together(texts, state, Scene(situation=situation, knowledge=knowledge))

    def is_open(text: str, state: State, done: Turn, situation: Situation) -> bool:
        return may_go_on(text, state, done, Scene(situation=situation, knowledge=knowledge))

    return Bursts(seconds=seconds, together=count, may_go_on=is_open)
