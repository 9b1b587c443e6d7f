"""The right to do something that one process at a time may do, such as polling a bot."""

from datetime import timedelta

from bot.clock import Clock
from bot.storage.database import Database
from bot.storage.ids import new_id


class NamedLease:
    """One right of this process. Ask for it again and again: silence gives it away."""

    def __init__(self, database: Database, clock: Clock, name: str, seconds: float) -> None:
        self._database = database
        self._clock = clock
        self._name = name
        self._length = timedelta(seconds=seconds)
        self._holder = str(new_id())

    async def hold(self) -> bool:
        """Take it or keep it. False while another process has it."""
        now = self._clock.now()
        async with self._database.transaction() as store:
            lease = await store.leases.take(self._name, self._holder, now, now + self._length)
        return lease is not None

    async def release(self) -> None:
        """Let another process go on at once."""
        async with self._database.transaction() as store:
            await store.leases.drop(self._name, self._holder, self._clock.now())


class Leases:
    def __init__(self, database: Database, clock: Clock, seconds: float) -> None:
        self._database = database
        self._clock = clock
        self._seconds = seconds

    def of(self, name: str) -> NamedLease:
        return NamedLease(self._database, self._clock, name, self._seconds)
