"""A copy of a SQLite deployment, and its return: nothing old is sent again."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.storage.lock import lock_database

DATABASE = "opora.db"
FILES = "files"
_TAIL = ("-wal", "-shm")
_ERASE = (
    """
UPDATE data_key SET wrapped = NULL, erased_at = :at WHERE id = :key;
UPDATE conversation SET address = NULL, address_index = NULL, state = NULL
    WHERE data_key_id = :key;
UPDATE message SET content = NULL, erased_at = :at WHERE conversation_id IN (:conversation);
UPDATE citizen SET phone_index = NULL WHERE conversation_id IN (:conversation);
UPDATE file SET path = '', state = 'refused' WHERE conversation_id IN (:conversation);
UPDATE inbox SET state = 'failed' WHERE state = 'new' AND conversation_id IN (:conversation);
DELETE FROM visit WHERE conversation_id IN (:conversation);
DELETE FROM return_code WHERE conversation_id IN (:conversation);
""".strip()
    .rstrip(";")
    .replace(":conversation", "SELECT id FROM conversation WHERE data_key_id = :key")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore had to close: messages that were not final, and sign-ins of staff."""

    cancelled: int
    sign_ins: int


class NotABackup(Exception):
    """The folder has no database that a backup wrote, or there is something in the way."""


def back_up(database: Path, files: Path, folder: Path) -> None:
    """Copy the database, which may be in use, and the files that it names, into a new folder.

    The database goes first: a file that comes later is not named in it. Keys are not copied.
    """
    if not database.exists():
        raise NotABackup(f"Нет базы {database}")
    folder.mkdir(parents=True)
    with closing(_open(database)) as source, closing(_open(folder / DATABASE)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a tail
    for path in _named_files(folder / DATABASE):
        _copy_file(files / path, folder / FILES / path)


def restore(folder: Path, database: Path, files: Path, at: datetime | None = None) -> Restored:
    """Put a backup in the place of a database that nobody serves; raise DatabaseInUse.

    Messages that were not final are cancelled, because they may have been sent since. The inbox
    stays, so that an update that comes again counts once. Whoever was signed in signs in again.
    """
    kept = folder / DATABASE
    if not kept.exists():
        raise NotABackup(f"В папке {folder} нет копии")
    with lock_database(database):
        fresh = database.with_name(f"{database.name}.restoring")
        shutil.copyfile(kept, fresh)
        if database.exists():
            _erase_again(fresh, database)
        restored = _close_the_past(fresh, at or datetime.fromtimestamp(kept.stat().st_mtime, UTC))
        for path in _named_files(fresh):
            _copy_file(folder / FILES / path, files / path)
        for tail in _TAIL:
            database.with_name(database.name + tail).unlink(missing_ok=True)
        fresh.replace(database)
    return restored


def _close_the_past(database: Path, at: datetime) -> Restored:
    final = at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    with closing(_open(database)) as connection, _committed(connection):
        cancelled = connection.execute(
            "UPDATE delivery SET state = 'cancelled', reason = 'cancelled after restore',"
            " final_at = ? WHERE final_at IS NULL",
            (final,),
        ).rowcount
        sign_ins = connection.execute("DELETE FROM sign_in").rowcount
        connection.execute("UPDATE conversation SET lease_holder = '', lease_until = NULL")
        connection.execute("UPDATE due SET lease_until = NULL")
        connection.execute("UPDATE lease SET holder = '', until = ?", (final,))
    return Restored(cancelled=cancelled, sign_ins=sign_ins)


def _erase_again(fresh: Path, present: Path) -> None:
    """Who was erased since the backup stays erased."""
    with closing(_open(present)) as connection:
        gone = connection.execute("SELECT id, erased_at FROM data_key WHERE wrapped IS NULL")
        erased = gone.fetchall()
    with closing(_open(fresh)) as connection, _committed(connection):
        for key_id, erased_at in erased:
            for statement in _ERASE.split(";"):
                connection.execute(statement, {"key": key_id, "at": erased_at})


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=30, isolation_level=None)


@contextmanager
def _committed(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.execute("COMMIT")


def _named_files(database: Path) -> list[str]:
    with closing(_open(database)) as connection:
        rows = connection.execute("SELECT path FROM file WHERE path <> ''").fetchall()
    return [str(row[0]) for row in rows]


def _copy_file(source: Path, target: Path) -> None:
    """Copy a file with random name, which never changes; skip one erased meanwhile."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.exists() and not target.exists():
        shutil.copyfile(source, target)
