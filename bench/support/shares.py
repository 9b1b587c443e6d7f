"""Where the time of a question goes: search, talk, rendering, database, delivery, the rest."""
# ruff: noqa: INP001  no package

import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot import app as wiring
from bot.app import App, build
from bot.messages import Address, Channel, Incoming, Said
from bot.settings import Settings
from bot.storage.database import Database
from bot.texts import Texts
from handlers.telegram.channel import Telegram
from handlers.telegram.courier import TelegramCourier
from knowledge.search.search import Search
from tests.support.botapi.server import BOT_ID, TOKEN, open_botapi

CHATS_FROM = 5001
WARM_UP = 20


class Stopwatch:
    """Counts seconds by name; a nested name takes its seconds out of the outer one's."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = time.perf_counter()

    @contextmanager
    def on(self, name: str) -> Iterator[None]:
        self._turn()
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def _turn(self) -> None:
        now = time.perf_counter()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now


async def shares(questions: list[str]) -> dict[str, float]:
    """Ask one after another, in this process, and return each part's share of the whole."""
    watch = Stopwatch()
    with tempfile.TemporaryDirectory(prefix="opora-bench-") as folder:
        async with open_botapi() as botapi, an_app(Path(folder), botapi.url) as app:
            watched(watch)
            telegram = await Telegram.open(app)
            for number, question in enumerate(questions):
                if number == WARM_UP:
                    watch.seconds.clear()
                chat = CHATS_FROM + number
                botapi.chats.open(chat)
                with watch.on("the rest"):
                    await app.inbox.accept([incoming(chat, question)])
                    await app.assistant.settle()
                    await app.delivery.settle()
            await telegram.close()
    whole = sum(watch.seconds.values())
    ranked = sorted(watch.seconds.items(), key=lambda pair: -pair[1])
    return {name: seconds / whole for name, seconds in ranked}


@asynccontextmanager
async def an_app(folder: Path, api_url: str) -> AsyncIterator[App]:
    settings = Settings(
        _env_file=None,
        database_url=f"sqlite+aiosqlite:///{folder}/opora.db",
        var_dir=folder,
        files_dir=folder / "files",
        telegram_token=SecretStr(TOKEN),
        telegram_api_url=api_url,
        burst_seconds=0,
    )
    app = build(settings)
    await app.database.upgrade()
    try:
        yield app
    finally:
        await app.close()


def incoming(chat: int, question: str) -> Incoming:
    address = Address(channel=Channel.TELEGRAM, bot=str(BOT_ID), chat=str(chat))
    return Incoming(address=address, id=f"bench:{chat}", body=Said(text=question))


def watched(watch: Stopwatch) -> None:
    """Put a stopwatch around the parts; the bench's process ends with it."""
    for place, method, name in (
        (Search, "find", "search"),
        (Search, "alarm", "search"),
        (Texts, "line", "rendering"),
        (wiring, "talk", "talk"),
    ):
        setattr(place, method, timed(getattr(place, method), watch, name))
    for way in ("transaction", "reading"):
        setattr(Database, way, opened(getattr(Database, way), watch))
    setattr(TelegramCourier, "send", sent(TelegramCourier.send, watch))  # noqa: B010


def timed(act: Callable[..., Any], watch: Stopwatch, name: str) -> Callable[..., Any]:
    def run(*args: Any, **facts: Any) -> Any:
        with watch.on(name):
            return act(*args, **facts)

    return run


def sent(act: Callable[..., Any], watch: Stopwatch) -> Callable[..., Any]:
    async def run(*args: Any) -> Any:
        with watch.on("delivery"):
            return await act(*args)

    return run


def opened(act: Callable[..., Any], watch: Stopwatch) -> Callable[..., Any]:
    @asynccontextmanager
    async def run(*args: Any) -> AsyncIterator[Any]:
        with watch.on("database"):
            async with act(*args) as store:
                yield store

    return run
