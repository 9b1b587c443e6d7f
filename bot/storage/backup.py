"""A copy of a SQLite deployment, and its return: nothing old is sent again."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import create_engine

from bot.storage.lock import lock_database
from bot.storage.past import Closed, close_the_past

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
_ERASE_ROWS = """
DELETE FROM {table}
    WHERE conversation_id IN (SELECT id FROM conversation WHERE data_key_id = :key)
"""
_LATER = ("question", "blind_index", "taken_away")  # tables that an older copy may not have yet


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


def restore(folder: Path, database: Path, files: Path, at: datetime) -> Closed:
    """Put a backup in the place of a database that nobody serves; raise DatabaseInUse.

    Nothing old is sent again, and who was erased since the backup stays erased.
    """
    kept = folder / DATABASE
    if not kept.exists():
        raise NotABackup(f"В папке {folder} нет копии")
    with lock_database(database):
        fresh = database.with_name(f"{database.name}.restoring")
        shutil.copyfile(kept, fresh)
        if database.exists():
            _erase_again(fresh, database)
        restored = _close_the_past(fresh, at)
        for path in _named_files(fresh):
            _copy_file(folder / FILES / path, files / path)
        for tail in _TAIL:
            database.with_name(database.name + tail).unlink(missing_ok=True)
        fresh.replace(database)
    return restored


def _close_the_past(database: Path, at: datetime) -> Closed:
    engine = create_engine(f"sqlite:///{database}")
    with engine.begin() as connection:
        closed = close_the_past(connection, at)
    engine.dispose()
    return closed


def _erase_again(fresh: Path, present: Path) -> None:
    """Who was erased since the backup stays erased."""
    with closing(_open(present)) as connection:
        gone = connection.execute("SELECT id, erased_at FROM data_key WHERE wrapped IS NULL")
        erased = gone.fetchall()
    with closing(_open(fresh)) as connection, _committed(connection):
        later = [table for table in _LATER if _has(connection, table)]
        statements = [_ERASE_ROWS.format(table=table) for table in later]
        for key_id, erased_at in erased:
            for statement in (*_ERASE.split(";"), *statements):
                connection.execute(statement, {"key": key_id, "at": erased_at})


def _has(connection: sqlite3.Connection, table: str) -> bool:
    """Whether the copy is new enough for that table."""
    named = "SELECT count(*) FROM sqlite_master WHERE name = ?"
    return bool(connection.execute(named, (table,)).fetchone()[0])


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
