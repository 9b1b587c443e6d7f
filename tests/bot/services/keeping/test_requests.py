"""What a citizen asks of their own data: a copy with nobody else in it, and everything gone."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.errors import NotFound
from bot.messages import Author, Logged
from bot.people import Caseworker, Role
from bot.services.cases.caseviews import Tab
from bot.services.turns.passing import Passing
from bot.storage.drawers.conversations import Conversation
from tests.support.citizens import Citizen
from tests.support.clock import FixedClock
from tests.support.couriers import PocketCourier
from tests.support.workers import add_worker, only_case, opened

NAME = "Иванова Мария Петровна"
THEIRS = "тайна соседа про долги"


def kept(app: App) -> list[Path]:
    folder = app.settings.files_dir
    return list(folder.iterdir()) if folder.exists() else []


async def copies(citizen: Citizen) -> list[Logged]:
    return [line for line in await citizen.log() if line.content.file]


async def read(citizen: Citizen, line: Logged) -> str:
    assert line.content.file
    opened_file = await citizen.app.files.open_for_citizen(
        line.content.file, await citizen.conversation()
    )
    return opened_file.path.read_text(encoding="utf-8")


async def exported(citizen: Citizen) -> tuple[str, dict[str, Any]]:
    """Ask for a copy; return both files."""
    await citizen.say("выгрузите мои данные")
    await citizen.app.settle()
    readable, machine = await copies(citizen)
    return await read(citizen, readable), json.loads(await read(citizen, machine))


async def neighbour(app: App) -> Citizen:
    """Somebody else, with an application of the same measure and words of their own."""
    other = Citizen(app, "200")
    await other.apply()
    await other.say(THEIRS)
    return other


async def of(app: App, citizen: Citizen) -> Conversation:
    async with app.database.reading() as store:
        return await store.conversations.read(await citizen.conversation())


# ---------------------------------------------------------------- a copy


async def test_a_copy_holds_everything_of_its_citizen(app: App, citizen: Citizen) -> None:
    number = await citizen.apply()
    readable, machine = await exported(citizen)
    [case] = machine["cases"]
    assert case["number"] == number
    answers = {one["field"]: one["value"] for one in case["answers"]}
    assert (answers["full_name"], answers["phone"]) == (NAME, "+7 900 123-45-67")
    assert {one["purpose"] for one in machine["consents"]} == {"application", "health"}
    assert any(one["text"] == NAME for one in machine["messages"])
    assert machine["person"]["name"] == NAME
    for words in (number, NAME, "Нужна помощь с оплатой", "Телефон: +7 900 123-45-67"):
        assert words in readable


async def test_nobody_else_is_in_a_copy(app: App, citizen: Citizen) -> None:
    other = await neighbour(app)
    await citizen.apply()
    readable, machine = await exported(citizen)
    async with app.database.reading() as store:
        [theirs] = await store.cases.of_citizen(await other.conversation())
    for words in (THEIRS, theirs.number):
        assert words not in readable
        assert words not in json.dumps(machine, ensure_ascii=False)
    assert THEIRS in (await exported(other))[0]


async def test_notes_of_caseworkers_and_secrets_stay_out(app: App, citizen: Citizen) -> None:
    await citizen.apply()
    worker = await add_worker(app)
    case = (await opened(app, worker)).row.case
    await app.casework.note(worker, case, "служебная заметка")
    readable, machine = await exported(citizen)
    assert "служебная заметка" not in readable + json.dumps(machine, ensure_ascii=False)


async def test_a_copy_is_gone_after_a_day(app: App, citizen: Citizen, clock: FixedClock) -> None:
    await exported(citizen)
    [readable, _] = await copies(citizen)
    assert len(kept(app)) == 2
    clock.advance(hours=23)
    await app.settle()
    assert len(kept(app)) == 2
    clock.advance(hours=1)
    await app.settle()
    assert kept(app) == []
    with pytest.raises(NotFound):
        await read(citizen, readable)


async def test_a_copy_is_opened_by_its_citizen_alone(app: App, citizen: Citizen) -> None:
    await citizen.apply()
    await exported(citizen)
    [readable, _] = await copies(citizen)
    assert readable.content.file
    worker = await add_worker(app)
    with pytest.raises(NotFound):
        await app.files.open(readable.content.file, worker)
    other = await neighbour(app)
    with pytest.raises(NotFound):
        await app.files.open_for_citizen(readable.content.file, await other.conversation())


async def test_a_copy_is_sent_as_documents_and_once(
    app: App, citizen: Citizen, courier: PocketCourier
) -> None:
    await exported(citizen)
    await app.settle()
    names = [parcel.file_name for parcel in courier.sent if parcel.file_path]
    assert names == ["Мои данные.txt", "Мои данные.json"]


async def test_a_copy_that_fails_leaves_no_file_and_is_made_later(
    app: App, citizen: Citizen, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("the database is away")

    await citizen.say("здравствуйте")
    with monkeypatch.context() as broken:
        broken.setattr(Passing, "of_person", fail)
        with pytest.raises(RuntimeError):
            await citizen.say("выгрузите мои данные")
    assert kept(app) == []
    assert await copies(citizen) == []
    clock.advance(minutes=3)
    await app.settle()
    assert len(await copies(citizen)) == 2


# ---------------------------------------------------------------- consents


async def test_a_withdrawn_consent_counts_no_more_and_is_remembered(
    app: App, citizen: Citizen, clock: FixedClock, worker: Caseworker
) -> None:
    number = await citizen.apply()
    case = await only_case(app, worker)
    await app.casework.claim(worker, case)
    await citizen.say("отзываю согласие")
    await citizen.press("my_purpose:application")
    await citizen.press("my_withdrawn")
    async with app.database.reading() as store:
        given = await store.consents.history(await citizen.conversation())
        assert await store.consents.in_force(await citizen.conversation()) == ()
    assert {one.withdrawn_at for one in given} == {clock.now()}
    view = await app.casework.read(worker, case)
    told = [line.logged.content.text for line in view.lines if line.is_of_case]
    assert any("отозвал согласие" in text and number in text for text in told)
    assert view.row.waiting_since
    auditor = await add_worker(app, "ira", "Ира", Role.AUDITOR)
    async with app.database.reading() as store:
        acts = [event.act for event in await store.journal.read(auditor)]
    assert acts.count("consent.withdrawn") == 2


async def test_other_words_of_a_consent_make_it_count_as_not_given(
    app: App, citizen: Citizen
) -> None:
    await citizen.apply()
    await citizen.say("льготный проезд пенсионеру")
    lines = app.texts._lines  # noqa: SLF001  an editor changes the words between two starts
    lines["consent.text"] += " Иначе."
    app.texts._templates.clear()  # noqa: SLF001
    await citizen.press("apply")
    assert (await citizen.keys())[-2:] == ["consent.changed", "consent.text"]
    await citizen.press("agree")
    async with app.database.reading() as store:
        given = await store.consents.in_force(await citizen.conversation())
    assert len({one.text_hash for one in given if one.purpose == "application"}) == 2


# ---------------------------------------------------------------- everything


async def test_everything_goes_once_the_last_words_are_delivered(
    app: App, citizen: Citizen, clock: FixedClock, courier: PocketCourier
) -> None:
    await citizen.say("льготный проезд пенсионеру")
    await citizen.say("удалите мои данные")
    conversation = (await of(app, citizen)).id
    await citizen.press("my_erased")
    assert not (await of(app, citizen)).is_erased
    assert "Стираю всё" in courier.sent[-1].content.text
    clock.advance(seconds=5)
    await app.settle()
    async with app.database.reading() as store:
        assert (await store.conversations.read(conversation)).is_erased
        assert await store.conversations.find(citizen.address) is None
    lines = await app.transcript.since(conversation, 0)
    assert all(line.is_erased for line in lines)


async def test_a_copy_on_the_disk_goes_with_everything(
    app: App, citizen: Citizen, clock: FixedClock, worker: Caseworker
) -> None:
    await citizen.apply()
    case = await only_case(app, worker)
    await app.casework.claim(worker, case)
    await app.casework.resolve(worker, case)
    await exported(citizen)
    await citizen.say("удалите мои данные")
    await citizen.press("my_erased")
    assert len(kept(app)) == 2
    clock.advance(seconds=5)
    await app.settle()
    assert kept(app) == []
    view = await app.casework.read(worker, case)
    assert (view.is_erased, view.answers) == (True, ())


async def test_a_case_opened_meanwhile_keeps_the_conversation(
    app: App, citizen: Citizen, clock: FixedClock, worker: Caseworker
) -> None:
    await citizen.say("удалите мои данные")
    await citizen.press("my_erased")
    await citizen.press("person")
    clock.advance(minutes=1)
    await app.settle()
    assert not (await of(app, citizen)).is_erased
    assert len(await app.casework.queue(worker, Tab.ALL)) == 1
    assert Author.CITIZEN in {line.author for line in await citizen.log()}
