"""Upkeep: what comes with time."""

import os
from datetime import timedelta

import pytest

from bot.app import App
from bot.conversation.values.situation import OwnerKind
from bot.messages import Incoming, Said
from bot.people import Caseworker
from bot.services.cases.caseviews import Tab
from tests.support.citizens import Citizen
from tests.support.clock import FixedClock
from tests.support.workers import only_case, opened


async def test_a_case_nobody_took_is_overdue_once(
    app: App, citizen: Citizen, worker: Caseworker, clock: FixedClock
) -> None:
    await citizen.press_person()
    clock.advance(minutes=59)
    await app.settle()
    assert "case.overdue" not in await citizen.keys()
    for _ in range(2):
        clock.advance(minutes=61)
        await app.settle()
    assert (await citizen.keys()).count("case.overdue") == 1
    [row] = await app.casework.queue(worker, Tab.OVERDUE)
    assert row.is_overdue


async def test_a_case_in_hand_is_not_overdue(
    app: App, citizen: Citizen, worker: Caseworker, clock: FixedClock
) -> None:
    await citizen.press_person()
    await app.casework.claim(worker, await only_case(app, worker))
    clock.advance(hours=5)
    await app.settle()
    assert "case.overdue" not in await citizen.keys()


async def test_office_hours_alone_make_a_case_overdue(
    app: App, citizen: Citizen, clock: FixedClock
) -> None:
    clock.advance(hours=8)  # the evening of a Wednesday
    await citizen.press_person()
    clock.advance(hours=12)
    await app.settle()
    assert "case.overdue" not in await citizen.keys()
    clock.advance(hours=6)
    await app.settle()
    assert "case.overdue" in await citizen.keys()


async def test_after_a_silent_day_the_assistant_speaks_again(
    app: App, citizen: Citizen, worker: Caseworker, clock: FixedClock
) -> None:
    await citizen.press_person()
    view = await opened(app, worker)
    await app.casework.reply(worker, view.row.case, "Посмотрю", view.last_seq)
    clock.advance(hours=23)
    await app.settle()
    assert (await opened(app, worker)).owner is OwnerKind.PERSON
    clock.advance(hours=2)
    await app.settle()
    assert (await opened(app, worker)).owner is OwnerKind.BOT
    assert (await citizen.keys())[-1] == "owner.silent"
    assert (await opened(app, worker)).row.assignee == "Ольга"


async def test_a_resolved_case_is_not_silent(
    app: App, citizen: Citizen, worker: Caseworker, clock: FixedClock
) -> None:
    await citizen.press_person()
    view = await opened(app, worker)
    await app.casework.reply(worker, view.row.case, "Готово", view.last_seq)
    await app.casework.resolve(worker, view.row.case)
    clock.advance(hours=30)
    await app.settle()
    assert "owner.silent" not in await citizen.keys()


async def test_a_browser_conversation_without_a_case_is_erased_in_a_day(
    app: App, clock: FixedClock
) -> None:
    visit = await app.visits.begin()
    await app.inbox.accept([Incoming(address=visit.address, id="1", body=Said(text="да"))])
    clock.advance(hours=25)
    await app.upkeep.sweep()
    assert not (await app.transcript.since(visit.conversation, 0))[0].is_erased
    clock.advance(hours=2)
    await app.upkeep.sweep()
    assert (await app.transcript.since(visit.conversation, 0))[0].is_erased


async def test_a_telegram_conversation_is_erased_after_ninety_days_unless_it_has_a_case(
    app: App, clock: FixedClock
) -> None:
    plain, asking = Citizen(app, "1"), Citizen(app, "2")
    await plain.say("здравствуйте")
    await asking.press_person()
    log = await plain.conversation()
    clock.advance(hours=24 * 91)
    await app.upkeep.sweep()
    assert all(line.is_erased for line in await app.transcript.since(log, 0))
    assert not any(line.is_erased for line in await asking.log())
    await plain.say("здравствуйте")
    assert await plain.conversation() != log


async def test_payloads_are_forgotten_and_still_count_once(
    app: App, citizen: Citizen, clock: FixedClock
) -> None:
    await citizen.say("здравствуйте", id="1")
    clock.advance(hours=24 * 8)
    await app.upkeep.sweep()
    assert await citizen.say("здравствуйте", id="1") == 0


@pytest.mark.parametrize(
    ("age", "is_left"), [(timedelta(hours=1), True), (timedelta(days=2), False)]
)
async def test_strays_of_the_folder_go_after_a_day(app: App, age: timedelta, is_left: bool) -> None:
    folder = app.settings.files_dir
    folder.mkdir(parents=True)
    stray = folder / "0123.part"
    stray.write_bytes(b"left by a crash")
    past = stray.stat().st_mtime - age.total_seconds()
    os.utime(stray, (past, past))
    await app.upkeep.sweep()
    assert stray.exists() == is_left


async def test_the_journal_is_sealed_and_whole(app: App, citizen: Citizen) -> None:
    await citizen.press_person()
    async with app.database.reading() as store:
        verdict = await store.journal.verify()
    assert verdict.is_whole
    assert verdict.sealed > 0
    assert verdict.unsealed == 0


async def test_a_draft_goes_after_thirty_days_with_its_files(
    app: App, citizen: Citizen, clock: FixedClock
) -> None:
    await citizen.say("как оформить единое пособие на ребёнка")
    for press in ("apply", "agree"):
        await citizen.press(press)
    clock.advance(hours=24)
    await citizen.say("Иванова Мария Петровна")
    await citizen.press("home")
    conversation = await citizen.conversation()

    async def parked() -> int:
        async with app.database.reading() as store:
            return len((await store.conversations.read(conversation)).state.parked)

    clock.advance(hours=24 * 29.5)  # thirty days after it began, but not after its last answer
    await app.settle()
    assert await parked() == 1
    clock.advance(hours=24)
    await app.settle()
    assert await parked() == 0
    await citizen.say("спасибо")
    assert (await citizen.keys())[-2:-1] == ["application.expired"]


async def test_files_of_a_deleted_draft_go_though_nobody_comes_back(
    app: App, citizen: Citizen, clock: FixedClock
) -> None:
    await citizen.say("как оформить единое пособие на ребёнка")
    for press in ("apply", "agree"):
        await citizen.press(press)
    await citizen.send_file()
    await citizen.say("удалить заявку")
    clock.advance(minutes=11)
    await app.settle()
    async with app.database.reading() as store:
        state = (await store.conversations.read(await citizen.conversation())).state
    assert state.deleted is None
