"""The assistant without one of its safeguards, to show what each of them is for."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from bot.messages import Incoming
from bot.services.inbox import Inbox
from bot.services.sending import carrying
from bot.storage.drawers.deliveries import Deliveries, DeliveryState
from bot.storage.drawers.leases import Lease
from handlers.telegram import polling
from handlers.telegram.reading import ALLOWED_UPDATES, number_of

STALL = 1.5  # seconds between the decision to send a message and its leaving


def without_offset_rule() -> None:
    """The next offset goes out before the batch is accepted."""

    whole = polling.Polling._poll  # noqa: SLF001  it is this that we break

    async def poll(self: polling.Polling) -> None:
        accept = self._accept

        async def confirm_first(updates: Sequence[Any]) -> None:
            after = 1 + max(number_of(update) for update in updates)
            await self._bot(
                polling.GetRawUpdates(offset=after, timeout=0, allowed_updates=ALLOWED_UPDATES)
            )
            await accept(updates)

        self._accept = confirm_first
        try:
            await whole(self)
        finally:
            self._accept = accept

    polling.Polling._poll = poll  # type: ignore[method-assign]  # noqa: SLF001


def without_unique_ids() -> None:
    """An update that comes again counts again; and the answer to a post takes its time."""
    whole = Inbox.accept

    async def accept(self: Inbox, batch: Sequence[Incoming]) -> int:
        fresh = [replace(incoming, id=f"{incoming.id}#{uuid4()}") for incoming in batch]
        count = await whole(self, fresh)
        await asyncio.sleep(0.3)
        return count

    Inbox.accept = accept  # type: ignore[method-assign]


def stalled() -> None:
    """Nothing is missing, but a message leaves late, so that the process can be stopped first."""
    whole = carrying.Carrier._carry  # noqa: SLF001  it is this that we slow down

    async def carry(self: carrying.Carrier, lease: Lease, outgoing: Any) -> None:
        await asyncio.sleep(STALL)
        await whole(self, lease, outgoing)

    carrying.Carrier._carry = carry  # type: ignore[method-assign]  # noqa: SLF001


def without_fence() -> None:
    """Whoever was the courier once sends, whatever became of the message meanwhile."""
    stalled()

    async def begin(self: Deliveries, delivery_id: Any, lease: Lease, until: Any) -> bool:
        return await self._set(
            delivery_id,
            [],
            state=DeliveryState.SENDING,
            fence=lease.fence,
            due_at=until,
        )

    Deliveries.begin = begin  # type: ignore[method-assign]


FLAWS = {
    "": lambda: None,
    "offset": without_offset_rule,
    "unique": without_unique_ids,
    "fence": without_fence,
    "stalled": stalled,
}
