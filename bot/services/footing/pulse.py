"""How the house is: what waits, what failed."""

from dataclasses import dataclass
from datetime import timedelta

from bot.services.footing.ground import Ground

SEAL_LATE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """Counts at one moment. `unsealed` are journal events that wait for the sealer too long."""

    inbox_waiting: int
    inbox_failed: int
    deliveries_waiting: int
    deliveries_failed: int
    cases_open: int
    unsealed: int


class Pulse:
    def __init__(self, ground: Ground) -> None:
        self._transactions = ground.transactions
        self._clock = ground.clock

    async def read(self) -> Beat:
        async with self._transactions.reading() as store:
            return Beat(
                inbox_waiting=await store.inbox.count_new(),
                inbox_failed=await store.inbox.count_failed(),
                deliveries_waiting=await store.deliveries.count_open(),
                deliveries_failed=await store.deliveries.count_failed(),
                cases_open=await store.cases.count_open(),
                unsealed=await store.journal.count_unsealed(self._clock.now() - SEAL_LATE),
            )
