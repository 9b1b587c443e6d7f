"""Every kind of update is read as what a citizen did, or left aside."""

from typing import Any

import pytest

from bot.messages import (
    Blocked,
    Channel,
    FileReference,
    Incoming,
    Pressed,
    Said,
    SentFile,
    SentUnsupported,
    SharedContact,
    Unsupported,
)
from handlers.telegram.reading import Malformed, read
from tests.support.botapi.chats import Line
from tests.support.botapi.server import BotApi

CHAT = 501
BOT = "700100200"


@pytest.fixture
def botapi() -> BotApi:
    return BotApi()


def heard(botapi: BotApi) -> Incoming | None:
    """Read the newest update."""
    return read(botapi.updates.waiting[-1], BOT)


def body(botapi: BotApi) -> Any:
    incoming = heard(botapi)
    assert incoming is not None
    return incoming.body


async def test_words_come_with_their_place_and_number(botapi: BotApi) -> None:
    line = await botapi.people.say(CHAT, "Положена ли мне\0 субсидия")
    incoming = heard(botapi)
    assert incoming is not None
    assert (incoming.address.channel, incoming.address.bot) == (Channel.TELEGRAM, BOT)
    assert incoming.address.chat == str(CHAT)
    assert incoming.id == str(botapi.updates.waiting[-1]["update_id"])
    assert incoming.body == Said(text="Положена ли мне субсидия", message=str(line.id))


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("/start", "start"),
        ("/start from_poster", "start:from_poster"),
        ("/status", "status"),
        ("/help@opora_test_bot", "help"),
    ],
)
async def test_a_command_is_a_press(botapi: BotApi, text: str, choice: str) -> None:
    await botapi.people.say(CHAT, text)
    assert body(botapi).choice == choice


async def test_an_unknown_command_is_said(botapi: BotApi) -> None:
    await botapi.people.say(CHAT, "/unknown word")
    assert body(botapi).text == "/unknown word"


async def test_a_reply_an_edit_and_a_forward_say_so(botapi: BotApi) -> None:
    first = await botapi.people.say(CHAT, "Раз")
    await botapi.people.say(CHAT, "Два", reply_to=first.id)
    assert body(botapi).reply_to == str(first.id)
    await botapi.people.edit(CHAT, first.id, "Раз и два")
    assert (body(botapi).text, body(botapi).is_edited) == ("Раз и два", True)
    await botapi.people.forward(CHAT, "Чужое")
    assert body(botapi).is_forwarded


async def test_a_press_names_its_message_nonce_and_choice(botapi: BotApi) -> None:
    markup = {"inline_keyboard": [[{"text": "Да", "callback_data": "7|place:48|x"}]]}
    line = Line(id=99, chat=CHAT, is_ours=True, text="Где?", markup=markup)
    botapi.chats.add(line)
    await botapi.people.press(CHAT, "Да")
    assert body(botapi) == Pressed(choice="place:48|x", nonce="7", message="99")


@pytest.mark.parametrize("is_own", [True, False])
async def test_a_contact_is_known_to_be_ones_own(botapi: BotApi, is_own: bool) -> None:
    await botapi.people.contact(CHAT, "+79990000001", is_own=is_own)
    assert isinstance(body(botapi), SharedContact)
    assert body(botapi).is_own is is_own


async def test_files_come_as_references(botapi: BotApi) -> None:
    await botapi.people.document(CHAT, "справка.pdf", b"%PDF-1.4", text="Вот справка")
    assert isinstance(body(botapi), SentFile)
    assert (body(botapi).file.name, body(botapi).file.size) == ("справка.pdf", 8)
    assert body(botapi).caption == "Вот справка"
    await botapi.people.photo(CHAT, b"\xff\xd8" * 500)
    assert body(botapi).file.size == 1000, "the largest size"
    await botapi.people.album(CHAT, b"\xff\xd8a", b"\xff\xd8b")
    assert isinstance(body(botapi), SentFile)


async def test_what_we_cannot_use_is_named(botapi: BotApi) -> None:
    for act, what in (
        (botapi.people.voice, Unsupported.VOICE),
        (botapi.people.sticker, Unsupported.STICKER),
        (botapi.people.location, Unsupported.LOCATION),
    ):
        await act(CHAT)
        assert isinstance(body(botapi), SentUnsupported)
        assert body(botapi).what is what
    await botapi.people.say(CHAT, "")
    update = botapi.updates.waiting[-1]
    update["message"] |= {"dice": {"emoji": "🎲", "value": 3}}
    assert body(botapi).what is Unsupported.OTHER


@pytest.mark.parametrize(
    "sent",
    [
        {"poll_of_tomorrow": {"id": 1}},
        {"live_photo": {"file_id": "v", "file_unique_id": "v", "width": 9, "height": 9}
         | {"duration": 1}},
        {"rich_message": {"blocks": []}},
    ],
)  # fmt: skip
async def test_a_kind_of_message_younger_than_we_are_is_not_passed_over(
    botapi: BotApi, sent: dict[str, Any]
) -> None:
    told = {"message_id": 2, "date": 1, "chat": botapi.chats.place(CHAT)} | sent
    await botapi.people.update("message", told)
    assert body(botapi) == SentUnsupported(what=Unsupported.OTHER, message="2")


async def test_a_live_photo_is_a_photo(botapi: BotApi) -> None:
    still = {"file_id": "still", "file_unique_id": "s", "width": 9, "height": 9, "file_size": 7}
    live = {"file_id": "moving", "file_unique_id": "m", "width": 9, "height": 9, "duration": 1}
    told = {"message_id": 2, "date": 1, "chat": botapi.chats.place(CHAT)}
    await botapi.people.update("message", told | {"live_photo": live | {"photo": [still]}})
    assert body(botapi).file == FileReference(reference="still", size=7)


async def test_blocking_is_noticed(botapi: BotApi) -> None:
    await botapi.people.block(CHAT)
    assert body(botapi) == Blocked(is_blocked=True)
    await botapi.people.unblock(CHAT)
    assert body(botapi) == Blocked(is_blocked=False)


async def test_groups_and_notices_are_left_aside(botapi: BotApi) -> None:
    group = {"id": -5, "type": "group", "title": "Group"}
    told: dict[str, Any] = {"message_id": 1, "date": 1, "chat": group, "text": "Раз"}
    await botapi.people.update("message", told)
    assert heard(botapi) is None
    place = botapi.chats.place(CHAT)
    told = {"message_id": 2, "date": 1, "chat": place, "new_chat_title": "Title"}
    await botapi.people.update("message", told)
    assert heard(botapi) is None
    await botapi.people.update("something_new", {"id": 1})
    assert heard(botapi) is None


@pytest.mark.parametrize("tree", [{"update_id": 5, "message": {}}, [], {"message": "?"}, None])
def test_what_is_no_update_is_refused_by_number_only(tree: Any) -> None:
    with pytest.raises(Malformed) as refused:
        read(tree, BOT)
    assert refused.value.id == (5 if isinstance(tree, dict) and "update_id" in tree else 0)
