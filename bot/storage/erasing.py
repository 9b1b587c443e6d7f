"""Erasing a conversation: the key goes, tombstones keep their places."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Update, delete, select, update

from bot.storage.desk import Desk
from bot.storage.schema import (
    ApplicationRow,
    CitizenRow,
    ConversationRow,
    DataKeyRow,
    DeliveryRow,
    FileRow,
    InboxRow,
    MessageRow,
    NoteRow,
    SupportCaseRow,
)
from bot.storage.tables.analysis import QuestionRow
from bot.storage.tables.finding import BlindIndexRow
from bot.storage.tables.visiting import PageLinkRow, ReturnCodeRow, TakenAwayRow, VisitRow


async def erase(desk: Desk, conversation_id: UUID, at: datetime) -> tuple[str, ...]:
    """Return the paths of files to unlink, once the transaction is committed."""
    paths = await desk.rows(
        select(FileRow.path).where(FileRow.conversation_id == conversation_id, FileRow.path != "")
    )
    await _drop_key(desk, conversation_id, at)
    for statement in (
        *_blank_talk(conversation_id, at),
        *_blank_person(conversation_id),
        *_blank_work(conversation_id, at),
    ):
        await desk.change(statement)
    return tuple(row.path for row in paths)


async def _drop_key(desk: Desk, conversation_id: UUID, at: datetime) -> None:
    key = select(ConversationRow.data_key_id).where(ConversationRow.id == conversation_id)
    await desk.change(
        update(DataKeyRow)
        .where(DataKeyRow.id == key.scalar_subquery())
        .values(wrapped=None, erased_at=at)
    )
    desk.forget_key(conversation_id)


def _of(table: Any, conversation_id: UUID) -> Update:
    return update(table).where(table.conversation_id == conversation_id)


def _blank_talk(conversation_id: UUID, at: datetime) -> tuple[Any, ...]:
    return (
        update(ConversationRow)
        .where(ConversationRow.id == conversation_id)
        .values(
            version=ConversationRow.version + 1,
            address=None,
            address_index=None,
            state=None,
            owner_kind="bot",
            owner_case_id=None,
        ),
        _of(MessageRow, conversation_id).values(
            content=None, measure="", section="", content_hash="", external_id="", erased_at=at
        ),
        _of(InboxRow, conversation_id).values(payload=None),
        _of(InboxRow, conversation_id)
        .where(InboxRow.state == "new")
        .values(state="failed", done_at=at),
        delete(QuestionRow).where(QuestionRow.conversation_id == conversation_id),
        _of(DeliveryRow, conversation_id).values(external_ids=[]),
        _of(DeliveryRow, conversation_id)
        .where(DeliveryRow.final_at.is_(None))
        .values(state="cancelled", reason="erased", final_at=at),
    )


def _blank_person(conversation_id: UUID) -> tuple[Any, ...]:
    return (
        _of(CitizenRow, conversation_id).values(name=None, phone=None, phone_index=None),
        _of(ApplicationRow, conversation_id).values(answers=None, representative=None),
        _of(FileRow, conversation_id).values(
            reference=None, name=None, path="", sha256="", state="refused", reason="erased"
        ),
        delete(BlindIndexRow).where(BlindIndexRow.conversation_id == conversation_id),
        delete(VisitRow).where(VisitRow.conversation_id == conversation_id),
        delete(PageLinkRow).where(PageLinkRow.conversation_id == conversation_id),
        delete(ReturnCodeRow).where(ReturnCodeRow.conversation_id == conversation_id),
        delete(TakenAwayRow).where(TakenAwayRow.conversation_id == conversation_id),
    )


def _blank_work(conversation_id: UUID, at: datetime) -> tuple[Any, ...]:
    cases = select(SupportCaseRow.id).where(SupportCaseRow.conversation_id == conversation_id)
    return (
        update(NoteRow).where(NoteRow.case_id.in_(cases)).values(text=None),
        _of(SupportCaseRow, conversation_id).values(
            phone_tail_index=None, other_tail_index=None, waiting_since=None
        ),
        _of(SupportCaseRow, conversation_id)
        .where(SupportCaseRow.resolved_at.is_(None))
        .values(status="resolved", resolved_at=at, version=SupportCaseRow.version + 1),
    )
