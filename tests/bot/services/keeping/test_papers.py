"""Sheets to take away: made once, told once, given to their own person, gone with the visit."""

import sys
from pathlib import Path

import pytest

from bot.app import App
from bot.errors import FileGone, NotAllowed, NotFound, PaperNotMade
from bot.messages import Channel, Logged, Pressed
from bot.papers.printer import Printer
from bot.people import Role
from bot.services.keeping.papers import PAUSE, Papers
from bot.services.upkeep import PAPERS_KEPT
from bot.services.visits import IDLE
from bot.storage.ids import new_id
from tests.support.citizens import Citizen, pocket
from tests.support.clock import FixedClock
from tests.support.couriers import PocketCourier
from tests.support.house import house
from tests.support.stories.things import words_of
from tests.support.workers import add_worker, only_case

NAME = "Канарейкина Желтопёра Клеткиновна"
BROKEN = Printer(child=(sys.executable, "-c", "raise SystemExit(1)"))


async def told(citizen: Citizen) -> Citizen:
    """The result of the talk is there."""
    await citizen.say("что мне положено")
    for choice in ("situation:pension", "rather_not", "so_far"):
        await citizen.press(choice)
    return citizen


async def visited(app: App) -> tuple[str, Citizen]:
    """A browser's guest and the token of the visit."""
    visit = await app.visits.begin()
    citizen = Citizen(app)
    citizen.address = visit.address
    return visit.token, citizen


async def sheets(citizen: Citizen) -> list[Logged]:
    return [line for line in await citizen.log() if line.content.file]


async def copy_of(citizen: Citizen) -> str:
    """The press that asks for the copy of what was sent last."""
    buttons = [one.choice for line in await citizen.log() for one in line.content.buttons]
    return next(one for one in buttons if one.startswith("copy:"))


def kept(app: App) -> list[Path]:
    folder = app.settings.files_dir
    return list(folder.iterdir()) if folder.exists() else []


async def test_a_result_is_sent_as_a_file_once(
    app: App, citizen: Citizen, courier: PocketCourier
) -> None:
    await (await told(citizen)).press("save_result")
    await app.settle()
    assert (await citizen.keys())[-2:] == ["paper.begun", "paper.result"]
    [parcel] = [one for one in courier.sent if one.file_path]
    assert parcel.file_path
    pages = words_of(parcel.file_path.read_bytes())
    assert "предварительный результат на" in pages[0]
    assert pages[-1].endswith(f"Страница {len(pages)} из {len(pages)}")
    assert parcel.file_name.startswith("Что вам положено, ")


async def test_a_name_stands_on_the_sheet_and_nowhere_else(app: App, citizen: Citizen) -> None:
    await (await told(citizen)).press("save_result")
    await citizen.press("name_paper")
    await citizen.say(NAME)
    line = (await sheets(citizen))[-1]
    assert line.content.file
    conversation = await citizen.conversation()
    opened = await app.files.open_for_citizen(line.content.file, conversation)
    assert NAME in words_of(opened.path.read_bytes())[0]
    assert NAME not in opened.name
    async with app.database.reading() as store:
        file = await store.files.read(line.content.file)
        state = (await store.conversations.read(conversation)).state
    assert file.reference == ""
    assert NAME not in repr(state)


async def test_a_crash_before_the_commit_makes_it_again_and_tells_it_once(
    app: App, citizen: Citizen, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def die(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(Papers, "_tell", die)
        with pytest.raises(ConnectionError):
            await (await told(citizen)).press("save_result")
    assert await sheets(citizen) == []
    clock.advance(minutes=2)
    await app.settle()
    [line] = await sheets(citizen)
    assert line.content.file
    opened = await app.files.open_for_citizen(line.content.file, await citizen.conversation())
    assert words_of(opened.path.read_bytes())


async def test_a_sheet_that_cannot_be_made_is_refused_plainly(
    app: App, citizen: Citizen, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.papers, "_printer", BROKEN)
    await (await told(citizen)).press("save_result")
    assert (await citizen.keys())[-1] == "paper.begun"
    clock.advance(seconds=PAUSE.total_seconds())
    await app.settle()
    assert (await citizen.keys())[-1] == "paper.failed"
    monkeypatch.undo()
    await citizen.press("save_result")
    assert (await citizen.keys())[-1] == "paper.result"


async def test_an_application_is_copied_for_its_citizen_alone(app: App, citizen: Citizen) -> None:
    pocket(app)
    number = await citizen.apply()
    await citizen.press("copy")
    [line] = await sheets(citizen)
    assert line.content.file
    assert line.content.file_name == f"Заявка {number}.pdf"
    opened = await app.files.open_for_citizen(line.content.file, await citizen.conversation())
    [page] = words_of(opened.path.read_bytes())
    assert "копия" in page
    for words in (number, "Иванова Мария Петровна", "+7 900 123-45-67", "Нужна помощь с оплатой"):
        assert words in page
    other = Citizen(app, "200")
    await other.say("здравствуйте")
    await other.send(Pressed(choice=await copy_of(citizen)))
    assert (await other.keys())[-1] == "paper.failed"
    assert await sheets(other) == []


async def test_no_copy_leaves_where_the_policy_changed_meanwhile(
    tmp_path: Path, database_url: str, clock: FixedClock
) -> None:
    """The press was taken while everything was allowed; the sheet comes due when it is not."""
    async with house(tmp_path, url=database_url, clock=clock) as app:
        pocket(app)
        await Citizen(app).apply()
        pressed = Pressed(choice=await copy_of(Citizen(app)))
        await Citizen(app, settles=False).send(pressed, id="copy")
        await app.assistant.settle()
    async with house(tmp_path, url=database_url, clock=clock, telegram_policy="info_only") as app:
        pocket(app)
        await app.settle()
        assert await sheets(Citizen(app)) == []


async def test_a_caseworker_gets_the_application_and_the_journal_says_so(
    app: App, citizen: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await citizen.apply()
    worker = await add_worker(app)
    case = await only_case(app, worker)
    printed = await app.papers.application(worker, case)
    [page] = words_of(printed.content)
    assert printed.name == f"Заявка {number}.pdf"
    assert "Иванова Мария Петровна" in page
    assert "Согласие на обработку персональных данных: версия" in page
    assert "копия" not in page
    assert kept(app) == []
    auditor = await add_worker(app, "ira", "Ира", Role.AUDITOR)
    async with app.database.reading() as store:
        events = await store.journal.read(auditor)
    assert (events[0].act, events[0].actor.id) == ("case.printed", worker.id)
    with pytest.raises(NotAllowed):
        await app.papers.application(auditor, case)
    with pytest.raises(NotFound):
        await app.papers.application(worker, new_id())
    monkeypatch.setattr(app.papers, "_printer", BROKEN)
    with pytest.raises(PaperNotMade):
        await app.papers.application(worker, case)
    await app.eraser.erase(await citizen.conversation())
    with pytest.raises(NotFound):
        await app.papers.application(worker, case)


async def test_a_case_without_an_application_has_no_sheet(app: App, citizen: Citizen) -> None:
    await citizen.press_person()
    worker = await add_worker(app)
    with pytest.raises(NotFound):
        await app.papers.application(worker, await only_case(app, worker))


async def test_erasing_a_conversation_erases_its_sheets(app: App, citizen: Citizen) -> None:
    await (await told(citizen)).press("save_result")
    assert len(kept(app)) == 1
    await app.eraser.erase(await citizen.conversation())
    assert kept(app) == []


async def test_a_finished_visit_leaves_its_case_and_no_sheet(app: App) -> None:
    token, citizen = await visited(app)
    await citizen.apply()
    await (await told(citizen)).press("save_result")
    [line] = await sheets(citizen)
    assert line.content.file
    await app.visits.finish(token)
    assert kept(app) == []
    with pytest.raises(FileGone):
        await app.files.open_for_citizen(line.content.file, await citizen.conversation())


async def test_sheets_of_visits_that_went_silent_are_swept(app: App, clock: FixedClock) -> None:
    _, silent = await visited(app)
    phone, remembered = await visited(app)
    await app.visits.remember(phone)
    for citizen in (silent, remembered, Citizen(app)):
        await (await told(citizen)).press("save_result")
    assert len(kept(app)) == 3
    clock.advance(hours=IDLE.total_seconds() / 3600 + 1)
    await app.upkeep.sweep()
    assert len(kept(app)) == 2
    clock.advance(hours=PAPERS_KEPT.total_seconds() / 3600)
    await app.upkeep.sweep()
    [mine] = kept(app)
    [line] = await sheets(remembered)
    assert line.content.file
    opened = await app.files.open_for_citizen(line.content.file, await remembered.conversation())
    assert opened.path == mine
    assert remembered.address.channel == Channel.BROWSER
