"""Telegram's own parts for the tests of the adapter: an emulator and a bot that speaks to it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, suppress

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from tests.support.botapi.server import TOKEN, BotApi, open_botapi


@asynccontextmanager
async def open_bot(botapi: BotApi, token: str = TOKEN) -> AsyncIterator[Bot]:
    server = TelegramAPIServer.from_base(botapi.url)
    bot = Bot(token, session=AiohttpSession(api=server, timeout=5))
    try:
        yield bot
    finally:
        await bot.session.close()


@asynccontextmanager
async def open_bot_and_api() -> AsyncIterator[tuple[Bot, BotApi]]:
    async with open_botapi() as botapi, open_bot(botapi) as bot:
        yield bot, botapi


@asynccontextmanager
async def running(work: Awaitable[None]) -> AsyncIterator[None]:
    """Run something endless until the block ends."""
    task = asyncio.ensure_future(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
