"""`migrate`, `backup`, `restore`: what keeps the data."""

import asyncio
import sys
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.clock import WallClock
from bot.keys import take_keys
from bot.settings import Settings
from bot.storage.backup import NotABackup, back_up, restore as put_back
from bot.storage.database import Database
from bot.storage.lock import DatabaseInUse
from bot.storage.vault import Vault

ONLY_SQLITE = "Эта команда для SQLite. Для PostgreSQL: pg_dump и pg_restore, см. docs/running.md."


def migrate(settings: Settings, _given: Namespace) -> None:
    """Bring the tables up to date."""

    async def work() -> None:
        async with opened(settings) as database:
            await database.upgrade()

    asyncio.run(work())
    _say("Таблицы в порядке.")


def backup(settings: Settings, given: Namespace) -> None:
    """Copy database and files into a new folder, while the assistant runs."""
    _must_be_sqlite(settings)
    try:
        back_up(settings.database_path, settings.files_dir, given.folder)
    except (NotABackup, FileExistsError) as error:
        raise SystemExit(f"Копия не сделана: {error}") from None
    _say(f"Копия лежит в {given.folder}. Ключи в неё не входят: храните их отдельно.")


def restore(settings: Settings, given: Namespace) -> None:
    """Put a copy in the place of the database; nothing old is sent again."""
    _must_be_sqlite(settings)
    try:
        done = put_back(given.folder, settings.database_path, settings.files_dir, WallClock().now())
    except (NotABackup, DatabaseInUse) as error:
        raise SystemExit(f"Не восстановлено: {error}") from None
    _say(f"Восстановлено. Неотправленных сообщений закрыто: {done.cancelled}.")


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    keys = take_keys(settings)
    database = Database(settings.database_url, Vault(keys.ring, *keys.indexes))
    try:
        yield database
    finally:
        await database.close()


def _must_be_sqlite(settings: Settings) -> None:
    if not settings.is_sqlite:
        raise SystemExit(ONLY_SQLITE)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
