"""`user add`, `erase`, `journal verify`: accounts, forgetting, and the proof of what was done."""

import asyncio
import getpass
import sys
from argparse import Namespace
from collections.abc import Awaitable, Callable

from bot.clock import WallClock
from bot.commands.keeping import opened
from bot.errors import NotFound
from bot.keys import take_keys
from bot.people import Role
from bot.services.footing.changes import Changes
from bot.services.footing.passwords import SHORTEST
from bot.services.footing.transactions import Transactions
from bot.services.keeping.erasing import Eraser
from bot.services.staff import LoginTaken, Staff
from bot.settings import Settings
from bot.storage.database import Database


def add_user(settings: Settings, given: Namespace) -> None:
    """Add a caseworker's account; the password is asked, or read from a pipe."""
    password = getpass.getpass("Пароль: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    if len(password) < SHORTEST:
        raise SystemExit(f"Пароль короткий: нужно не меньше {SHORTEST} знаков.")

    async def work(database: Database) -> None:
        secret = take_keys(settings).secret
        staff = Staff(Transactions(database, Changes()), WallClock(), secret)
        await staff.add(given.login, given.name, Role(given.role), password)

    try:
        _with_database(settings, work)
    except LoginTaken:
        raise SystemExit(f"Логин «{given.login}» уже занят.") from None
    _say(f"Добавлено: {given.login}, {given.role}.")


def erase(settings: Settings, given: Namespace) -> None:
    """Erase everything of a conversation, cases included."""

    async def work(database: Database) -> None:
        transactions = Transactions(database, Changes())
        async with database.reading() as store:
            await store.conversations.read(given.conversation)
        await Eraser(transactions, WallClock(), settings.files_dir).erase(given.conversation)

    try:
        _with_database(settings, work)
    except NotFound:
        raise SystemExit("Такого разговора нет.") from None
    _say("Стёрто.")


def verify(settings: Settings, _given: Namespace) -> None:
    """Walk the journal's chain; fails if an event was changed, removed or added."""

    async def work(database: Database) -> None:
        async with database.reading() as store:
            verdict = await store.journal.verify()
        if not verdict.is_whole:
            raise SystemExit(f"Журнал изменён: событие № {verdict.broken_at} не сходится.")
        _say(f"Журнал цел: {verdict.sealed} событий, ещё не заверено {verdict.unsealed}.")
        _say(f"Конец цепи: {verdict.head}")

    _with_database(settings, work)


def _with_database(settings: Settings, work: Callable[[Database], Awaitable[None]]) -> None:
    async def run() -> None:
        async with opened(settings) as database:
            await work(database)

    asyncio.run(run())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
