import sqlite3
from pathlib import Path

import pytest

from bot.messages import Channel
from bot.storage.backup import NotABackup, back_up, restore
from bot.storage.database import Database
from bot.storage.lock import DatabaseInUse, lock_database
from bot.storage.past import Closed
from bot.storage.vault import Vault
from tests.support.stored import LATER, NOW, address, begin, hear, say
from tests.support.whole import CHAT, PATH, fill


@pytest.fixture
def house(tmp_path: Path) -> tuple[Path, Path, Path]:
    """The database, the files and the folder for the backup."""
    files = tmp_path / "files"
    (files / PATH).parent.mkdir(parents=True)
    (files / PATH).write_bytes(b"pdf")
    return tmp_path / "opora.db", files, tmp_path / "backup"


async def test_a_restored_house_remembers_all_and_sends_nothing_old(
    sqlite_url: str, vault: Vault, house: tuple[Path, Path, Path]
) -> None:
    path, files, folder = house
    database = Database(sqlite_url, vault)
    async with database.transaction() as store:
        conversation_id, _, _ = await fill(store)
        before = await store.messages.since(conversation_id)
    back_up(path, files, folder)  # while it is open
    async with database.transaction() as store:
        await say(store, await begin(store, "later"), "после копии")
    await database.close()
    (files / PATH).unlink()

    assert restore(folder, path, files, LATER) == Closed(cancelled=1, sign_ins=1)
    restored = Database(sqlite_url, vault)
    async with restored.transaction() as store:
        assert await store.messages.since(conversation_id) == before
        assert await store.deliveries.next_due(Channel.TELEGRAM, "77", LATER) == ()
        assert await store.deliveries.count_open() == 0
        (told,) = (await store.deliveries.states(conversation_id)).values()
        assert (told.state, told.reason) == ("cancelled", "cancelled after restore")
        assert await hear(store, "1", "слова", CHAT) is None  # an old update counts once
        assert await store.conversations.find(address("later")) is None
        assert (await store.journal.verify()).is_whole
        assert await store.conversations.lease(conversation_id, "new", NOW, LATER)
    await restored.close()
    assert (files / PATH).read_bytes() == b"pdf"


async def test_who_was_erased_since_the_backup_stays_erased(
    sqlite_url: str, vault: Vault, house: tuple[Path, Path, Path]
) -> None:
    path, files, folder = house
    database = Database(sqlite_url, vault)
    async with database.transaction() as store:
        conversation_id, _, _ = await fill(store)
    back_up(path, files, folder)
    async with database.transaction() as store:
        await store.conversations.erase(conversation_id, LATER)
    await database.close()
    (files / PATH).unlink()

    restore(folder, path, files, LATER)
    restored = Database(sqlite_url, vault)
    async with restored.reading() as store:
        assert await store.conversations.find(address(CHAT)) is None
        assert await store.questions.unanswered(NOW.date()) == ()
        assert all(line.is_erased for line in await store.messages.since(conversation_id))
        assert await store.files.paths() == frozenset()
    await restored.close()
    assert not (files / PATH).exists()


async def test_a_backup_from_before_there_were_questions_is_restored(
    sqlite_url: str, vault: Vault, house: tuple[Path, Path, Path]
) -> None:
    path, files, folder = house
    database = Database(sqlite_url, vault)
    async with database.transaction() as store:
        conversation_id, _, _ = await fill(store)
    back_up(path, files, folder)
    with sqlite3.connect(folder / "opora.db") as older:
        older.execute("DROP TABLE question")
    older.close()
    async with database.transaction() as store:
        await store.conversations.erase(conversation_id, LATER)
    await database.close()
    restore(folder, path, files, LATER)
    restored = Database(sqlite_url, vault)
    async with restored.reading() as store:
        assert await store.conversations.find(address(CHAT)) is None
    await restored.close()


async def test_a_backup_is_restored_where_nothing_was(
    sqlite_url: str, vault: Vault, house: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    path, files, folder = house
    database = Database(sqlite_url, vault)
    async with database.transaction() as store:
        await fill(store)
    await database.close()
    back_up(path, files, folder)
    elsewhere = tmp_path / "new" / "opora.db"
    restore(folder, elsewhere, tmp_path / "new" / "files", LATER)
    assert (tmp_path / "new" / "files" / PATH).read_bytes() == b"pdf"
    moved = Database(f"sqlite:///{elsewhere}", vault)
    assert await moved.is_current()
    async with moved.reading() as store:
        assert await store.conversations.find(address(CHAT)) is not None
    await moved.close()


def test_a_served_database_is_not_replaced(sqlite_url: str, house: tuple[Path, Path, Path]) -> None:
    path, files, folder = house
    assert sqlite_url.endswith(str(path))
    back_up(path, files, folder)
    with lock_database(path), pytest.raises(DatabaseInUse):
        restore(folder, path, files, LATER)


def test_what_is_no_backup_is_refused(house: tuple[Path, Path, Path]) -> None:
    path, files, folder = house
    with pytest.raises(NotABackup):
        back_up(path, files, folder)
    with pytest.raises(NotABackup):
        restore(folder, path, files, LATER)
