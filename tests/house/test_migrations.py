"""The migrations and the tables must never disagree."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from bot.storage.database import ROOT, Database

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


async def test_migrations_lead_to_the_tables(database: Database, database_url: str) -> None:
    assert await database.is_current()
    await run(database_url, "check")


async def test_migrations_lead_back_and_up_again(database: Database, database_url: str) -> None:
    await run(database_url, "downgrade")
    assert not await database.is_current()
    await run(database_url, "upgrade", "check")
    assert await database.is_current()
