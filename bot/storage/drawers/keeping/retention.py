"""What has been kept long enough."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select, update

from bot.messages import Channel
from bot.storage.desk import Desk
from bot.storage.schema import (
    AttemptRow,
    ConversationRow,
    DataKeyRow,
    FileRow,
    InboxRow,
    SignInRow,
    SupportCaseRow,
)
from bot.storage.tables.analysis import QuestionRow
from bot.storage.tables.visiting import TakenAwayRow, VisitRow


class Retention:
    """Conversations that are named here are to be erased one by one, with their files."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def drop_payloads(self, before: datetime) -> int:
        """Forget the content of inbox rows that were closed before a time; the rows stay."""
        return await self._desk.change(
            update(InboxRow)
            .where(InboxRow.payload.is_not(None), InboxRow.done_at < before)
            .values(payload=None)
        )

    async def drop_sign_ins(self, before: datetime) -> int:
        return await self._desk.change(delete(SignInRow).where(SignInRow.created_at < before))

    async def drop_attempts(self, before: datetime) -> int:
        return await self._desk.change(delete(AttemptRow).where(AttemptRow.at < before))

    async def drop_taken_away(self, before: datetime) -> int:
        """Forget codes that ended before a time."""
        return await self._desk.change(
            delete(TakenAwayRow).where(TakenAwayRow.valid_until < before)
        )

    async def drop_questions(self, before: date) -> int:
        return await self._desk.change(delete(QuestionRow).where(QuestionRow.asked_on < before))

    async def silent_conversations(
        self, channel: Channel, before: datetime, limit: int = 100
    ) -> tuple[UUID, ...]:
        """Conversations without a case whose citizen was last seen before a time."""
        return await self._ids(channel, ConversationRow.seen_at < before, limit)

    async def left_conversations(
        self, before: datetime, unseen_since: datetime, limit: int = 100
    ) -> tuple[UUID, ...]:
        """Browser conversations without a case, every visit of which was over before a time.

        A visit is over when it was ended, or is no longer remembered, or, if it never was,
        was not seen since `unseen_since`. One that was taken away by a code is not left
        while the code is good.
        """
        is_alive = or_(
            VisitRow.ended_at >= before,
            and_(
                VisitRow.ended_at.is_(None),
                or_(VisitRow.remembered_until >= before, VisitRow.seen_at >= unseen_since),
            ),
        )
        visited = exists().where(VisitRow.conversation_id == ConversationRow.id, is_alive)
        taken = exists().where(
            TakenAwayRow.conversation_id == ConversationRow.id, TakenAwayRow.valid_until >= before
        )
        is_left = and_(~visited, ~taken, ConversationRow.seen_at < before)
        return await self._ids(Channel.BROWSER, is_left, limit)

    async def left_papers(
        self, before: datetime, unseen_since: datetime, limit: int = 100
    ) -> tuple[UUID, ...]:
        """Sheets of ours that were kept before a time, or whose visits in a browser are over."""
        is_alive = and_(
            VisitRow.ended_at.is_(None),
            or_(VisitRow.remembered_until >= unseen_since, VisitRow.seen_at >= unseen_since),
        )
        visited = exists().where(VisitRow.conversation_id == ConversationRow.id, is_alive)
        is_browser = ConversationRow.channel == Channel.BROWSER
        rows = await self._desk.rows(
            select(FileRow.id)
            .join(ConversationRow, ConversationRow.id == FileRow.conversation_id)
            .where(FileRow.paper.is_not(None), FileRow.path != "")
            .where(or_(and_(is_browser, ~visited), and_(~is_browser, FileRow.kept_at < before)))
            .limit(limit)
        )
        return tuple(row.id for row in rows)

    async def _ids(
        self, channel: Channel, condition: ColumnElement[Any], limit: int
    ) -> tuple[UUID, ...]:
        has_case = exists().where(SupportCaseRow.conversation_id == ConversationRow.id)
        rows = await self._desk.rows(
            select(ConversationRow.id)
            .join(DataKeyRow)
            .where(ConversationRow.channel == channel, DataKeyRow.erased_at.is_(None))
            .where(~has_case, condition)
            .limit(limit)
        )
        return tuple(row.id for row in rows)
