"""Deliveries: what is still to be pushed, in `seq` order per conversation, until final."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Update, bindparam, exists, func, select, update
from sqlalchemy.orm import aliased

from bot.messages import CONTENTS, Address, Channel, Content, Logged
from bot.storage.desk import Desk
from bot.storage.drawers.conversations import Conversation
from bot.storage.drawers.leases import Lease
from bot.storage.ids import new_id
from bot.storage.schema import (
    ConversationRow,
    DataKeyRow,
    DeliveryRow,
    FileRow,
    LeaseRow,
    MessageRow,
    WorkerRow,
)


class DeliveryState(StrEnum):
    READY = "ready"
    SENDING = "sending"  # a request may be on its way
    UNKNOWN = "unknown"  # it left, no answer came; tried once more
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


_MAY_BEGIN = (DeliveryState.READY, DeliveryState.UNKNOWN)


_IS_OPEN = (
    DeliveryRow.channel == bindparam("place"),
    DeliveryRow.bot == bindparam("its_bot"),
    DeliveryRow.final_at.is_(None),
)
_EARLIER = aliased(DeliveryRow)
_NEXT_DUE = (
    select(
        DeliveryRow,
        MessageRow.content,
        ConversationRow.address,
        ConversationRow.data_key_id,
        DataKeyRow.wrapped,
        WorkerRow.name.label("author_name"),
    )
    .join(MessageRow, MessageRow.id == DeliveryRow.message_id)
    .outerjoin(WorkerRow, WorkerRow.id == MessageRow.author_id)
    .join(ConversationRow, ConversationRow.id == DeliveryRow.conversation_id)
    .join(DataKeyRow, DataKeyRow.id == ConversationRow.data_key_id)
    .where(*_IS_OPEN, DeliveryRow.state.in_(_MAY_BEGIN), DeliveryRow.due_at <= bindparam("now"))
    .where(
        ~exists().where(  # nothing of the same chat is before it
            _EARLIER.channel == DeliveryRow.channel,
            _EARLIER.bot == DeliveryRow.bot,
            _EARLIER.conversation_id == DeliveryRow.conversation_id,
            _EARLIER.seq < DeliveryRow.seq,
            _EARLIER.final_at.is_(None),
        )
    )
    .order_by(DeliveryRow.due_at, DeliveryRow.id)
    .limit(bindparam("most"))
)
_FENCE = (
    select(LeaseRow.fence).where(LeaseRow.name == bindparam("lease")).with_for_update(read=True)
)
_IT = update(DeliveryRow).where(DeliveryRow.id == bindparam("which"))
_BEGIN = _IT.where(DeliveryRow.state.in_(_MAY_BEGIN)).values(
    state=DeliveryState.SENDING,
    attempts=DeliveryRow.attempts + 1,
    fence=bindparam("held"),
    due_at=bindparam("end"),
)
_SENT = _IT.where(
    DeliveryRow.fence == bindparam("held"),
    DeliveryRow.state.in_((DeliveryState.SENDING, DeliveryState.UNKNOWN)),
).values(state=DeliveryState.SENT, external_ids=bindparam("given"), final_at=bindparam("end"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """The next message of a chat. `attempts` counts the requests begun before this one."""

    id: UUID
    message_id: UUID
    conversation_id: UUID
    seq: int
    attempts: int
    is_unknown: bool  # it may have arrived already
    address: Address
    content: Content
    file_path: str
    file_mime: str
    author_name: str  # of a caseworker; empty otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """How far a message came, for a caseworker to see."""

    state: DeliveryState
    reason: str
    attempts: int


class Deliveries:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def put(self, conversation: Conversation, logged: Logged, at: datetime) -> UUID:
        """Plan a message of the log for its address."""
        delivery_id = new_id()
        await self._desk.add(
            DeliveryRow,
            {
                "id": delivery_id,
                "message_id": logged.id,
                "conversation_id": conversation.id,
                "seq": logged.seq,
                "channel": conversation.address.channel,
                "bot": conversation.address.bot,
                "state": DeliveryState.READY,
                "due_at": at,
            },
        )
        return delivery_id

    async def next_due(
        self, channel: Channel, bot: str, now: datetime, limit: int = 32
    ) -> tuple[Outgoing, ...]:
        """Return at most one message a chat: the first that is not final, if its time came."""
        rows = await self._desk.rows(_NEXT_DUE, place=channel, its_bot=bot, now=now, most=limit)
        return tuple([await self._outgoing(row) for row in rows])

    async def begin(self, delivery_id: UUID, lease: Lease, until: datetime) -> bool:
        """Mark a request as leaving, to be committed before it leaves.

        False if the courier's lease was taken over or the row is no longer to be sent.
        """
        if await self._desk.scalar(_FENCE, lease=lease.name) != lease.fence:
            return False
        bound = {"which": delivery_id, "held": lease.fence, "end": until}
        return await self._desk.change(_BEGIN, **bound) > 0

    async def sent(
        self, delivery_id: UUID, fence: int, external_ids: Sequence[str], at: datetime
    ) -> bool:
        """The channel took it. True also if the row had become `unknown` meanwhile."""
        bound = {"which": delivery_id, "held": fence, "given": list(external_ids), "end": at}
        return await self._desk.change(_SENT, **bound) > 0

    async def postponed(self, delivery_id: UUID, fence: int, due_at: datetime) -> bool:
        """It surely did not arrive; try again at a time."""
        mine = _sending(fence)
        return await self._set(delivery_id, mine, state=DeliveryState.READY, due_at=due_at)

    async def failed(self, delivery_id: UUID, fence: int, reason: str, at: datetime) -> bool:
        """Refused for good; the next message of the chat goes on."""
        mine = _sending(fence)
        return await self._set(
            delivery_id, mine, state=DeliveryState.FAILED, reason=reason, final_at=at
        )

    async def unclear(
        self, delivery_id: UUID, fence: int, retry_at: datetime, at: datetime
    ) -> bool:
        """It may have arrived: `unknown` the first time, `failed` («unclear») the second."""
        once = await self._set(
            delivery_id,
            [*_sending(fence), DeliveryRow.doubts == 0],
            state=DeliveryState.UNKNOWN,
            doubts=1,
            due_at=retry_at,
        )
        return once or await self.failed(delivery_id, fence, "unclear", at)

    async def sweep(
        self, channel: Channel, bot: str, now: datetime, retry_at: datetime
    ) -> tuple[UUID, ...]:
        """Make attempts whose lease ran out `unknown`, or `failed` if they were before."""
        stalled = (
            DeliveryRow.channel == channel,
            DeliveryRow.bot == bot,
            DeliveryRow.state == DeliveryState.SENDING,
            DeliveryRow.due_at <= now,
        )
        await self._desk.change(
            update(DeliveryRow)
            .where(*stalled, DeliveryRow.doubts > 0)
            .values(state=DeliveryState.FAILED, reason="unclear", final_at=now)
        )
        rows = await self._desk.rows(
            update(DeliveryRow)
            .where(*stalled)
            .values(state=DeliveryState.UNKNOWN, doubts=1, due_at=retry_at)
            .returning(DeliveryRow.id)
        )
        return tuple(row.id for row in rows)

    async def fail_all(self, conversation_id: UUID, reason: str, at: datetime) -> int:
        """Nothing more can arrive (the bot was blocked); what is on its way ends by itself."""
        return await self._desk.change(
            update(DeliveryRow)
            .where(
                DeliveryRow.conversation_id == conversation_id,
                DeliveryRow.state.in_(_MAY_BEGIN),
            )
            .values(state=DeliveryState.FAILED, reason=reason, final_at=at)
        )

    async def states(self, conversation_id: UUID) -> dict[UUID, Delivered]:
        """How far each pushed message of a conversation came, by message id."""
        rows = await self._desk.rows(
            select(DeliveryRow).where(DeliveryRow.conversation_id == conversation_id)
        )
        return {
            row.message_id: Delivered(
                state=DeliveryState(row.state), reason=row.reason, attempts=row.attempts
            )
            for row in rows
        }

    async def count_open(self) -> int:
        waiting = select(func.count()).where(DeliveryRow.final_at.is_(None))
        return int(await self._desk.scalar(waiting))

    async def count_failed(self) -> int:
        failed = select(func.count()).where(DeliveryRow.state == DeliveryState.FAILED)
        return int(await self._desk.scalar(failed))

    async def _set(
        self, delivery_id: UUID, conditions: Sequence[ColumnElement[bool]], **values: object
    ) -> bool:
        statement: Update = update(DeliveryRow).where(DeliveryRow.id == delivery_id, *conditions)
        return await self._desk.change(statement.values(**values)) > 0

    async def _outgoing(self, row: Row[*tuple[Any, ...]]) -> Outgoing:
        conversation_id = row.conversation_id
        self._desk.keep_key(conversation_id, row.data_key_id, row.wrapped)
        chat = await self._desk.open(
            conversation_id, "conversation|address", conversation_id, row.address
        )
        content = await self._desk.open(
            conversation_id, "message|content", row.message_id, row.content
        )
        parsed = CONTENTS.validate_json(content or '{"text": ""}')
        path, mime = await self._file(parsed.file)
        return Outgoing(
            id=row.id,
            message_id=row.message_id,
            conversation_id=conversation_id,
            seq=row.seq,
            attempts=row.attempts,
            is_unknown=row.state == DeliveryState.UNKNOWN,
            address=Address(channel=Channel(row.channel), bot=row.bot, chat=chat or ""),
            content=parsed,
            file_path=path,
            file_mime=mime,
            author_name=row.author_name or "",
        )

    async def _file(self, file_id: UUID | None) -> tuple[str, str]:
        wanted = select(FileRow.path, FileRow.mime).where(FileRow.id == file_id)
        row = None if file_id is None else await self._desk.first(wanted)
        return ("", "") if row is None else (row.path, row.mime)


def _sending(fence: int) -> list[ColumnElement[bool]]:
    return [DeliveryRow.fence == fence, DeliveryRow.state == DeliveryState.SENDING]
