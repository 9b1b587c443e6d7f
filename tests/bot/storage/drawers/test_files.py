from uuid import UUID

import pytest

from bot.errors import NotAllowed, NotFound
from bot.people import Role
from bot.storage.database import Database
from bot.storage.drawers.files import Expected, FileState, Stored
from bot.storage.ids import new_id
from bot.storage.store import Store
from tests.support.stored import LATER, NOW, begin, hire, open_case

STORED = Stored(path="ab/abcdef", mime="application/pdf", size=9, sha256="0" * 64, at=LATER)


async def expect(store: Store, conversation_id: UUID) -> UUID:
    file = Expected(
        id=new_id(),
        conversation_id=conversation_id,
        reference="BQACAgIAAx",
        name="справка.pdf",
        size=10,
        at=NOW,
    )
    await store.files.expect(file)
    return file.id


async def test_a_file_is_expected_then_kept_once(database: Database) -> None:
    async with database.transaction() as store:
        file_id = await expect(store, (await begin(store)).id)
        pending = await store.files.read(file_id)
        assert await store.files.kept(file_id, STORED)
        assert not await store.files.refused(file_id, "type")
        kept = await store.files.read(file_id)
        assert await store.files.paths() == {STORED.path}
    assert (pending.state, pending.reference) == (FileState.PENDING, "BQACAgIAAx")
    assert (pending.name, pending.size) == ("справка.pdf", 10)
    assert (kept.state, kept.path, kept.size, kept.kept_at) == ("kept", STORED.path, 9, LATER)


async def test_a_refused_file_says_why(database: Database) -> None:
    async with database.transaction() as store:
        file_id = await expect(store, (await begin(store)).id)
        assert await store.files.refused(file_id, "too_big")
        assert (await store.files.read(file_id)).reason == "too_big"
        with pytest.raises(NotFound):
            await store.files.read(new_id())


async def test_a_worker_opens_kept_files_of_cases_only(database: Database) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        anna, admin = await hire(store, "anna"), await hire(store, "admin", Role.ADMIN)
        case_id = await open_case(store, conversation)
        file_id = await expect(store, conversation.id)
        for _ in ("pending", "kept, but not of a case"):
            with pytest.raises(NotFound):
                await store.files.read_for(file_id, anna)
            await store.files.kept(file_id, STORED)
        await store.files.attach({file_id: "passport"}, case_id)
        assert (await store.files.read_for(file_id, anna)).path == STORED.path
        assert [file.id for file in await store.files.of_case(case_id, anna)] == [file_id]
        for act in (store.files.read_for(file_id, admin), store.files.of_case(case_id, admin)):
            with pytest.raises(NotAllowed):
                await act


async def test_files_of_a_dropped_draft_are_erased(database: Database) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        kept, pending = await expect(store, conversation.id), await expect(store, conversation.id)
        await store.files.kept(kept, STORED)
        assert await store.files.erase([kept, pending]) == (STORED.path,)
        for file in await store.files.of_conversation(conversation.id):
            assert (file.state, file.reason, file.path) == ("refused", "erased", "")
            assert (file.name, file.reference) == ("", "")
        assert not await store.files.kept(pending, STORED)  # fetched too late
