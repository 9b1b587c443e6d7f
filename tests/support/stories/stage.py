"""Where a story is played: one house on its own database, a clock, citizens, a caseworker."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from copy import copy
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from bot.app import App, build
from bot.conversation.knowing import Knowing, at_hand
from bot.settings import Settings
from tests.support.botapi.server import TOKEN, BotApi, open_botapi
from tests.support.clock import FixedClock
from tests.support.house import knowledge, settings_for
from tests.support.stories.browser import BrowserCitizen
from tests.support.stories.caseworker import Desk
from tests.support.stories.citizen import Citizen
from tests.support.stories.direct import DirectCitizen, DirectOffice
from tests.support.stories.script import Story
from tests.support.stories.telegram import TelegramCitizen, TelegramOffice

FIRST = "citizen"
OF_BURSTS = "burst-"  # stories in which we wait for the rest, as by default
PATIENCE = 2.5  # seconds
CHAT = 5_000_100


@dataclass(frozen=True, slots=True, kw_only=True)
class Props:
    """What a test lends to a story."""

    folder: Path
    database_url: str


class Stage:
    """The house and everybody in it. A restart closes the house and builds it anew."""

    def __init__(self, story: Story, channel: str, props: Props) -> None:
        self.story = story
        self.channel = channel
        self.clock = FixedClock()
        self.desk = Desk()
        self.citizens: dict[str, Citizen] = {}
        self.botapi: BotApi | None = None
        self._props = props
        self._app: App | None = None
        self._office = DirectOffice()
        self._bot: TelegramOffice | None = None
        self._around = AsyncExitStack()

    @property
    def app(self) -> App:
        assert self._app, "the house is closed"
        return self._app

    async def open(self) -> None:
        if self.channel == "telegram":
            self.botapi = await self._around.enter_async_context(open_botapi())
            self._bot = TelegramOffice(self.botapi)
        self._app = self._build()

    async def close(self) -> None:
        await self._leave()
        await self._around.aclose()

    async def restart(self) -> None:
        """Close everything; open it again on the same database."""
        await self._leave()
        self._app = self._build()
        for citizen in self.citizens.values():
            await citizen.enter(self.app)

    async def citizen(self, name: str = FIRST) -> Citizen:
        if name not in self.citizens:
            self.citizens[name] = self._meet(CHAT + len(self.citizens))
            await self.citizens[name].enter(self.app)
        return self.citizens[name]

    def _meet(self, chat: int) -> Citizen:
        if self._bot:
            return TelegramCitizen(self._bot, chat)
        return BrowserCitizen() if self.channel == "browser" else DirectCitizen(self._office, chat)

    async def _leave(self) -> None:
        for citizen in self.citizens.values():
            await citizen.leave()
        if self._app:
            await self._app.close()
        self._app = None

    def _build(self) -> App:
        settings = settings_of(self.story, self._props, self.botapi)
        return build(settings, clock=self.clock, knowledge=remembering())


@cache
def remembering() -> Knowing:
    """The same questions come in many stories: each is looked for once."""
    known = knowledge()
    search = copy(known.search)
    search.find = cache(search.find)  # type: ignore[method-assign]
    return replace(known, loading=at_hand(search))


def settings_of(story: Story, props: Props, botapi: BotApi | None) -> Settings:
    """Nothing of this machine's own: every value that matters is given."""
    bot = {"telegram_token": TOKEN, "telegram_api_url": botapi.url} if botapi else {}
    return settings_for(
        props.folder,
        database_url=props.database_url,
        region=story.region,
        public_url="http://testserver",
        telegram_policy=story.policy,
        burst_seconds=PATIENCE if story.file.startswith(OF_BURSTS) else 0,
        **bot,
    )


@asynccontextmanager
async def raised(story: Story, channel: str, props: Props) -> AsyncIterator[Stage]:
    """A stage with the curtain up."""
    stage = Stage(story, channel, props)
    try:
        await stage.open()
        yield stage
    finally:
        await stage.close()
