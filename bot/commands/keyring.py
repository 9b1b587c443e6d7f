"""`keys new`, `rotate`, `reindex`, `drop`: what opens the data, changed without losing any."""

import asyncio
import sys
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from pathlib import Path

from bot.clock import WallClock
from bot.commands.keeping import opened
from bot.keys import INDEX, RING, file_of, new_keys, rewrite, take_keys, with_new, without
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.drawers.journal import SYSTEM, Event
from bot.storage.lock import lock_database

STALE = "Таблицы базы устарели. Сначала обновите их: python -m bot migrate"
TO_SET = """Ключ задан в настройках, поэтому меняете его вы. Поставьте новое значение:
{name}={value}
Потом остановите все процессы помощника, запустите их снова и повторите: python -m bot keys {word}
До перезапуска не повторяйте."""
ROTATED = """Все ключи данных обёрнуты ключом {current}.
Старые ключи этой базе больше не нужны: {older}. Убрать: python -m bot keys drop ИМЯ.
Но копии, сделанные раньше, открывают только они: храните их, пока храните те копии."""
REINDEXED = "Индексы сделаны текущим ключом. Разговоров: {done}."
KEEP_OLD = """Старый ключ индекса оставьте вторым в OPORA_INDEX_KEY:
им проверяют начало журнала и узнают коды возврата, выданные раньше."""


def show_keys(_settings: Settings, _given: Namespace) -> None:
    """Print fresh keys, to be put into the environment of a deployment."""
    for name, value in new_keys().items():
        _say(f"{name}={value}")


def rotate(settings: Settings, _given: Namespace) -> None:
    """Make a new wrapping key, or finish with the one that is new: wrap every data key with it.

    A key of the keys file is changed while the assistant is stopped, for it would not know the new
    one. A key of the settings is known after a restart; then it is wrapped with while it runs.
    """
    path = file_of(settings, RING)
    with _stopped(settings, path):
        if asyncio.run(_is_half_done(settings)):
            asyncio.run(_rewrap(settings))
            return
        value = with_new(settings, RING)
        if path is None:
            _say(TO_SET.format(name=RING, value=value, word="rotate"))
            return
        rewrite(path, {RING: value})
        asyncio.run(_rewrap(settings))


def reindex(settings: Settings, given: Namespace) -> None:
    """Make all blind indexes with the current index key; with `new`, make such a key first.

    Older index keys go on finding what they made, so it may run beside the assistant.
    """
    path = file_of(settings, INDEX) if given.new else None
    with _stopped(settings, path):
        if given.new:
            value = with_new(settings, INDEX)
            if path is None:
                _say(TO_SET.format(name=INDEX, value=value, word="reindex"))
                return
            rewrite(path, {INDEX: value})
        asyncio.run(_reindex(settings))


def drop(settings: Settings, given: Namespace) -> None:
    """Take a wrapping key off the ring that opens nothing any more."""
    ring = list(take_keys(settings).ring)
    if given.name not in ring:
        raise SystemExit(f"Ключа «{given.name}» нет. Есть: {', '.join(ring)}.")
    if given.name == ring[0]:
        raise SystemExit("Этим ключом оборачивают сейчас. Сначала: python -m bot keys rotate")
    if count := asyncio.run(_count(settings, given.name)):
        told = f"Ключом «{given.name}» ещё обёрнуто: {count}. Сначала: python -m bot keys rotate"
        raise SystemExit(told)
    value, path = without(settings, given.name), file_of(settings, RING)
    if path is None:
        _say(f"Ключ «{given.name}» больше ничего не открывает. Поставьте:\n{RING}={value}")
        return
    rewrite(path, {RING: value})
    _say(f"Ключ «{given.name}» убран из {path}.")


def _stopped(settings: Settings, path: Path | None) -> AbstractContextManager[object]:
    """Hold the database for ourselves while the keys file is changed."""
    return lock_database(settings.database_path) if path else nullcontext()


async def _is_half_done(settings: Settings) -> bool:
    async with _current(settings) as database, database.reading() as store:
        return await store.keyring.count_wrapped_by_older() > 0


async def _count(settings: Settings, name: str) -> int:
    async with _current(settings) as database, database.reading() as store:
        return await store.keyring.count_wrapped_by(name)


async def _rewrap(settings: Settings) -> None:
    current, *older = take_keys(settings).ring
    async with _current(settings) as database:
        async for done in database.rewrap():
            _say(f"Обёрнуто ключей данных: {done}.")
        await _note(database, "keys.rewrapped")
    _say(ROTATED.format(current=current, older=", ".join(older)))


async def _reindex(settings: Settings) -> None:
    done = 0
    async with _current(settings) as database:
        async for done in database.reindex():
            _say(f"Пересчитано разговоров: {done}.")
        await _note(database, "keys.reindexed")
    _say(REINDEXED.format(done=done))
    if len(take_keys(settings).indexes) > 1:
        _say(KEEP_OLD)


@asynccontextmanager
async def _current(settings: Settings) -> AsyncIterator[Database]:
    async with opened(settings) as database:
        if not await database.is_current():
            raise SystemExit(STALE)
        yield database


async def _note(database: Database, act: str) -> None:
    event = Event(act=act, actor=SYSTEM, object_kind="keys", object_id=None, at=WallClock().now())
    async with database.transaction() as store:
        await store.journal.write(event)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
