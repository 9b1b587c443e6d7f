"""The courier against an emulated Bot API: what is sent, and what each failure means."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from aiogram import Bot

from bot.messages import Address, Button, Channel, Content
from bot.services.sending.parcels import Parcel, Postponed, Unclear, Undeliverable
from handlers.telegram.courier import TelegramCourier
from handlers.telegram.courtesy import Courtesy
from tests.support.botapi.calls import Call
from tests.support.botapi.faults import Drop, Moment, Refuse, Trouble, too_many
from tests.support.botapi.server import BotApi, until
from tests.support.telegram import open_bot, open_bot_and_api, running

CHAT = 501
NAVIGATION = (Button(label="В начало", choice="home"),)
IN_FORM = (Button(label="Отмена", choice="cancel"),)


@pytest.fixture
async def line() -> AsyncIterator[tuple[Bot, BotApi]]:
    async with open_bot_and_api() as (bot, botapi):
        botapi.chats.open(CHAT)
        yield bot, botapi


@pytest.fixture
def botapi(line: tuple[Bot, BotApi]) -> BotApi:
    return line[1]


@pytest.fixture
def courtesy(line: tuple[Bot, BotApi]) -> Courtesy:
    return Courtesy(line[0])


@pytest.fixture
def courier(line: tuple[Bot, BotApi], courtesy: Courtesy) -> TelegramCourier:
    return TelegramCourier(line[0], courtesy, "Отправить мой номер")


def parcel(text: str = "Добрый день", *, chat: int = CHAT, **parts: Any) -> Parcel:
    path: Path | None = parts.pop("path", None)
    return Parcel(
        address=Address(channel=Channel.TELEGRAM, bot="700100200", chat=str(chat)),
        content=Content(text=text, **parts),
        seq=1,
        message=uuid4(),
        file_path=path,
        file_name=parts.get("file_name", ""),
    )


async def test_a_message_arrives_with_its_markup_and_buttons(
    courier: TelegramCourier, botapi: BotApi
) -> None:
    sent = await courier.send(parcel("# Да\nПункт <1>", navigation=NAVIGATION, nonce="3"))
    (line,) = botapi.sent(CHAT)
    assert sent.external_ids == (str(line.id),)
    assert line.raw == "<b>Да</b>\nПункт &lt;1&gt;"
    assert line.buttons() == {"В начало": "3|home"}


async def test_a_long_text_resumes_where_it_was_postponed(
    courier: TelegramCourier, botapi: BotApi
) -> None:
    long = parcel("Слово. " * 1500)
    botapi.faults.add("sendMessage", too_many(2), skip=1)
    with pytest.raises(Postponed) as postponed:
        await courier.send(long)
    assert (postponed.value.seconds, postponed.value.is_global) == (2, True)
    sent = await courier.send(long)
    assert len(botapi.sent(CHAT)) == len(sent.external_ids) == 3
    assert "".join("".join(line.text.split()) for line in botapi.sent(CHAT)) == "Слово." * 1500


async def test_a_file_arrives_under_its_name(
    courier: TelegramCourier, botapi: BotApi, tmp_path: Path
) -> None:
    path = tmp_path / "random"
    path.write_bytes(b"%PDF-1.4 answer")
    file: dict[str, Any] = {"file": UUID(int=1), "file_name": "ответ.pdf", "path": path}
    await courier.send(parcel("Ваш ответ", **file))
    (line,) = botapi.sent(CHAT)
    assert line.file is not None
    assert (line.file.name, line.file.content) == ("ответ.pdf", b"%PDF-1.4 answer")
    assert line.text == "Ваш ответ"


FAILURES: list[tuple[Trouble, Moment, type[Exception]]] = [
    (too_many(3), Moment.RECEIVED, Postponed),
    (Refuse(502, "Bad Gateway"), Moment.RECEIVED, Postponed),
    (Refuse(401, "Unauthorized"), Moment.RECEIVED, Postponed),
    (Drop(), Moment.RECEIVED, Unclear),
    (Drop(), Moment.ACTED, Unclear),
    (Refuse(403, "Forbidden: user is deactivated"), Moment.RECEIVED, Undeliverable),
    (Refuse(400, "Bad Request: BUTTON_DATA_INVALID"), Moment.RECEIVED, Undeliverable),
]


@pytest.mark.parametrize("failure", FAILURES, ids=str)
async def test_each_failure_has_its_meaning(
    courier: TelegramCourier, botapi: BotApi, failure: tuple[Trouble, Moment, type[Exception]]
) -> None:
    trouble, moment, meaning = failure
    botapi.faults.add("sendMessage", trouble, moment=moment)
    with pytest.raises(meaning):
        await courier.send(parcel())


async def test_nobody_listening_means_it_never_left(line: tuple[Bot, BotApi]) -> None:
    nowhere = BotApi()
    nowhere.url = "http://127.0.0.1:9"
    async with open_bot(nowhere) as bot:
        with pytest.raises(Postponed):
            await TelegramCourier(bot, Courtesy(bot), "").send(parcel())


async def test_who_blocked_us_or_never_was_there_is_told_apart(
    courier: TelegramCourier, botapi: BotApi
) -> None:
    with pytest.raises(Undeliverable) as stranger:
        await courier.send(parcel(chat=999))
    assert (stranger.value.reason, stranger.value.is_blocked) == ("chat_not_found", True)
    await botapi.people.block(CHAT)
    with pytest.raises(Undeliverable) as blocked:
        await courier.send(parcel())
    assert (blocked.value.reason, blocked.value.is_blocked) == ("blocked", True)


async def test_markup_that_telegram_does_not_take_goes_out_as_plain_words(
    courier: TelegramCourier, botapi: BotApi
) -> None:
    refusal = Refuse(400, "Bad Request: can't parse entities: Unsupported start tag")
    botapi.faults.add("sendMessage", refusal)
    await courier.send(parcel("# Раз"))
    assert [line.raw for line in botapi.sent(CHAT)] == ["# Раз"]


async def test_a_form_loses_its_old_keyboard_and_an_answer_keeps_it(
    courier: TelegramCourier, courtesy: Courtesy, botapi: BotApi
) -> None:
    async with running(courtesy.run()):
        await courier.send(parcel("Ответ", navigation=NAVIGATION))
        await courier.send(parcel("Имя?", navigation=IN_FORM))
        await courier.send(parcel("Записал"))
        await courier.send(parcel("Готово", navigation=NAVIGATION))
        answer, form, *_ = botapi.sent(CHAT)
        await until(lambda: not form.buttons())
    assert answer.buttons()


async def test_the_contact_button_goes_away_afterwards(
    courier: TelegramCourier, courtesy: Courtesy, botapi: BotApi
) -> None:
    async with running(courtesy.run()):
        await courier.send(parcel("Телефон?", asks_contact=True, navigation=IN_FORM))
        assert botapi.sent(CHAT)[0].asks_contact()
        await courier.send(parcel("Спасибо", navigation=NAVIGATION))
        await until(lambda: botapi.sent(CHAT)[-1].is_deleted)
        assert botapi.sent(CHAT)[-1].markup == {"remove_keyboard": True}
        await courier.send(parcel("Телефон?", asks_contact=True))
        await courier.send(parcel("Просто слова"))
        assert botapi.sent(CHAT)[-1].markup == {"remove_keyboard": True}


async def test_a_press_is_answered_and_a_slow_answer_shows_typing(
    courtesy: Courtesy, botapi: BotApi
) -> None:
    markup = {"inline_keyboard": [[{"text": "Да", "callback_data": "1|y"}]]}
    await botapi.methods.send_message(_call(reply_markup=markup))
    press = await botapi.people.press(CHAT, "Да")
    async with running(courtesy.run()):
        courtesy.pressed(press)
        courtesy.heard(CHAT)
        await until(lambda: press in botapi.methods.answered)
        await until(lambda: botapi.methods.actions == [(CHAT, "typing")])


def _call(**fields: Any) -> Call:
    return Call(method="sendMessage", fields={"chat_id": CHAT, "text": "Да?"} | fields)
