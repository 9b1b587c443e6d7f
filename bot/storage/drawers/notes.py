"""Private notes of caseworkers on a case; no citizen ever sees one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from bot.errors import NotFound
from bot.people import Act, Caseworker, require
from bot.storage.desk import Desk
from bot.storage.ids import new_id
from bot.storage.schema import NoteRow, SupportCaseRow, WorkerRow

_TEXT = "note|text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """`text` is empty once erased."""

    id: UUID
    author: str
    text: str
    at: datetime


class Notes:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def add(self, case_id: UUID, worker: Caseworker, text: str, at: datetime) -> UUID:
        note_id = new_id()
        conversation_id = await self._conversation(case_id)
        row = {
            "id": note_id,
            "case_id": case_id,
            "worker_id": worker.id,
            "text": await self._desk.seal(conversation_id, _TEXT, note_id, text),
            "at": at,
        }
        await self._desk.add(NoteRow, row)
        return note_id

    async def of_case(self, case_id: UUID, worker: Caseworker) -> tuple[Note, ...]:
        require(worker, Act.READ_CASE)
        conversation_id = await self._conversation(case_id)
        rows = await self._desk.rows(
            select(NoteRow, WorkerRow.name)
            .join(WorkerRow, WorkerRow.id == NoteRow.worker_id)
            .where(NoteRow.case_id == case_id)
            .order_by(NoteRow.id)
        )
        texts = [
            await self._desk.open(conversation_id, _TEXT, row.id, row.text) or "" for row in rows
        ]
        return tuple(
            Note(id=row.id, author=row.name, text=text, at=row.at)
            for row, text in zip(rows, texts, strict=True)
        )

    async def _conversation(self, case_id: UUID) -> UUID:
        found = await self._desk.scalar(
            select(SupportCaseRow.conversation_id).where(SupportCaseRow.id == case_id)
        )
        if found is None:
            raise NotFound
        return UUID(str(found))
