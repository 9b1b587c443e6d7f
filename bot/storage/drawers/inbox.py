"""The inbox: every update once, in arrival order, until it is done or failed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from bot.messages import (
    BODIES,
    WEB,
    Body,
    CaseTold,
    Channel,
    FileKept,
    FileRefused,
    LookedUp,
    PageOpened,
)
from bot.storage.columns import Utc
from bot.storage.desk import Desk
from bot.storage.drawers.conversations import Conversation
from bot.storage.ids import new_id
from bot.storage.schema import ConversationRow, InboxRow

_PAYLOAD = "inbox|payload"
_TOLD = FileKept | FileRefused | LookedUp | CaseTold | PageOpened  # by the house, no act of theirs
_ARRIVE = (
    update(ConversationRow)
    .where(ConversationRow.id == bindparam("conversation"))
    .values(
        last_arrival=ConversationRow.last_arrival + bindparam("step"),
        seen_at=func.coalesce(bindparam("seen", type_=Utc()), ConversationRow.seen_at),
    )
    .returning(ConversationRow.last_arrival)
)
_DUE = aliased(InboxRow)
_HAS_DUE = exists().where(
    _DUE.conversation_id == bindparam("conversation"),
    _DUE.state == "new",
    or_(_DUE.due_at.is_(None), _DUE.due_at <= bindparam("now", type_=Utc())),
)
_WAITING = (
    select(InboxRow)
    .where(InboxRow.conversation_id == bindparam("conversation"), InboxRow.state == "new")
    .order_by(InboxRow.arrival)
    .limit(bindparam("most"))
)
_WAITING_IF_DUE = _WAITING.where(_HAS_DUE)
_ATTEMPT = (
    update(InboxRow)
    .where(InboxRow.id == bindparam("item"))
    .values(attempts=InboxRow.attempts + 1)
    .returning(InboxRow.attempts)
)
_PUT_BACK = (
    update(InboxRow)
    .where(InboxRow.id == bindparam("item"), InboxRow.state == "new")
    .values(attempts=InboxRow.attempts - 1, due_at=bindparam("until", type_=Utc()))
)
_CLOSE = (
    update(InboxRow)
    .where(InboxRow.id == bindparam("item"), InboxRow.state == "new")
    .values(state=bindparam("closed"), done_at=bindparam("closed_at"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An accepted update. `attempts` counts the thinkings begun so far."""

    id: UUID
    conversation_id: UUID
    external_id: str
    arrival: int
    attempts: int
    received_at: datetime
    payload: str
    door: Channel  # where it was said

    @property
    def body(self) -> Body:
        return BODIES.validate_json(self.payload)


class Inbox:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def accept(
        self,
        conversation: Conversation,
        external_id: str,
        body: Body,
        at: datetime,
        *,
        door: Channel | None = None,
    ) -> UUID | None:
        """Store an update with its arrival number; None, and no change, if it came before.

        `door`: where it was said, if not where the conversation is held.
        """
        is_own_act = not isinstance(body, _TOLD)
        own = conversation.address
        channel, bot = (own.channel, own.bot) if door in {None, own.channel} else (door, WEB)
        arrival = await self._arrive(conversation, 1, at if is_own_act else None)
        row = new_id()
        payload = BODIES.dump_json(body).decode()
        is_new = await self._desk.add_new(
            InboxRow,
            {
                "id": row,
                "channel": channel,
                "bot": bot,
                "external_id": external_id,
                "conversation_id": conversation.id,
                "arrival": arrival,
                "payload": await self._desk.seal(conversation.id, _PAYLOAD, row, payload),
                "state": "new",
                "received_at": at,
            },
        )
        if not is_new:
            seen_at = conversation.seen_at if is_own_act else None
            await self._arrive(conversation, -1, seen_at)  # ours alone: the row is locked
            return None
        return row

    async def next(self, conversation_id: UUID) -> Item | None:
        """Return the new row that arrived first."""
        row = await self._desk.first(_WAITING, conversation=conversation_id, most=1)
        return None if row is None else await self._item(row)

    async def waiting(self, conversation_id: UUID, now: datetime, most: int) -> tuple[Item, ...]:
        """Return the new rows that arrived first; none as long as all of them are put off."""
        bound = {"conversation": conversation_id, "now": now, "most": most}
        rows = await self._desk.rows(_WAITING_IF_DUE, **bound)
        return tuple([await self._item(row) for row in rows])

    async def begin_attempt(self, item_id: UUID) -> int:
        """Count an attempt, to be committed before thinking; return how many there are now."""
        return int(await self._desk.scalar(_ATTEMPT, item=item_id) or 0)

    async def put_back(self, item_id: UUID, until: datetime | None = None) -> None:
        """Take back an attempt that led to nothing yet; `until`: it need not be taken before."""
        await self._desk.change(_PUT_BACK, item=item_id, until=until)

    async def done(self, item_id: UUID, at: datetime) -> bool:
        """Close a new row; False if somebody closed it before, then nothing may take effect."""
        return await self._close(item_id, "done", at)

    async def failed(self, item_id: UUID, at: datetime) -> bool:
        return await self._close(item_id, "failed", at)

    async def count_new(self) -> int:
        return await self._count("new")

    async def count_failed(self) -> int:
        return await self._count("failed")

    async def _item(self, row: Row[*tuple[Any, ...]]) -> Item:
        payload = await self._desk.open(row.conversation_id, _PAYLOAD, row.id, row.payload)
        return Item(
            id=row.id,
            conversation_id=row.conversation_id,
            external_id=row.external_id,
            arrival=row.arrival,
            attempts=row.attempts,
            received_at=row.received_at,
            payload=payload or "",
            door=Channel(row.channel),
        )

    async def _count(self, state: str) -> int:
        rows = select(func.count()).select_from(InboxRow).where(InboxRow.state == state)
        return int(await self._desk.scalar(rows))

    async def _close(self, item_id: UUID, state: str, at: datetime) -> bool:
        return await self._desk.change(_CLOSE, item=item_id, closed=state, closed_at=at) > 0

    async def _arrive(self, conversation: Conversation, step: int, seen_at: datetime | None) -> int:
        bound = {"conversation": conversation.id, "step": step, "seen": seen_at}
        return int(await self._desk.scalar(_ARRIVE, **bound))
