"""The emulated Bot API speaks with two independent clients, and refuses what Telegram refuses."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import httpx2
import pytest
from starlette.requests import Request
from starlette.responses import Response

from tests.support.botapi.clients import Aiogram, Client, Failed, PythonTelegramBot
from tests.support.botapi.faults import Drop, Hang, Moment, Refuse, too_many
from tests.support.botapi.server import BotApi, open_botapi, serve, until

CHAT = 501


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
    await client.commands(CHAT)
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
