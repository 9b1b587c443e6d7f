"""Casework, seen from outside: who may do what, and what the journal keeps of it."""

import pytest

from bot.app import App
from bot.errors import (
    NotAllowed,
    ValueNotTaken,
)
from bot.people import Caseworker, Role
from bot.services.cases.caseviews import Tab
from bot.storage.ids import new_id
from tests.support.citizens import Citizen
from tests.support.workers import add_worker, only_case, opened


async def answer(app: App, worker: Caseworker, text: str = "Здравствуйте") -> None:
    view = await opened(app, worker)
    await app.casework.reply(worker, view.row.case, text, view.last_seq)
    await app.settle()


async def test_a_note_is_seen_by_caseworkers_only(
    app: App, citizen: Citizen, worker: Caseworker
) -> None:
    await citizen.press_person()
    await app.casework.note(worker, await only_case(app, worker), "перезвонить")
    [note] = (await opened(app, worker)).notes
    assert (note.author, note.text) == ("Ольга", "перезвонить")
    assert not any("перезвонить" in line.content.text for line in await citizen.log())


async def test_nobody_answers_with_nothing(app: App, citizen: Citizen, worker: Caseworker) -> None:
    await citizen.press_person()
    case = await only_case(app, worker)
    for act in (
        app.casework.reply(worker, case, "  ", 100),
        app.casework.note(worker, case, "\n"),
    ):
        with pytest.raises(ValueNotTaken):
            await act


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMIN])
async def test_who_may_not_read_reads_nothing(app: App, citizen: Citizen, role: Role) -> None:
    await citizen.press_person()
    worker = await add_worker(app, "ira", "Ира", role)
    case = new_id()
    for act in (
        app.casework.queue(worker, Tab.ALL),
        app.casework.read(worker, case),
        app.casework.claim(worker, case),
        app.casework.release(worker, case),
        app.casework.reply(worker, case, "да", 1),
        app.casework.note(worker, case, "да"),
        app.casework.fill_field(worker, case, "phone", "1"),
        app.casework.resolve(worker, case),
        app.casework.reopen(worker, case),
        app.casework.return_to_bot(worker, case),
    ):
        with pytest.raises(NotAllowed):
            await act


async def test_every_act_is_in_the_journal(app: App, citizen: Citizen, worker: Caseworker) -> None:
    await citizen.press_person()
    await answer(app, worker)
    await app.casework.resolve(worker, await only_case(app, worker))
    auditor = await add_worker(app, "ira", "Ира", Role.AUDITOR)
    async with app.database.reading() as store:
        acts = {event.act for event in await store.journal.read(auditor)}
        verdict = await store.journal.verify()
    assert acts >= {"case.opened", "case.read", "case.answered", "case.resolved"}
    assert verdict.is_whole
