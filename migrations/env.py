"""How Alembic meets the database."""

import asyncio
from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from bot.settings import Settings
from bot.storage.columns import Encrypted, Utc
from bot.storage.schema import ConversationRow
from bot.storage.tables.analysis import QuestionRow
from bot.storage.tables.finding import BlindIndexRow
from bot.storage.tables.visiting import VisitRow

PLAIN = {Utc: "sa.DateTime(timezone=True)", Encrypted: "sa.LargeBinary()"}
# a table of every module, so that all are known
NAMED = (ConversationRow, QuestionRow, VisitRow, BlindIndexRow)
TABLES = NAMED[0].metadata


def plainly(kind: str, item: Any, _: object) -> str | Literal[False]:
    """Write our own types as SQLAlchemy's: a migration must outlive the code it came from."""
    return PLAIN.get(type(item), False) if kind == "type" else False


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=TABLES,
        render_as_batch=True,  # SQLite alters a table by making it anew
        compare_server_default=True,
        render_item=plainly,
    )
    with context.begin_transaction():
        context.run_migrations()


async def connect_and_migrate(url: str) -> None:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


given = context.config.attributes.get("connection")  # the database's own, or a test's
if given is not None:
    migrate(given)
else:
    asyncio.run(connect_and_migrate(Settings().database_url))
