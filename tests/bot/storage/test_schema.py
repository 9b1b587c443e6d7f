"""Nothing that a person typed lies in clear in any column of any table."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.ext.asyncio import create_async_engine

from bot.storage.columns import Base, Encrypted
from bot.storage.database import Database
from bot.storage.vault import Vault
from tests.support.whole import CANARIES, fill


async def dump(url: str) -> dict[str, bytes]:
    """Every value of every table, as bytes."""
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        pages = {
            table.name: [tuple(row) for row in await connection.execute(select(table))]
            for table in Base.metadata.sorted_tables
        }
    await engine.dispose()
    return {name: b"\n".join(map(as_bytes, rows)) for name, rows in pages.items()}


def as_bytes(row: tuple[object, ...]) -> bytes:
    return b"|".join(bytes(v) if isinstance(v, bytes) else str(v).encode() for v in row)


async def test_no_table_holds_a_personal_value_in_clear(
    database: Database, database_url: str
) -> None:
    async with database.transaction() as store:
        await fill(store)
    pages = await dump(database_url)
    assert [name for name, page in pages.items() if not page] == []  # every table was written
    found = {(name, c) for name, page in pages.items() for c in CANARIES if c.encode() in page}
    assert found == set()


async def test_the_files_of_sqlite_hold_no_personal_value_in_clear(
    sqlite_url: str, vault: Vault, tmp_path: Path
) -> None:
    database = Database(sqlite_url, vault)
    async with database.transaction() as store:
        await fill(store)
    written = b"".join(path.read_bytes() for path in tmp_path.glob("opora.db*"))
    await database.close()
    written += (tmp_path / "opora.db").read_bytes()
    assert b"case.read" in written
    assert [canary for canary in CANARIES if canary.encode() in written] == []


def test_every_table_of_words_has_an_encrypted_column() -> None:
    tables = {
        column.table.name
        for mapper in Base.registry.mappers
        for column in mapper.columns
        if isinstance(column.type, Encrypted)
    }
    assert tables == {
        "application",
        "citizen",
        "conversation",
        "file",
        "inbox",
        "message",
        "note",
        "question",
    }
