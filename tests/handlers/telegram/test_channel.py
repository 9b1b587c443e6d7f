"""A whole bot: from what a citizen says in Telegram to the answer, polled or posted."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app import App
from bot.clock import WallClock
from handlers.telegram.channel import Telegram
from tests.support.botapi.server import TOKEN, BotApi, open_botapi, serve, until
from tests.support.house import house
from tests.support.telegram import running

CHAT = 501


@pytest.fixture
async def botapi() -> AsyncIterator[BotApi]:
    async with open_botapi() as botapi:
        yield botapi


@asynccontextmanager
async def open_house(
    folder: Path, url: str, botapi: BotApi, **settings: object
) -> AsyncIterator[App]:
    chosen = {
        "telegram_token": TOKEN,
        "telegram_api_url": botapi.url,
        "telegram_policy": "full",
        **settings,
    }
    async with house(folder, url=url, clock=WallClock(), **chosen) as app:
        yield app


@asynccontextmanager
async def open_telegram(app: App) -> AsyncIterator[Telegram]:
    telegram = await Telegram.open(app, app.leases)
    try:
        yield telegram
    finally:
        gc.unfreeze()
        await telegram.close()


async def test_a_polled_question_is_answered_and_the_menu_is_set(
    botapi: BotApi, sqlite_url: str, tmp_path: Path
) -> None:
    async with (
        open_house(tmp_path, sqlite_url, botapi) as app,
        open_telegram(app) as telegram,
        running(telegram.run()),
    ):
        await botapi.people.say(CHAT, "/start")
        await until(lambda: not botapi.updates.waiting)
        await app.settle()
        greeting = botapi.sent(CHAT)[-1]
        assert greeting.buttons()
        await until(lambda: len(botapi.methods.commands) == 3)

        press = await botapi.people.press(CHAT, "Специалист")
        await until(lambda: not botapi.updates.waiting)
        await app.settle()
        assert len(botapi.sent(CHAT)) > 1
        await until(lambda: press in botapi.methods.answered)


async def test_a_posted_question_is_answered(
    botapi: BotApi, sqlite_url: str, tmp_path: Path
) -> None:
    hook = "http://127.0.0.1:9/telegram/hook"  # set first, served later
    async with (
        open_house(tmp_path, sqlite_url, botapi, telegram_webhook_url=hook) as app,
        open_telegram(app) as telegram,
        running(telegram.run()),
    ):
        await until(lambda: botapi.webhook.url == hook)
        app.door.telegram = telegram
        async with serve(app.pages()) as url:
            botapi.webhook.url = f"{url}/telegram/hook"
            await botapi.people.say(CHAT, "Здравствуйте")
            await until(lambda: not botapi.updates.waiting)
        await app.settle()
        assert botapi.sent(CHAT)
        assert botapi.webhook.statuses == [200]


async def test_a_file_comes_and_is_kept(botapi: BotApi, sqlite_url: str, tmp_path: Path) -> None:
    async with (
        open_house(tmp_path, sqlite_url, botapi) as app,
        open_telegram(app) as telegram,
        running(telegram.run()),
    ):
        await botapi.people.say(CHAT, "Позовите специалиста")
        await botapi.people.document(CHAT, "справка.pdf", b"%PDF-1.4\n" + b"0" * 1000)
        await until(lambda: not botapi.updates.waiting)
        await app.settle()
        kept = [path for path in (tmp_path / "files").rglob("*") if path.is_file()]
        assert [path.stat().st_size for path in kept] == [1009]
