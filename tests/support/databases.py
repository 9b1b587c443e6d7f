"""Fixtures: a fresh database for every test, on SQLite and on PostgreSQL."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.storage.database import Database
from bot.storage.schema import ConversationRow
from bot.storage.vault import Vault
from tests.support.postgres import Postgres, running_postgres, settle

BOTH = ("sqlite", "postgres")
TABLES = ConversationRow.metadata.sorted_tables
RING = {"first": b"1" * 32}
INDEX_KEY = b"9" * 32


async def migrate(url: str) -> None:
    database = Database(url, Vault(RING, INDEX_KEY))
    await database.upgrade()
    await database.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "opora.db"
    settle(migrate(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_database(postgres: Postgres) -> Iterator[str]:
    """A migrated database."""
    name = postgres.make()
    settle(migrate(postgres.url_of(name)))
    yield name
    postgres.drop(name)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "opora.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
def postgres_url(postgres: Postgres, postgres_database: str) -> str:
    """The session's database, emptied: ten times faster than making one for every test."""
    postgres.empty(postgres_database, [table.name for table in reversed(TABLES)])
    return postgres.url_of(postgres_database)


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty, migrated database; the test runs once for each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def vault() -> Vault:
    return Vault(RING, INDEX_KEY)


@pytest.fixture
async def database(database_url: str, vault: Vault) -> AsyncIterator[Database]:
    opened = Database(database_url, vault)
    yield opened
    await opened.close()
