"""The database: transactions, migrations, and hints between processes."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, make_url

from bot.storage.desk import Desk
from bot.storage.drawers.keeping.keyring import Batch
from bot.storage.past import Closed, close_the_past
from bot.storage.postgresql import Postgresql
from bot.storage.sqlite import Sqlite
from bot.storage.store import Store
from bot.storage.vault import Vault

ROOT = Path(__file__).parents[2]


class Database:
    def __init__(self, url: str, vault: Vault) -> None:
        place = make_url(url)
        self.is_sqlite = place.get_backend_name() == "sqlite"
        self._server = Sqlite(place) if self.is_sqlite else Postgresql(place)
        self._vault = vault

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Store]:
        """Commit at the end of the block, roll back if it raises. Keep it short."""
        async with self._server.writing() as connection:
            yield Store(Desk(connection, self._vault))

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Store]:
        """Read committed rows without waiting for the writer; nothing may be written."""
        async with self._server.reading() as connection:
            yield Store(Desk(connection, self._vault))

    async def close(self) -> None:
        await self._server.close()

    async def upgrade(self) -> None:
        """Bring the tables up to date."""
        await self._server.migrating(
            lambda connection: command.upgrade(_config(connection), "head")
        )

    async def is_current(self) -> bool:
        """Tell whether the tables are those this code was written for."""
        heads = set(ScriptDirectory.from_config(_config()).get_heads())
        return heads == await self._server.migrating(_heads)

    async def close_the_past(self, at: datetime) -> Closed:
        """After a restore: nothing old is sent again."""
        return await self._server.migrating(lambda connection: close_the_past(connection, at))

    async def rewrap(self) -> AsyncIterator[int]:
        """Wrap every data key with the first key of the ring; yield how many are done so far.

        After a kill it is called again and goes on: what is wrapped so is left alone.
        """
        async for done in self._by_batches(lambda store, last: store.keyring.rewrap(last)):
            yield done

    async def reindex(self) -> AsyncIterator[int]:
        """Make every blind index with the first index key; yield how many conversations."""
        async for done in self._by_batches(lambda store, last: store.keyring.reindex(last)):
            yield done

    async def _by_batches(
        self, work: Callable[[Store, UUID | None], Awaitable[Batch]]
    ) -> AsyncIterator[int]:
        done, last = 0, None
        while True:
            async with self.transaction() as store:
                batch = await work(store, last)
            last = batch.last
            if last is None:
                return
            done += batch.done
            yield done

    async def listen(self, callback: Callable[[str], None]) -> None:
        """Call back with every topic that other processes tell; runs until cancelled.

        On SQLite it ends at once: there is no other process.
        """
        await self._server.listen(callback)


def _config(connection: Connection | None = None) -> Config:
    config = Config(toml_file=ROOT / "pyproject.toml")
    config.attributes["connection"] = connection
    return config


def _heads(connection: Connection) -> set[str]:
    return set(MigrationContext.configure(connection).get_current_heads())
