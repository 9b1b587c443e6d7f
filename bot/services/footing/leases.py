"""The right to do something that one process at a time may do, such as polling a bot."""

from datetime import datetime, timedelta

from bot.clock import Clock
from bot.storage.database import Database
from bot.storage.ids import new_id

RENEWALS = 3  # within the time of a lease


class NamedLease:
    """One right of this process. Ask for it again and again: silence gives it away."""

    def __init__(self, database: Database, clock: Clock, name: str, seconds: float) -> None:
        self._database = database
        self._clock = clock
        self._name = name
        self._length = timedelta(seconds=seconds)
        self._holder = str(new_id())
        self._renew_at: datetime | None = None

    async def hold(self) -> bool:
        """Take it or keep it. False while another process has it."""
        now = self._clock.now()
        if self._renew_at and now < self._renew_at:
            return True
        async with self._database.transaction() as store:
            lease = await store.leases.take(self._name, self._holder, now, now + self._length)
        self._renew_at = now + self._length / RENEWALS if lease else None
        return lease is not None

    async def release(self) -> None:
        """Let another process go on at once."""
        self._renew_at = None
        async with self._database.transaction() as store:
            await store.leases.drop(self._name, self._holder, self._clock.now())


class Leases:
    def __init__(self, database: Database, clock: Clock, seconds: float) -> None:
        self._database = database
        self._clock = clock
        self._seconds = seconds

    def of(self, name: str) -> NamedLease:
        return NamedLease(self._database, self._clock, name, self._seconds)
