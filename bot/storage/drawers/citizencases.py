"""Cases as their citizen meets them: opened, looked up, written to, rated."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, case, func, or_, select, update

from bot.conversation.values.situation import CaseBrief, CaseStatus
from bot.errors import NotFound
from bot.storage.desk import Desk
from bot.storage.ids import new_id
from bot.storage.schema import ApplicationRow, SupportCaseRow

TAIL = "phone_tail"  # purpose of the index of a case's number with the phone's last digits
IS_OPEN = SupportCaseRow.status != CaseStatus.RESOLVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A case to be opened. `number` is eight digits; `phone_digits` the last four, or empty."""

    number: str
    conversation_id: UUID
    reason: str
    at: datetime
    due_at: datetime | None  # when it is overdue, if nobody took it
    measure: str = ""
    is_urgent: bool = False
    citizen_id: UUID | None = None
    application_id: UUID | None = None
    phone_digits: str = ""
    other_digits: str = ""  # of the phone of whom it is for
    is_for_another: bool = False
    seq: int = 0  # the citizen's words that led to it


class CitizenCases:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def open(self, opening: Opening) -> UUID | None:
        """Open a case; None if the number is taken, so that the caller draws another."""
        case_id = new_id()
        is_new = await self._desk.add_new(
            SupportCaseRow,
            {
                "id": case_id,
                "number": opening.number,
                "phone_tail_index": self._tail(opening.number, opening.phone_digits),
                "other_tail_index": self._tail(opening.number, opening.other_digits),
                "is_for_another": opening.is_for_another,
                "conversation_id": opening.conversation_id,
                "citizen_id": opening.citizen_id,
                "application_id": opening.application_id,
                "measure": opening.measure,
                "reason": opening.reason,
                "is_urgent": opening.is_urgent,
                "status": CaseStatus.NEW,
                "waiting_since": opening.at,
                "opened_at": opening.at,
                "due_at": opening.due_at,
                "last_citizen_seq": opening.seq,
            },
        )
        if not is_new:
            return None
        await self._desk.change(
            update(ApplicationRow)
            .where(ApplicationRow.id == opening.application_id)
            .values(case_id=case_id)
        )
        return case_id

    async def of_citizen(self, conversation_id: UUID) -> tuple[CaseBrief, ...]:
        """A conversation's own cases, the newest first."""
        rows = await self._desk.rows(
            select(SupportCaseRow)
            .where(SupportCaseRow.conversation_id == conversation_id)
            .order_by(SupportCaseRow.opened_at.desc(), SupportCaseRow.id.desc())
        )
        return tuple(_brief(row) for row in rows)

    async def brief(self, case_id: UUID) -> CaseBrief:
        return _brief(await self._row(select(SupportCaseRow), case_id))

    async def conversation_of(self, case_id: UUID) -> UUID:
        row = await self._row(select(SupportCaseRow.conversation_id), case_id)
        return UUID(str(row.conversation_id))

    async def wanted_field(self, case_id: UUID) -> str:
        """The document of the form that the citizen was asked for last; empty if none was."""
        row = await self._row(select(SupportCaseRow.wanted_field), case_id)
        return row.wanted_field or ""

    async def look_up(self, number: str, phone_digits: str) -> CaseBrief | None:
        """A case by its number and four digits of either person; None whichever is wrong."""
        tails = self._desk.vault.indexes(TAIL, f"{number}|{phone_digits}")
        of_either = (SupportCaseRow.phone_tail_index, SupportCaseRow.other_tail_index)
        row = await self._desk.first(
            select(SupportCaseRow).where(
                SupportCaseRow.number == number, or_(*(one.in_(tails) for one in of_either))
            )
        )
        return None if row is None else _brief(row)

    async def citizen_wrote(self, case_id: UUID, seq: int, at: datetime) -> None:
        """A message of the citizen belongs to the case: somebody must answer, again if resolved."""
        status = case(
            (SupportCaseRow.assignee_id.is_(None), CaseStatus.NEW.value),
            else_=CaseStatus.IN_PROGRESS.value,
        )
        await self._change(
            case_id,
            status=status,
            resolved_at=None,
            waiting_since=func.coalesce(SupportCaseRow.waiting_since, at),
            last_citizen_seq=seq,
        )

    async def make_urgent(self, case_id: UUID) -> None:
        await self._change(case_id, is_urgent=True)

    async def rate(self, case_id: UUID, score: int) -> None:
        await self._change(case_id, score=score)

    async def mark_overdue(self, case_id: UUID) -> bool:
        """Mark a case that nobody took; False if somebody did, or it is marked already."""
        return await self._change(
            case_id,
            IS_OPEN,
            SupportCaseRow.assignee_id.is_(None),
            SupportCaseRow.is_overdue.is_(False),
            is_overdue=True,
        )

    async def _row(self, wanted: Select[*tuple[Any, ...]], case_id: UUID) -> Row[*tuple[Any, ...]]:
        row = await self._desk.first(wanted.where(SupportCaseRow.id == case_id))
        if row is None:
            raise NotFound
        return row

    async def _change(
        self, case_id: UUID, *conditions: ColumnElement[bool], **values: object
    ) -> bool:
        statement = update(SupportCaseRow).where(SupportCaseRow.id == case_id, *conditions)
        version = SupportCaseRow.version + 1
        return await self._desk.change(statement.values(version=version, **values)) > 0

    def _tail(self, number: str, phone_digits: str) -> str | None:
        if not phone_digits:
            return None
        return self._desk.vault.index(TAIL, f"{number}|{phone_digits}")


def _brief(row: Row[*tuple[Any, ...]]) -> CaseBrief:
    digits = row.number
    return CaseBrief(
        id=row.id,
        number="-".join(digits[at : at + 2] for at in range(0, len(digits), 2)),
        measure=row.measure,
        status=CaseStatus(row.status),
        opened_at=row.opened_at,
        is_application=row.application_id is not None,
        is_for_another=row.is_for_another,
        is_rated=row.score is not None,
        due_at=row.due_at,
        is_overdue=row.is_overdue,
    )
