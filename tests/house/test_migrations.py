"""The migrations and the tables must never disagree."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from bot.storage.database import ROOT, Database
from bot.storage.vault import Vault
from tests.support.databases import BOTH

AIMS = {"upgrade": ["head"], "downgrade": ["base"]}


async def run(url: str, *names: str) -> None:
    """Run alembic commands in one transaction on a connection of ours."""

    def work(connection: Connection) -> None:
        config = Config(toml_file=ROOT / "pyproject.toml")
        config.attributes["connection"] = connection
        for name in names:
            getattr(command, name)(
                config, *{"downgrade": ["base"], "upgrade": ["head"]}.get(name, [])
            )

    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(work)
    await engine.dispose()


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables, of the test's own."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/empty.db"
        return
    postgres = request.getfixturevalue("postgres")
    name = postgres.make()
    yield postgres.url_of(name)
    postgres.drop(name)


async def test_migrations_lead_to_the_tables_back_and_up_again(url: str, vault: Vault) -> None:
    database = Database(url, vault)
    assert not await database.is_current()
    await database.upgrade()
    assert await database.is_current()
    await run(url, "check")
    await run(url, "downgrade")
    assert not await database.is_current()
    await run(url, "upgrade", "check")
    assert await database.is_current()
    await database.close()


def test_a_migration_outlives_the_code_it_came_from() -> None:
    pages = sorted((ROOT / "migrations" / "versions").glob("*.py"))
    assert pages
    assert [page for page in pages if "bot." in page.read_text("utf-8")] == []
