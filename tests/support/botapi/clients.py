"""Two independent clients of the Bot API, under one set of names."""

from collections.abc import Sequence
from typing import Any, Protocol

import telegram as ptb
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError
from aiogram.types import BotCommand, BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from tests.support.botapi.server import TOKEN


class Failed(Exception):
    """What either client raises, by the description the server gave."""

    def __init__(self, description: str, retry_after: float = 0) -> None:
        super().__init__(description)
        self.description = description
        self.retry_after = retry_after


class Client(Protocol):
    """The calls of the contract, as each of the two libraries makes them."""

    async def me(self) -> bool: ...
    async def updates(self, offset: int, seconds: int = 0) -> Sequence[Any]: ...
    async def send(
        self, chat: int, text: str, *, buttons: dict[str, str] | None = None, html: bool = False
    ) -> int: ...
    async def edit(self, chat: int, message: int, text: str) -> None: ...
    async def answer(self, query: str) -> None: ...
    async def document(self, chat: int, name: str, content: bytes) -> Any: ...
    async def download(self, file_id: str) -> bytes: ...
    async def chat(self, chat: int) -> int: ...
    async def webhook(self, url: str, secret: str = "") -> None: ...
    async def commands(self, chat: int) -> None: ...
    async def close(self) -> None: ...


class Aiogram:
    def __init__(self, url: str, token: str = TOKEN) -> None:
        server = TelegramAPIServer.from_base(url)
        self.bot = Bot(token, session=AiohttpSession(api=server, timeout=5))

    async def _call(self, work: Any) -> Any:
        try:
            return await work
        except TelegramNetworkError as error:
            raise Failed("network") from error
        except TelegramAPIError as error:
            raise Failed(error.message, getattr(error, "retry_after", 0)) from error

    async def me(self) -> bool:
        return bool((await self._call(self.bot.get_me())).is_bot)

    async def updates(self, offset: int, seconds: int = 0) -> Sequence[Any]:
        return await self._call(self.bot.get_updates(offset=offset, timeout=seconds))  # type: ignore[no-any-return]

    async def send(
        self, chat: int, text: str, *, buttons: dict[str, str] | None = None, html: bool = False
    ) -> int:
        keys = [
            [InlineKeyboardButton(text=label, callback_data=data)]
            for label, data in (buttons or {}).items()
        ]
        markup = InlineKeyboardMarkup(inline_keyboard=keys) if keys else None
        mode = "HTML" if html else None
        work = self.bot.send_message(chat, text, reply_markup=markup, parse_mode=mode)
        return int((await self._call(work)).message_id)

    async def edit(self, chat: int, message: int, text: str) -> None:
        await self._call(self.bot.edit_message_text(text, chat_id=chat, message_id=message))

    async def answer(self, query: str) -> None:
        await self._call(self.bot.answer_callback_query(query))

    async def document(self, chat: int, name: str, content: bytes) -> Any:
        work = self.bot.send_document(chat, BufferedInputFile(content, name), caption="Файл")
        return (await self._call(work)).document

    async def download(self, file_id: str) -> bytes:
        stream = await self._call(self.bot.download(file_id))
        return bytes(stream.read())

    async def chat(self, chat: int) -> int:
        return int((await self._call(self.bot.get_chat(chat))).id)

    async def webhook(self, url: str, secret: str = "") -> None:
        if url:
            await self._call(self.bot.set_webhook(url, secret_token=secret or None))
        else:
            await self._call(self.bot.delete_webhook())

    async def commands(self, chat: int) -> None:
        menu = [BotCommand(command="start", description="Начать")]
        await self._call(self.bot.set_my_commands(menu))
        await self._call(self.bot.send_chat_action(chat, "typing"))

    async def close(self) -> None:
        await self.bot.session.close()


class PythonTelegramBot:
    def __init__(self, url: str, token: str = TOKEN) -> None:
        self.requests = (HTTPXRequest(connection_pool_size=8), HTTPXRequest())
        self.bot = ptb.Bot(
            token,
            base_url=f"{url}/bot",
            base_file_url=f"{url}/file/bot",
            request=self.requests[0],
            get_updates_request=self.requests[1],
        )

    async def _call(self, work: Any) -> Any:
        try:
            return await work
        except ptb.error.RetryAfter as error:
            raise Failed(error.message, float(str(error.retry_after))) from error
        except TelegramError as error:
            network = type(error) in {ptb.error.NetworkError, ptb.error.TimedOut}
            told = str(error) == "Internal Server Error"
            raise Failed("network" if network and not told else error.message) from error

    async def me(self) -> bool:
        return bool((await self._call(self.bot.get_me())).is_bot)

    async def updates(self, offset: int, seconds: int = 0) -> Sequence[Any]:
        return await self._call(self.bot.get_updates(offset=offset, timeout=seconds))  # type: ignore[no-any-return]

    async def send(
        self, chat: int, text: str, *, buttons: dict[str, str] | None = None, html: bool = False
    ) -> int:
        keys = [
            [ptb.InlineKeyboardButton(label, callback_data=data)]
            for label, data in (buttons or {}).items()
        ]
        markup = ptb.InlineKeyboardMarkup(keys) if keys else None
        mode = "HTML" if html else None
        work = self.bot.send_message(chat, text, reply_markup=markup, parse_mode=mode)
        return int((await self._call(work)).message_id)

    async def edit(self, chat: int, message: int, text: str) -> None:
        await self._call(self.bot.edit_message_text(text, chat_id=chat, message_id=message))

    async def answer(self, query: str) -> None:
        await self._call(self.bot.answer_callback_query(query))

    async def document(self, chat: int, name: str, content: bytes) -> Any:
        work = self.bot.send_document(chat, content, filename=name, caption="Файл")
        return (await self._call(work)).document

    async def download(self, file_id: str) -> bytes:
        file = await self._call(self.bot.get_file(file_id))
        return bytes(await self._call(file.download_as_bytearray()))

    async def chat(self, chat: int) -> int:
        return int((await self._call(self.bot.get_chat(chat))).id)

    async def webhook(self, url: str, secret: str = "") -> None:
        if url:
            await self._call(self.bot.set_webhook(url, secret_token=secret or None))
        else:
            await self._call(self.bot.delete_webhook())

    async def commands(self, chat: int) -> None:
        await self._call(self.bot.set_my_commands([("start", "Начать")]))
        await self._call(self.bot.send_chat_action(chat, "typing"))

    async def close(self) -> None:
        for request in self.requests:
            await request.shutdown()
