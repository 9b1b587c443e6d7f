"""Erasing a citizen at the console: by who may, after a second thought, wholly or not at all."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest

from bot.app import App
from bot.errors import (
    AlreadyTaken,
    NewMessageCame,
    NotAllowed,
    NotFound,
    Refusal,
    ValueNotTaken,
    WrongState,
)
from bot.messages import Author
from bot.people import Caseworker, Role
from bot.services.cases.caseviews import CaseView, Tab
from bot.storage import erasing
from bot.storage.ids import new_id
from tests.support.citizens import Citizen
from tests.support.couriers import PocketCourier
from tests.support.workers import add_worker, only_case, opened

WORDS = "Иванова Мария Петровна"


@pytest.fixture
async def senior(app: App) -> Caseworker:
    return await add_worker(app, "vera", "Вера", Role.SENIOR)


async def pieces() -> AsyncIterator[bytes]:
    yield b"%PDF-1.7\nsynthetic"


async def served(app: App, citizen: Citizen, senior: Caseworker) -> CaseView:
    """The citizen applied, was answered with a file, and is noted about."""
    await citizen.apply()
    view = await opened(app, senior)
    await app.casework.send_file(senior, view.row.case, "образец.pdf", pieces(), view.last_seq)
    await app.casework.note(senior, view.row.case, f"{WORDS} просит стереть")
    await app.settle()
    return await opened(app, senior)


def kept(app: App) -> list[Path]:
    return list(app.settings.files_dir.iterdir())


def seen(view: CaseView) -> str:
    """Whatever of the citizen a caseworker can still read."""
    lines = (f"{line.logged.content.text}{line.logged.content.file_name}" for line in view.lines)
    notes = (note.text for note in view.notes)
    files = (file.name for file in view.files)
    answers = (answer.value for answer in view.answers)
    person = f"{view.citizen.name}{view.citizen.phone}" if view.citizen else ""
    return "".join([*lines, *notes, *files, *answers, person, view.question])


async def erase(app: App, worker: Caseworker, view: CaseView, number: str = "") -> None:
    given = number or view.row.number
    await app.eraser.erase_citizen(worker, view.row.case, given, view.last_seq)


async def test_nothing_of_an_erased_citizen_is_left_to_read(
    app: App, citizen: Citizen, senior: Caseworker
) -> None:
    view = await served(app, citizen, senior)
    assert WORDS in seen(view)
    assert kept(app)
    await erase(app, senior, view, f" {view.row.number.replace('-', ' ')} ")
    after = await opened(app, senior)
    assert seen(after) == ""
    assert (after.is_erased, after.may_answer) == (True, False)
    assert [line.logged.seq for line in after.lines] == [line.logged.seq for line in view.lines]
    assert kept(app) == []


async def test_the_journal_says_who_erased(app: App, citizen: Citizen, senior: Caseworker) -> None:
    await erase(app, senior, await served(app, citizen, senior))
    auditor = await add_worker(app, "ira", "Ира", Role.AUDITOR)
    async with app.database.reading() as store:
        events = await store.journal.read(auditor)
    [event] = [event for event in events if event.act == "conversation.erased"]
    assert event.actor.id == senior.id


async def refused(app: App, worker: Caseworker, view: CaseView, number: str = "") -> type[Refusal]:
    with pytest.raises(Refusal) as error:
        await erase(app, worker, view, number)
    return error.type


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SENIOR])
async def test_only_a_senior_erases(
    app: App, citizen: Citizen, senior: Caseworker, role: Role
) -> None:
    view = await served(app, citizen, senior)
    other = await add_worker(app, "oleg", "Олег", role)
    assert await refused(app, other, view) is NotAllowed
    with pytest.raises(NotAllowed):
        await app.eraser.erasable(other, view.row.case)
    assert WORDS in seen(await opened(app, senior))


@pytest.mark.parametrize("number", ["10-00-00-00", "0", "номер", "-"])
async def test_a_number_that_is_not_the_case_s_erases_nothing(
    app: App, citizen: Citizen, senior: Caseworker, number: str
) -> None:
    view = await served(app, citizen, senior)
    assert await refused(app, senior, view, number) is ValueNotTaken
    assert WORDS in seen(await opened(app, senior))


async def test_words_that_came_meanwhile_are_read_first(
    app: App, citizen: Citizen, senior: Caseworker
) -> None:
    view = await served(app, citizen, senior)
    await citizen.say("подождите, не стирайте")
    assert await refused(app, senior, view) is NewMessageCame
    await erase(app, senior, await opened(app, senior))


async def test_a_colleague_at_work_is_not_left_without_their_case(
    app: App, citizen: Citizen, senior: Caseworker, worker: Caseworker
) -> None:
    await citizen.press_person()
    case = await only_case(app, senior)
    await app.casework.claim(worker, case)
    view = await opened(app, senior)
    with pytest.raises(AlreadyTaken) as taken:
        await erase(app, senior, view)
    assert taken.value.holder == "Ольга"
    await app.casework.resolve(worker, case)
    await app.settle()
    await erase(app, senior, await opened(app, senior))


async def test_a_citizen_is_erased_once_and_a_missing_case_never(
    app: App, citizen: Citizen, senior: Caseworker
) -> None:
    view = await served(app, citizen, senior)
    await erase(app, senior, view)
    assert await refused(app, senior, view) is WrongState
    for act in (
        app.eraser.erase_citizen(senior, new_id(), view.row.number, 999),
        app.eraser.erasable(senior, new_id()),
    ):
        with pytest.raises(NotFound):
            await act


async def test_a_failure_half_way_erases_nothing(
    app: App, citizen: Citizen, senior: Caseworker, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = await served(app, citizen, senior)

    def fail(_conversation: UUID, _at: object) -> tuple[object, ...]:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(erasing, "_blank_work", fail)
    with pytest.raises(RuntimeError):
        await erase(app, senior, view)
    after = await opened(app, senior)
    assert seen(after) == seen(view)
    assert kept(app)


async def test_a_file_that_does_not_go_leaves_nobody_half_erased(
    app: App, citizen: Citizen, senior: Caseworker
) -> None:
    view = await served(app, citizen, senior)
    [file] = kept(app)
    file.unlink()
    file.mkdir()  # a name that cannot be unlinked
    await erase(app, senior, view)
    assert (await opened(app, senior)).is_erased


async def test_all_cases_of_the_citizen_go_and_are_told_before(
    app: App, citizen: Citizen, senior: Caseworker
) -> None:
    await citizen.press_person()
    first = await opened(app, senior)
    await app.casework.claim(senior, first.row.case)
    await app.casework.resolve(senior, first.row.case)
    await app.settle()
    number = await citizen.apply()
    rows = await app.casework.queue(senior, Tab.ALL)
    case = next(row.case for row in rows if row.number == number)
    found = await app.eraser.erasable(senior, case)
    assert (found.number, set(found.cases)) == (number, {row.number for row in rows})
    assert len(rows) == 2
    await app.eraser.erase_citizen(senior, case, number, found.last_seq)
    for row in rows:
        assert (await app.casework.read(senior, row.case)).is_erased
    assert (await app.casework.counts(senior))[Tab.FREE] == 0


async def test_an_answer_on_its_way_is_told_before(
    app: App, citizen: Citizen, senior: Caseworker
) -> None:
    await citizen.press_person()
    view = await opened(app, senior)
    await app.casework.reply(senior, view.row.case, "Стираю ваши данные", view.last_seq)
    assert (await app.eraser.erasable(senior, view.row.case)).has_news_on_its_way
    await app.settle()
    assert not (await app.eraser.erasable(senior, view.row.case)).has_news_on_its_way


async def test_who_was_erased_and_writes_again_is_met_as_a_stranger(
    app: App, citizen: Citizen, senior: Caseworker, courier: PocketCourier
) -> None:
    view = await served(app, citizen, senior)
    sent = len(courier.sent)
    await erase(app, senior, view)
    await app.settle()
    assert len(courier.sent) == sent
    await citizen.say("здравствуйте")
    assert (await citizen.keys())[0] == "greeting.hello"
    assert not any(WORDS in text for text in await citizen.said(Author.BOT))
    async with app.database.reading() as store:
        assert await store.cases.of_citizen(await citizen.conversation()) == ()


async def test_an_erased_case_takes_no_more_work(
    app: App, citizen: Citizen, senior: Caseworker
) -> None:
    view = await served(app, citizen, senior)
    case = view.row.case
    await erase(app, senior, view)
    for act in (
        app.casework.note(senior, case, "заметка"),
        app.casework.reopen(senior, case),
        app.casework.reply(senior, case, "ответ", 999),
        app.casework.take_over(senior, case),
    ):
        with pytest.raises(WrongState):
            await act
