"""A whole assistant for a test: real services, a fresh database, one knowledge for all."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import pytest

from bot.app import App, build, know
from bot.clock import Clock
from bot.conversation.knowing import Knowing
from bot.keys import new_keys
from bot.settings import Settings
from tests.support.clock import FixedClock

KEYS = {name.removeprefix("OPORA_").lower(): value for name, value in new_keys().items()}


@cache
def knowledge() -> Knowing:
    """Loading takes seconds, and nobody changes it."""
    return know(Settings(_env_file=None))


def settings_for(folder: Path, **values: object) -> Settings:
    """Every text is answered at once and alone, unless a test wants it otherwise."""
    folders = {"var_dir": folder / "var", "files_dir": folder / "files"}
    given = {"burst_seconds": 0, **folders, **KEYS, **values}
    return Settings(_env_file=None, **given)  # type: ignore[arg-type]


@asynccontextmanager
async def house(
    folder: Path, *, url: str, clock: Clock | None = None, **settings: object
) -> AsyncIterator[App]:
    """An app on a migrated database; nothing runs by itself: `await app.settle()`."""
    chosen = settings_for(folder, database_url=url, **settings)
    app = build(chosen, clock=clock or FixedClock(), knowledge=knowledge())
    try:
        yield app
    finally:
        await app.close()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
async def app(tmp_path: Path, database_url: str, clock: FixedClock) -> AsyncIterator[App]:
    """The test runs on SQLite and on PostgreSQL."""
    async with house(tmp_path, url=database_url, clock=clock) as built:
        yield built
