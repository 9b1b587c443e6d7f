"""Delivery: every message that is to be pushed is attempted until it is final."""

import asyncio
from collections.abc import Mapping

from bot.messages import Channel
from bot.services.footing.changes import COURIERS
from bot.services.footing.ground import Ground
from bot.services.sending.carrying import Carrier
from bot.services.sending.pace import Pace
from bot.services.sending.parcels import Courier

POLL_SECONDS = 60.0


class Delivery:
    """One carrier a bot; adapters attach their couriers once they are connected."""

    def __init__(
        self, ground: Ground, rates: Mapping[Channel, float], *, base_url: str = ""
    ) -> None:
        self._base_url = base_url  # of our pages, for links
        self._ground = ground
        self._changes = ground.changes
        self._rates = rates  # messages a second of one bot
        self._carriers: dict[tuple[Channel, str], Carrier] = {}

    def attach(self, channel: Channel, bot: str, courier: Courier) -> None:
        """Send messages of this bot by this courier from now on."""
        pace = Pace(self._rates[channel])
        self._carriers[channel, bot] = Carrier(
            self._ground, courier, (channel, bot), pace, base_url=self._base_url
        )
        self._changes.tell(COURIERS)

    async def run(self) -> None:
        """Carry until cancelled."""
        started: set[tuple[Channel, str]] = set()
        async with asyncio.TaskGroup() as group:
            while True:
                mark = self._changes.mark()
                for place in self._carriers.keys() - started:
                    group.create_task(self._carriers[place].run())
                    started.add(place)
                await self._changes.wait(COURIERS, POLL_SECONDS, after=mark)

    async def settle(self) -> bool:
        """Carry everything that is due now, at no pace; tell whether there was anything."""
        return any([await carrier.settle() for carrier in self._carriers.values()])
