import pytest

from bot.errors import NotAllowed, NotFound
from bot.people import Role
from bot.storage.database import Database
from bot.storage.ids import new_id
from tests.support.stored import NOW, begin, hire, open_case


async def test_notes_are_read_by_workers_only(database: Database) -> None:
    async with database.transaction() as store:
        anna, auditor = await hire(store, "anna"), await hire(store, "audit", Role.AUDITOR)
        case_id = await open_case(store, await begin(store))
        await store.notes.add(case_id, anna, "Перезвонить в среду", NOW)
        (note,) = await store.notes.of_case(case_id, anna)
        with pytest.raises(NotAllowed):
            await store.notes.of_case(case_id, auditor)
        with pytest.raises(NotFound):
            await store.notes.add(new_id(), anna, "текст", NOW)
    assert (note.author, note.text, note.at) == ("Anna", "Перезвонить в среду", NOW)
