"""The inbox: accepted once, in order, or not at all."""

import pytest

from bot.app import App
from bot.messages import (
    Author,
    Blocked,
    FileReference,
    Incoming,
    Pressed,
    Said,
    SentFile,
    SentUnsupported,
    SharedContact,
    Unsupported,
)
from tests.support.citizens import Citizen


async def test_an_update_counts_once(citizen: Citizen) -> None:
    assert await citizen.say("здравствуйте", id="7") == 1
    assert await citizen.say("здравствуйте", id="7") == 0
    assert await citizen.said(Author.CITIZEN) == ["здравствуйте"]
    assert len(await citizen.said()) == 1


async def test_a_batch_keeps_its_order_and_drops_what_came_before(
    app: App, citizen: Citizen
) -> None:
    words = ["раз", "два", "два", "три"]
    batch = [Incoming(address=citizen.address, id=word, body=Said(text=word)) for word in words]
    assert await app.inbox.accept(batch) == 3
    assert await app.inbox.accept(batch) == 0
    assert await citizen.said(Author.CITIZEN) == ["раз", "два", "три"]


async def test_a_batch_of_many_chats_is_one_act(app: App) -> None:
    citizens = [Citizen(app, str(chat)) for chat in range(5)]
    batch = [
        Incoming(address=one.address, id=one.address.chat, body=Said(text="да")) for one in citizens
    ]
    assert await app.inbox.accept(batch) == 5
    assert [await one.said(Author.CITIZEN) for one in citizens] == [["да"]] * 5


async def test_the_same_id_of_another_bot_is_another_update(app: App, citizen: Citizen) -> None:
    await citizen.say("здравствуйте", id="7")
    visit = await app.visits.begin()
    incoming = Incoming(address=visit.address, id="7", body=Said(text="здравствуйте"))
    assert await app.inbox.accept([incoming]) == 1


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (Said(text="так", is_edited=True), "Исправление: так"),
        (Said(text="так", is_forwarded=True), "Пересланное сообщение: так"),
        (SharedContact(phone="79001234567", is_own=True), "Номер телефона: 79001234567"),
        (SentFile(file=FileReference(reference="f", name="a.pdf"), caption="вот"),
         "Файл: a.pdf\nвот"),
        (SentUnsupported(what=Unsupported.VOICE), "Голосовое сообщение"),
        (Pressed(choice="nothing", nonce="0"), "Нажата кнопка"),
    ],
)  # fmt: skip
async def test_the_log_shows_what_a_citizen_did(citizen: Citizen, body: Said, shown: str) -> None:
    await citizen.send(body)
    assert await citizen.said(Author.CITIZEN) == [shown]


async def test_a_press_is_logged_as_its_label(citizen: Citizen) -> None:
    await citizen.say("здравствуйте")
    await citizen.press("person")
    assert (await citizen.said(Author.CITIZEN))[-1] == "Специалист"


async def test_a_block_writes_no_line_and_ends_what_waits(app: App, citizen: Citizen) -> None:
    quiet = Citizen(app, "100", settles=False)
    await quiet.say("здравствуйте")
    await app.assistant.settle()
    await quiet.send(Blocked(is_blocked=True))
    await app.assistant.settle()
    async with app.database.reading() as store:
        conversation = await store.conversations.find(citizen.address)
        states = await store.deliveries.states(await citizen.conversation())
    assert conversation
    assert conversation.is_blocked
    assert [(one.state, one.reason) for one in states.values()] == [("failed", "blocked")]
    assert await citizen.said(Author.CITIZEN) == ["здравствуйте"]
