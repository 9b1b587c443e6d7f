"""Casework: one holder, no stale reply, an owner at every moment, and a journal of all of it."""

import asyncio
from collections import Counter
from contextlib import suppress
from uuid import UUID

import pytest

from bot.app import App
from bot.conversation.values.situation import CaseStatus, OwnerKind
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
from bot.services.cases.caseviews import Tab
from bot.storage.ids import new_id
from tests.crash.size import IS_LONG
from tests.support.citizens import Citizen
from tests.support.clock import FixedClock
from tests.support.couriers import PocketCourier
from tests.support.workers import add_worker, only_case, opened

WORKERS, CASES = (50, 200) if IS_LONG else (6, 8)


async def answer(app: App, worker: Caseworker, text: str = "Здравствуйте") -> None:
    view = await opened(app, worker)
    await app.casework.reply(worker, view.row.case, text, view.last_seq)
    await app.settle()


async def test_a_question_becomes_an_answered_case(
    app: App, citizen: Citizen, worker: Caseworker, courier: PocketCourier
) -> None:
    number = await citizen.apply()
    view = await opened(app, worker)
    assert (view.row.number, view.row.reason) == (number, "application")
    assert view.citizen
    assert view.citizen.name == "Иванова Мария Петровна"
    assert {one.field for one in view.answers} >= {"full_name", "phone", "need"}
    await answer(app, worker, "Приходите завтра")
    assert courier.texts[-1] == "Ольга, специалист:\nПриходите завтра"
    assert (await citizen.said(Author.PERSON)) == ["Приходите завтра"]
    line = (await opened(app, worker)).lines[-1]
    assert (line.state, line.is_of_case, line.logged.author_name) == ("sent", True, "Ольга")


async def test_a_conflict_names_the_holder(app: App, citizen: Citizen, worker: Caseworker) -> None:
    await citizen.press_person()
    case = await only_case(app, worker)
    await app.casework.claim(worker, case)
    other = await add_worker(app, "ira", "Ирина")
    for act in (
        app.casework.claim(other, case),
        app.casework.reply(other, case, "да", 100),
        app.casework.resolve(other, case),
        app.casework.return_to_bot(other, case),
    ):
        with pytest.raises(AlreadyTaken) as taken:
            await act
        assert taken.value.holder == "Ольга"


async def test_of_many_who_claim_at_once_one_wins_each_case(app: App, citizen: Citizen) -> None:
    """The race of everybody for everything: no case is had by two, none is left."""
    for number in range(CASES):
        await Citizen(app, str(number)).press_person()
    workers = [await add_worker(app, f"w{number}") for number in range(WORKERS)]
    rows = await app.casework.queue(workers[0], Tab.FREE)
    won: dict[UUID, int] = Counter()

    async def race(worker: Caseworker, at: int) -> None:
        for row in rows[at:] + rows[:at]:
            with suppress(AlreadyTaken):
                await app.casework.claim(worker, row.case)
                won[row.case] += 1

    await asyncio.gather(*(race(worker, at % CASES) for at, worker in enumerate(workers)))
    assert won == {row.case: 1 for row in rows}
    assert await app.casework.queue(workers[0], Tab.FREE) == ()


async def test_a_senior_takes_over_and_others_may_not(
    app: App, citizen: Citizen, worker: Caseworker
) -> None:
    await citizen.press_person()
    case = await only_case(app, worker)
    await app.casework.claim(worker, case)
    other = await add_worker(app, "ira", "Ирина")
    with pytest.raises(NotAllowed):
        await app.casework.take_over(other, case)
    senior = await add_worker(app, "vera", "Вера", Role.SENIOR)
    await app.casework.take_over(senior, case)
    assert (await opened(app, senior)).row.assignee == "Вера"


async def test_a_stale_reply_is_refused_and_nothing_is_said(
    app: App, citizen: Citizen, worker: Caseworker
) -> None:
    await citizen.press_person()
    view = await opened(app, worker)
    await citizen.say("и ещё вопрос")
    with pytest.raises(NewMessageCame):
        await app.casework.reply(worker, view.row.case, "Здравствуйте", view.last_seq)
    assert await citizen.said(Author.PERSON) == []
    assert (await opened(app, worker)).row.assignee == ""


async def test_a_colleagues_reply_makes_mine_stale(
    app: App, citizen: Citizen, worker: Caseworker
) -> None:
    await citizen.press_person()
    view = await opened(app, worker)
    await app.casework.reply(worker, view.row.case, "раз", view.last_seq)
    with pytest.raises(NewMessageCame):
        await app.casework.reply(worker, view.row.case, "два", view.last_seq)


async def test_waiting_begins_with_the_first_unanswered_words(
    app: App, citizen: Citizen, worker: Caseworker, clock: FixedClock
) -> None:
    await citizen.press_person()
    asked_at = clock.now()
    assert (await opened(app, worker)).row.waiting_since == asked_at
    await answer(app, worker)
    assert (await opened(app, worker)).row.waiting_since is None
    clock.advance(minutes=5)
    wrote_at = clock.now()
    await citizen.say("спасибо, а когда прийти")
    clock.advance(minutes=5)
    await citizen.say("и куда")
    row = (await opened(app, worker)).row
    assert (row.waiting_since, row.status) == (wrote_at, CaseStatus.IN_PROGRESS)


async def test_while_a_person_speaks_the_assistant_is_silent(
    app: App, citizen: Citizen, worker: Caseworker
) -> None:
    await citizen.press_person()
    assert (await opened(app, worker)).owner is OwnerKind.WAITING
    await answer(app, worker)
    assert (await opened(app, worker)).owner is OwnerKind.PERSON
    said = await citizen.said()
    await citizen.say("как оформить субсидию на квартиру")
    assert await citizen.said() == said
    assert (await opened(app, worker)).lines[-1].is_of_case


async def test_resolving_gives_the_word_back_and_asks_for_one_rating(
    app: App, citizen: Citizen, worker: Caseworker
) -> None:
    await citizen.press_person()
    await answer(app, worker)
    case = await only_case(app, worker)
    await app.casework.resolve(worker, case)
    await app.settle()
    assert (await citizen.keys())[-1] == "case.resolved"
    assert (await opened(app, worker)).owner is OwnerKind.BOT
    await citizen.press("rate:")
    assert (await opened(app, worker)).score == 1
    await citizen.press("rate:", nth=4)
    assert (await opened(app, worker)).score == 1


async def test_words_to_a_resolved_case_reopen_it(
    app: App, citizen: Citizen, worker: Caseworker, courier: PocketCourier
) -> None:
    await citizen.press_person()
    await answer(app, worker)
    told = str(len(courier.sent))
    await app.casework.resolve(worker, await only_case(app, worker))
    await app.settle()
    await citizen.say("а документы какие", reply_to=told)
    row = (await opened(app, worker)).row
    assert row.status is CaseStatus.IN_PROGRESS
    assert row.waiting_since


async def test_only_a_resolved_case_is_reopened(
    app: App, citizen: Citizen, worker: Caseworker, clock: FixedClock
) -> None:
    await citizen.press_person()
    case = await only_case(app, worker)
    with pytest.raises(WrongState):
        await app.casework.reopen(worker, case)
    await app.casework.claim(worker, case)
    await app.casework.resolve(worker, case)
    await app.casework.reopen(worker, case)
    clock.advance(minutes=1)
    await app.settle()
    assert (await opened(app, worker)).row.status is CaseStatus.IN_PROGRESS
    assert "case.reopened" in await citizen.keys()


async def test_a_released_case_waits_for_a_person_again(
    app: App, citizen: Citizen, worker: Caseworker
) -> None:
    await citizen.press_person()
    await answer(app, worker)
    await app.casework.release(worker, await only_case(app, worker))
    view = await opened(app, worker)
    assert (view.row.assignee, view.owner) == ("", OwnerKind.WAITING)


async def test_a_field_filled_by_a_caseworker_is_confirmed_by_the_citizen(
    app: App, citizen: Citizen, worker: Caseworker
) -> None:
    await citizen.say("как оформить единое пособие на ребёнка")
    await citizen.press("apply")
    await citizen.press("agree")
    await citizen.press("person")
    case = await only_case(app, worker)
    await app.casework.claim(worker, case)
    with pytest.raises(ValueNotTaken):
        await app.casework.fill_field(worker, case, "phone", "не знаю")
    await app.casework.fill_field(worker, case, "full_name", "Иванова Мария Петровна")
    await app.casework.fill_field(worker, case, "phone", "8 900 123 45 67")
    draft = (await opened(app, worker)).draft
    assert draft
    assert [(one.field, one.value, one.by_worker) for one in draft.answers][:2] == [
        ("full_name", "Иванова Мария Петровна", True),
        ("phone", "+79001234567", True),
    ]
    assert draft.field not in {"full_name", "phone"}
    await app.casework.return_to_bot(worker, case)
    await app.settle()
    assert (await opened(app, worker)).owner is OwnerKind.BOT
    assert "owner.returned" in await citizen.keys()


async def test_a_field_without_a_draft_cannot_be_filled(
    app: App, citizen: Citizen, worker: Caseworker
) -> None:
    await citizen.press_person()
    case = await only_case(app, worker)
    await app.casework.claim(worker, case)
    with pytest.raises(WrongState):
        await app.casework.fill_field(worker, case, "phone", "89001234567")


async def test_a_case_that_is_not_there_is_not_found(app: App, worker: Caseworker) -> None:
    for act in (app.casework.read(worker, new_id()), app.casework.claim(worker, new_id())):
        with pytest.raises(Refusal) as refused:
            await act
        assert isinstance(refused.value, NotFound)


async def test_tabs_show_what_they_say(app: App, citizen: Citizen, worker: Caseworker) -> None:
    await citizen.press_person()
    other = Citizen(app, "200")
    await other.press_person()
    case = (await app.casework.queue(worker, Tab.FREE))[0].case
    await app.casework.claim(worker, case)
    counts = {tab: len(await app.casework.queue(worker, tab)) for tab in Tab}
    assert counts == {
        Tab.MINE: 1, Tab.FREE: 1, Tab.WAITING: 2, Tab.OVERDUE: 0, Tab.ALL: 2,
    }  # fmt: skip
    assert await app.casework.counts(worker) == counts


async def test_who_may_not_see_the_queue_learns_no_counts(app: App) -> None:
    with pytest.raises(NotAllowed):
        await app.casework.counts(await add_worker(app, "eva", role=Role.AUDITOR))
