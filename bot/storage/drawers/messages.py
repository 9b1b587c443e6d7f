"""The log of a conversation: whoever speaks appends to it; `seq` has no holes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, select, update

from bot.errors import NotFound
from bot.messages import CONTENTS, Author, Content, Logged
from bot.storage.desk import Desk
from bot.storage.ids import new_id
from bot.storage.schema import ConversationRow, DeliveryRow, MessageRow, WorkerRow

_CONTENT = "message|content"
_NEXT_SEQ = (
    update(ConversationRow)
    .where(ConversationRow.id == bindparam("conversation"))
    .values(last_seq=ConversationRow.last_seq + 1)
    .returning(ConversationRow.last_seq)
)
_LINES = select(MessageRow, WorkerRow.name.label("author_name")).outerjoin(
    WorkerRow, MessageRow.author_id == WorkerRow.id
)

_SINCE = (
    _LINES.where(MessageRow.conversation_id == bindparam("conversation"))
    .where(MessageRow.seq > bindparam("seen"))
    .order_by(MessageRow.seq)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A message on its way into the log."""

    author: Author
    content: Content
    at: datetime
    author_id: UUID | None = None  # the caseworker, for Author.PERSON
    author_name: str = ""
    key: str = ""
    measure: str = ""
    section: str = ""
    content_hash: str = ""
    case_id: UUID | None = None
    inbox_id: UUID | None = None  # the inbox row, for Author.CITIZEN
    external_id: str = ""  # the channel's own id of a citizen's message


class Messages:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def append(self, conversation_id: UUID, line: Line) -> Logged:
        """Add a line under the next `seq`; the conversation stays locked until the commit."""
        seq = await self._desk.scalar(_NEXT_SEQ, conversation=conversation_id)
        if seq is None:
            raise NotFound
        message_id = new_id()
        content = CONTENTS.dump_json(line.content).decode()
        sealed = await self._desk.seal(conversation_id, _CONTENT, message_id, content)
        await self._desk.add(
            MessageRow,
            {
                "id": message_id,
                "conversation_id": conversation_id,
                "seq": seq,
                "content": sealed,
                "author": line.author,
                "author_id": line.author_id,
                "text_key": line.key,
                "measure": line.measure,
                "section": line.section,
                "content_hash": line.content_hash,
                "case_id": line.case_id,
                "inbox_id": line.inbox_id,
                "external_id": line.external_id,
                "at": line.at,
            },
        )
        return Logged(
            id=message_id,
            seq=seq,
            author=line.author,
            author_name=line.author_name,
            content=line.content,
            at=line.at,
            key=line.key,
            measure=line.measure,
            section=line.section,
        )

    async def since(
        self, conversation_id: UUID, seq: int = 0, limit: int = 500
    ) -> tuple[Logged, ...]:
        """Lines after `seq`, oldest first."""
        rows = await self._desk.rows(_SINCE, conversation=conversation_id, seen=seq, most=limit)
        return tuple([await self._logged(row) for row in rows])

    async def last(self, conversation_id: UUID, limit: int = 50) -> tuple[Logged, ...]:
        """The newest lines, oldest first."""
        rows = await self._desk.rows(
            _LINES.where(MessageRow.conversation_id == conversation_id)
            .order_by(MessageRow.seq.desc())
            .limit(limit)
        )
        return tuple([await self._logged(row) for row in reversed(rows)])

    async def of_inbox(self, inbox_id: UUID) -> Logged | None:
        """The line that an inbox row brought, if it brought one."""
        row = await self._desk.first(_LINES.where(MessageRow.inbox_id == inbox_id))
        return None if row is None else await self._logged(row)

    async def file_with_case(self, message_id: UUID, case_id: UUID) -> None:
        await self._desk.change(
            update(MessageRow).where(MessageRow.id == message_id).values(case_id=case_id)
        )

    async def filed_with(self, case_id: UUID) -> frozenset[UUID]:
        """Ids of the lines that belong to a case."""
        rows = await self._desk.rows(select(MessageRow.id).where(MessageRow.case_id == case_id))
        return frozenset(row.id for row in rows)

    async def case_of(self, conversation_id: UUID, external_id: str) -> UUID | None:
        """The case of the message that a channel calls `external_id`, ours or the citizen's."""
        rows = await self._desk.rows(
            select(MessageRow.case_id, MessageRow.external_id, DeliveryRow.external_ids)
            .outerjoin(DeliveryRow, DeliveryRow.message_id == MessageRow.id)
            .where(MessageRow.conversation_id == conversation_id, MessageRow.case_id.is_not(None))
            .order_by(MessageRow.seq.desc())
        )
        for row in rows:
            if external_id and external_id in (row.external_id, *(row.external_ids or ())):
                return UUID(str(row.case_id))
        return None

    async def _logged(self, row: Row[*tuple[Any, ...]]) -> Logged:
        content = await self._desk.open(row.conversation_id, _CONTENT, row.id, row.content)
        return Logged(
            id=row.id,
            seq=row.seq,
            author=Author(row.author),
            author_name=row.author_name or "",
            content=Content(text="") if content is None else CONTENTS.validate_json(content),
            at=row.at,
            key=row.text_key,
            measure=row.measure,
            section=row.section,
            is_erased=content is None,
        )
