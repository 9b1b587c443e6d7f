"""The emulated Bot API speaks with two independent clients, and refuses what Telegram refuses."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, Protocol

import httpx2
import pytest
import telegram as ptb
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError
from aiogram.types import BotCommand, BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup
from starlette.requests import Request
from starlette.responses import Response
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from tests.support.botapi.faults import Drop, Hang, Moment, Refuse, too_many
from tests.support.botapi.server import TOKEN, BotApi, open_botapi, serve, until

CHAT = 501


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
    async def commands(self) -> None: ...
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

    async def commands(self) -> None:
        menu = [BotCommand(command="start", description="Начать")]
        await self._call(self.bot.set_my_commands(menu))
        await self._call(self.bot.send_chat_action(CHAT, "typing"))

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

    async def commands(self) -> None:
        await self._call(self.bot.set_my_commands([("start", "Начать")]))
        await self._call(self.bot.send_chat_action(CHAT, "typing"))

    async def close(self) -> None:
        for request in self.requests:
            await request.shutdown()


Make = Callable[..., Client]


@pytest.fixture
async def botapi() -> AsyncIterator[BotApi]:
    async with open_botapi() as botapi:
        yield botapi


@pytest.fixture(params=[Aiogram, PythonTelegramBot])
def make(request: pytest.FixtureRequest) -> Make:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
async def client(make: Make, botapi: BotApi) -> AsyncIterator[Client]:
    client = make(botapi.url)
    yield client
    await client.close()


async def test_a_question_is_polled_answered_pressed_and_edited(
    client: Client, botapi: BotApi
) -> None:
    assert await client.me()
    await botapi.people.say(CHAT, "Здравствуйте")
    (update,) = await client.updates(0)
    assert update.message.text == "Здравствуйте"
    assert (await client.updates(0))[0].update_id == update.update_id, "not confirmed yet"

    sent = await client.send(CHAT, "<b>Добрый</b> день &amp; час", buttons={"Да": "1|y"}, html=True)
    assert botapi.sent(CHAT)[0].text == "Добрый день & час"
    press = await botapi.people.press(CHAT, "Да")
    (update,) = await client.updates(update.update_id + 1)
    assert (update.callback_query.data, update.callback_query.message.message_id) == ("1|y", sent)
    await client.answer(press)
    with pytest.raises(Failed, match=r"(?i)query is too old"):
        await client.answer(press)
    await client.edit(CHAT, sent, "Вечер")
    with pytest.raises(Failed, match=r"(?i)message is not modified"):
        await client.edit(CHAT, sent, "Вечер")
    assert await client.chat(CHAT) == CHAT
    await client.commands()
    assert botapi.methods.commands[0]["command"] == "start"
    assert botapi.methods.actions == [(CHAT, "typing")]


async def test_a_poll_really_waits_and_a_newer_one_ends_it(
    make: Make, client: Client, botapi: BotApi
) -> None:
    async with asyncio.TaskGroup() as group:
        first = group.create_task(client.updates(0, seconds=3))
        await until(lambda: len(botapi.calls) == 1)
        await botapi.people.say(CHAT, "Раз")
    assert len(first.result()) == 1

    async with AsyncExitStack() as stack:
        other = make(botapi.url)
        stack.push_async_callback(other.close)
        after = first.result()[0].update_id + 1
        async with asyncio.TaskGroup() as group:
            older = group.create_task(_failure(client.updates(after, seconds=3)))
            await until(lambda: len(botapi.calls) == 2)
            newer = group.create_task(other.updates(after, seconds=3))
            await until(lambda: len(botapi.calls) == 3)
            await botapi.people.say(CHAT, "Два")
        assert "terminated by other getUpdates" in older.result()
        assert len(newer.result()) == 1


async def test_every_kind_of_message_reads_well(client: Client, botapi: BotApi) -> None:
    people = botapi.people
    line = await people.say(CHAT, "/start deep")
    await people.say(CHAT, "Ответ", reply_to=line.id)
    await people.contact(CHAT, "+79990000001")
    await people.photo(CHAT, b"\xff\xd8" * 100, text="Справка")
    await people.document(CHAT, "паспорт.pdf", b"%PDF-1.4")
    await people.album(CHAT, b"\xff\xd8a", b"\xff\xd8b")
    await people.voice(CHAT)
    await people.sticker(CHAT)
    await people.location(CHAT)
    await people.edit(CHAT, line.id, "Правка")
    await people.forward(CHAT, "Чужие слова")
    await people.block(CHAT)
    await people.unblock(CHAT)
    updates = await client.updates(0)
    assert len(updates) == 14
    assert updates[1].message.reply_to_message.message_id == line.id
    assert updates[2].message.contact.user_id == CHAT
    assert len(updates[3].message.photo) == 2
    assert updates[5].message.media_group_id == updates[6].message.media_group_id
    assert updates[10].edited_message.text == "Правка"
    assert updates[12].my_chat_member.new_chat_member.status == "kicked"


async def test_files_go_up_and_down(client: Client, botapi: BotApi) -> None:
    botapi.chats.open(CHAT)
    document = await client.document(CHAT, "ответ.pdf", b"%PDF-1.4 answer")
    assert document.file_name == "ответ.pdf"
    assert await client.download(document.file_id) == b"%PDF-1.4 answer"
    await botapi.people.document(CHAT, "big.pdf", b"%PDF", size=21 * 2**20)
    (update,) = await client.updates(0)
    with pytest.raises(Failed, match=r"(?i)file is too big"):
        await client.download(update.message.document.file_id)


@pytest.mark.parametrize(
    ("parts", "refusal"),
    [
        ({"text": "я" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "<b>Раз", "html": True}, "can't parse entities"),
        ({"text": "Раз", "buttons": {"Да": "ы" * 33}}, "button_data_invalid"),
        ({"text": "  "}, "message text is empty"),
    ],
)
async def test_what_telegram_refuses_is_refused(
    client: Client, botapi: BotApi, parts: dict[str, Any], refusal: str
) -> None:
    botapi.chats.open(CHAT)
    failure = await _failure(client.send(CHAT, **parts))
    assert refusal in failure.lower()
    assert botapi.sent(CHAT) == []


async def test_strangers_blockers_and_wrong_tokens_are_told_so(
    make: Make, client: Client, botapi: BotApi
) -> None:
    assert "chat not found" in (await _failure(client.send(CHAT, "Раз"))).lower()
    await botapi.people.block(CHAT)
    botapi.chats.open(CHAT)
    assert "blocked by the user" in await _failure(client.send(CHAT, "Раз"))
    async with AsyncExitStack() as stack:
        stranger = make(botapi.url, "1:wrong")
        stack.push_async_callback(stranger.close)
        assert await _failure(stranger.me())


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_faults_happen_where_they_are_put(client: Client, botapi: BotApi) -> None:
    botapi.chats.open(CHAT)
    botapi.faults.add("sendMessage", too_many(3))
    with pytest.raises(Failed) as caught:
        await client.send(CHAT, "Раз")
    assert caught.value.retry_after == 3
    botapi.faults.add("sendMessage", Refuse(500))
    assert await _failure(client.send(CHAT, "Два"))
    botapi.faults.add("sendMessage", Drop())
    assert await _failure(client.send(CHAT, "Три")) == "network"
    assert botapi.sent(CHAT) == []
    botapi.faults.add("sendMessage", Drop(), moment=Moment.ACTED)
    assert await _failure(client.send(CHAT, "Четыре")) == "network"
    assert [line.text for line in botapi.sent(CHAT)] == ["Четыре"]
    botapi.faults.add("sendMessage", Hang(0.2))
    assert await client.send(CHAT, "Пять")


async def test_a_webhook_is_posted_until_it_is_taken(client: Client, botapi: BotApi) -> None:
    seen: list[tuple[str, int]] = []

    @asynccontextmanager
    async def receiver() -> AsyncIterator[str]:
        async def app(scope: Any, receive: Any, send: Any) -> None:
            request = Request(scope, receive)
            update = await request.json()
            secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
            seen.append((secret, update["update_id"]))
            answer = Response(status_code=503 if len(seen) == 1 else 200)
            await answer(scope, receive, send)

        async with serve(app) as url:
            yield url

    async with receiver() as url:
        await client.webhook(f"{url}/hook", "s3cret")
        assert "can't use getUpdates" in await _failure(client.updates(0))
        await botapi.people.say(CHAT, "Раз")
        await until(lambda: not botapi.updates.waiting)
        assert [secret for secret, _ in seen] == ["s3cret", "s3cret"]
        assert seen[0][1] == seen[1][1]
        await client.webhook("")
    assert not await client.updates(0)


async def test_another_process_may_steer_it(botapi: BotApi) -> None:
    async with httpx2.AsyncClient(base_url=botapi.url) as http:
        await http.post("/control/say", json={"chat": CHAT, "text": "Раз"})
        answer = await http.post("/control/sent", json={"chat": CHAT})
    assert answer.json() == []
    assert len(botapi.updates.waiting) == 1


async def _failure(work: Any) -> str:
    """Return the description of the failure, empty when there is none."""
    try:
        await work
    except Failed as failure:
        return failure.description
    return ""
