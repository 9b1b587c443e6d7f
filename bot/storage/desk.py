"""What every drawer works at: the transaction's connection, the vault, and keys opened so far."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, CursorResult, Executable, Row, insert, select
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import NotFound
from bot.storage.columns import Base
from bot.storage.schema import ConversationRow, DataKeyRow
from bot.storage.vault import DataKey, Sealed, Vault


@cache
def _insert(table: type[Base]) -> Executable:
    return insert(table)


@cache
def _insert_new(table: type[Base], *, is_sqlite: bool) -> Executable:
    if is_sqlite:
        return insert_sqlite(table).on_conflict_do_nothing()
    return insert_postgresql(table).on_conflict_do_nothing()


class Desk:
    def __init__(self, connection: AsyncConnection | Connection, vault: Vault) -> None:
        self.vault = vault
        self.is_sqlite = connection.dialect.name == "sqlite"
        self._connection = connection
        self._keys: dict[UUID, DataKey | None] = {}

    # A statement that every turn runs is built once, at the head of its module, with bound names;
    # building one anew costs SQLAlchemy more than running it.

    async def rows(self, statement: Executable, **bound: object) -> Sequence[Row[*tuple[Any, ...]]]:
        return (await self._run(statement, bound)).all()

    async def first(self, statement: Executable, **bound: object) -> Row[*tuple[Any, ...]] | None:
        return (await self._run(statement, bound)).first()

    async def scalar(self, statement: Executable, **bound: object) -> Any:
        return (await self._run(statement, bound)).scalar()

    async def change(self, statement: Executable, **bound: object) -> int:
        """Run an UPDATE or DELETE and return how many rows it met."""
        return (await self._run(statement, bound)).rowcount

    async def add(self, table: type[Base], values: Mapping[str, object]) -> None:
        await self._run(_insert(table), values)

    async def add_new(self, table: type[Base], values: Mapping[str, object]) -> bool:
        """Insert unless a unique value is taken; tell whether it was inserted."""
        statement = _insert_new(table, is_sqlite=self.is_sqlite)
        return (await self._run(statement, values)).rowcount > 0

    def keep_key(self, conversation_id: UUID, key_id: UUID, wrapped: bytes | None) -> None:
        """Remember a conversation's key that came along with a row."""
        if conversation_id not in self._keys:
            opened = None if wrapped is None else self.vault.open_key(key_id, wrapped)
            self._keys[conversation_id] = opened

    async def key(self, conversation_id: UUID) -> DataKey | None:
        """Return the conversation's data key; None if it was erased."""
        if conversation_id not in self._keys:
            row = await self.first(
                select(DataKeyRow.id, DataKeyRow.wrapped)
                .join(ConversationRow)
                .where(ConversationRow.id == conversation_id)
            )
            if row is None:
                raise NotFound
            self.keep_key(conversation_id, row.id, row.wrapped)
        return self._keys[conversation_id]

    async def seal(self, conversation_id: UUID, place: str, row: UUID, value: str) -> Sealed:
        """Encrypt with the conversation's key; NotFound if it was erased."""
        key = await self.key(conversation_id)
        if key is None:
            raise NotFound
        return key.seal(place, row, value.encode())

    async def open(
        self, conversation_id: UUID, place: str, row: UUID, sealed: bytes | None
    ) -> str | None:
        """Decrypt; None if the value or the key was erased."""
        key = None if sealed is None else await self.key(conversation_id)
        if key is None or sealed is None:
            return None
        return key.open(place, row, sealed).decode()

    async def _run(
        self, statement: Executable, bound: Mapping[str, object]
    ) -> CursorResult[*tuple[Any, ...]]:
        if isinstance(self._connection, Connection):  # SQLite, on this very thread
            return self._connection.execute(statement, bound)
        return await self._connection.execute(statement, bound)

    def forget_key(self, conversation_id: UUID) -> None:
        self._keys[conversation_id] = None
