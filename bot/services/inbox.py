"""The inbox: what a channel hands over is accepted with the commit, once and in order."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bot.clock import Clock
from bot.messages import Author, Blocked, Incoming, Pressed
from bot.services.footing.changes import ASSISTANT, about
from bot.services.footing.transactions import Tell, Transactions
from bot.services.keeping.hiding import Hiding
from bot.services.turns.hearing import log_line, message_id
from bot.storage.drawers.messages import Line
from bot.storage.store import Store
from bot.texts import Texts

SHOWN = 12  # lines whose buttons are looked through for the label of a press


class Inbox:
    def __init__(
        self, transactions: Transactions, clock: Clock, texts: Texts, hiding: Hiding
    ) -> None:
        self._hiding = hiding
        self._transactions = transactions
        self._clock = clock
        self._texts = texts

    async def accept(self, batch: Sequence[Incoming]) -> int:
        """Store what came; the return is the promise. Returns how many were new.

        One transaction for the batch. What came before changes nothing. What a channel may not
        keep is hidden first.
        """
        batch = await self._hiding.fit(batch)
        now = self._clock.now()
        fresh = 0
        async with self._transactions.begin() as (store, tell):
            for incoming in sorted(batch, key=_address):  # one order of locks; sorting is stable
                fresh += await self._take(store, tell, incoming, now) is not None
            if fresh:
                tell(ASSISTANT)
        return fresh

    async def _take(
        self, store: Store, tell: Tell, incoming: Incoming, now: datetime
    ) -> UUID | None:
        conversation = await store.conversations.find_or_begin(incoming.address, now)
        row = await store.inbox.accept(
            conversation, incoming.id, incoming.body, now, door=incoming.door
        )
        if row is None or isinstance(incoming.body, Blocked):
            return row
        is_press = isinstance(incoming.body, Pressed)
        shown = await store.messages.last(conversation.id, limit=SHOWN) if is_press else ()
        line = Line(
            author=Author.CITIZEN,
            content=log_line(self._texts, incoming.body, shown),
            at=now,
            inbox_id=row,
            external_id=message_id(incoming.body),
        )
        await store.messages.append(conversation.id, line)
        tell(about(conversation.id))
        return row


def _address(incoming: Incoming) -> tuple[str, str, str]:
    address = incoming.address
    return address.channel, address.bot, address.chat
