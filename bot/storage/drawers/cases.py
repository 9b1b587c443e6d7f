"""Cases: read for a worker, claimed by one of them, answered, resolved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, case, exists, func, or_, select, true

from bot.conversation.values.situation import CaseStatus
from bot.errors import AlreadyTaken, NewMessageCame, WrongState
from bot.messages import Author, Channel
from bot.people import Act, Caseworker, require
from bot.storage.drawers.blindindex import Trait, is_about
from bot.storage.drawers.citizencases import IS_OPEN, CitizenCases
from bot.storage.schema import (
    ConversationRow,
    MessageRow,
    SupportCaseRow,
    WorkerRow,
)

Part: TypeAlias = Literal["mine", "free", "waiting", "overdue", "all"]

MOST_FOUND = 50
WEEK = timedelta(days=7)

_CASES = (
    select(SupportCaseRow, WorkerRow.name.label("assignee"), ConversationRow.channel)
    .join(ConversationRow, ConversationRow.id == SupportCaseRow.conversation_id)
    .outerjoin(WorkerRow, WorkerRow.id == SupportCaseRow.assignee_id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case as a worker sees it; `assignee` is a name, empty while it is free."""

    id: UUID
    number: str  # eight digits
    conversation_id: UUID
    channel: Channel
    citizen_id: UUID | None
    application_id: UUID | None
    measure: str
    reason: str
    is_for_another: bool
    is_urgent: bool
    status: CaseStatus
    assignee_id: UUID | None
    assignee: str
    waiting_since: datetime | None
    opened_at: datetime
    due_at: datetime | None
    is_overdue: bool
    version: int
    resolved_at: datetime | None
    score: int | None
    last_citizen_seq: int


class Cases(CitizenCases):
    """Acts on a case lock its conversation first, then the case: always in this order."""

    async def queue(self, worker: Caseworker, part: Part, limit: int = 200) -> tuple[Case, ...]:
        """Overdue first, then urgent, then the longest waiting. `all` ends with resolved ones."""
        require(worker, Act.SEE_QUEUE)
        wanted = _CASES.where(_parts(worker)[part])
        rows = await self._desk.rows(wanted.order_by(*_BY_NEED).limit(limit))
        return tuple(_case(row) for row in rows)

    async def counts(self, worker: Caseworker) -> dict[Part, int]:
        """How many cases each part of the queue holds."""
        require(worker, Act.SEE_QUEUE)
        parts = _parts(worker)
        columns = (func.count().filter(condition) for condition in parts.values())
        [counted] = await self._desk.rows(select(*columns).select_from(SupportCaseRow))
        return dict(zip(parts, counted, strict=True))

    async def find(
        self, worker: Caseworker, traits: Iterable[Trait], number: str = ""
    ) -> tuple[Case, ...]:
        """Cases of whoever has one of the traits, and the one with this number; the newest first.

        `number` is eight digits, or empty.
        """
        require(worker, Act.SEE_QUEUE)
        is_wanted = or_(is_about(self._desk.vault, traits), SupportCaseRow.number == number)
        rows = await self._desk.rows(_CASES.where(is_wanted).order_by(*_NEWEST).limit(MOST_FOUND))
        return tuple(_case(row) for row in rows)

    async def similar(
        self, case: Case, worker: Caseworker, traits: Iterable[Trait]
    ) -> tuple[Case, ...]:
        """Applications for the same measure within a week, by another conversation's citizen."""
        require(worker, Act.READ_CASE)
        rows = await self._desk.rows(
            _CASES.where(is_about(self._desk.vault, traits))
            .where(SupportCaseRow.application_id.is_not(None))
            .where(SupportCaseRow.measure == case.measure)
            .where(SupportCaseRow.conversation_id != case.conversation_id)
            .where(SupportCaseRow.opened_at.between(case.opened_at - WEEK, case.opened_at + WEEK))
            .order_by(*_NEWEST)
        )
        return tuple(_case(row) for row in rows)

    async def read(self, case_id: UUID, worker: Caseworker) -> Case:
        require(worker, Act.READ_CASE)
        return _case(await self._row(_CASES, case_id))

    async def claim(self, case_id: UUID, worker: Caseworker) -> None:
        """Take a free case, in one UPDATE; raise AlreadyTaken with the holder's name."""
        await self._hold_conversation(case_id)
        is_ours = await self._change(
            case_id,
            IS_OPEN,
            SupportCaseRow.assignee_id.is_(None),
            assignee_id=worker.id,
            status=_when_new(CaseStatus.IN_PROGRESS),
            is_overdue=False,
        )
        if not is_ours:
            _refuse(await self.read(case_id, worker), worker)

    async def take_over(self, case_id: UUID, worker: Caseworker) -> None:
        """Take a case from whoever holds it."""
        require(worker, Act.TAKE_OVER)
        await self._hold_conversation(case_id)
        status = _when_new(CaseStatus.IN_PROGRESS)
        values = {"assignee_id": worker.id, "status": status, "is_overdue": False}
        if not await self._change(case_id, IS_OPEN, **values):
            raise WrongState

    async def release(self, case_id: UUID, worker: Caseworker) -> None:
        """Put an own case back into the queue."""
        await self._own(case_id, worker, assignee_id=None, status=CaseStatus.NEW)

    async def answered(self, case_id: UUID, worker: Caseworker, last_seen_seq: int) -> None:
        """The holder answers; raise NewMessageCame if somebody wrote after `last_seen_seq`."""
        conversation_id = await self._hold_conversation(case_id)
        newer = exists().where(
            MessageRow.conversation_id == conversation_id,
            MessageRow.seq > last_seen_seq,
            MessageRow.author.in_((Author.CITIZEN, Author.PERSON)),
        )
        if await self._desk.scalar(select(newer)):
            raise NewMessageCame
        values = {"waiting_since": None, "status": CaseStatus.WAITING_CITIZEN, "wanted_field": None}
        await self._own(case_id, worker, **values)

    async def want(self, case_id: UUID, worker: Caseworker, field: str) -> None:
        """What comes next is this document of the form, until the worker says something else."""
        await self._own(case_id, worker, wanted_field=field)

    async def must_hold(self, case_id: UUID, worker: Caseworker) -> None:
        """Raise AlreadyTaken or WrongState unless this is the worker's own open case."""
        await self._own(case_id, worker, assignee_id=worker.id)

    async def resolve(self, case_id: UUID, worker: Caseworker, at: datetime) -> None:
        await self._own(
            case_id, worker, status=CaseStatus.RESOLVED, resolved_at=at, waiting_since=None
        )

    async def reopen(self, case_id: UUID, worker: Caseworker) -> None:
        """The worker goes on with a resolved case."""
        await self._hold_conversation(case_id)
        is_reopened = await self._change(
            case_id,
            ~IS_OPEN,
            status=CaseStatus.IN_PROGRESS,
            assignee_id=worker.id,
            resolved_at=None,
        )
        if not is_reopened:
            raise WrongState

    async def count_open(self) -> int:
        return int(await self._desk.scalar(select(func.count()).where(IS_OPEN)))

    async def _own(self, case_id: UUID, worker: Caseworker, **values: object) -> None:
        await self._hold_conversation(case_id)
        is_own = SupportCaseRow.assignee_id == worker.id
        if not await self._change(case_id, IS_OPEN, is_own, **values):
            _refuse(await self.read(case_id, worker), worker)
            raise WrongState

    async def _hold_conversation(self, case_id: UUID) -> UUID:
        """Lock in the order of a turn, which saves its conversation before it opens a case."""
        conversation_id = await self.conversation_of(case_id)
        await self._desk.first(
            select(ConversationRow.id)
            .where(ConversationRow.id == conversation_id)
            .with_for_update()
        )
        return conversation_id


def _parts(worker: Caseworker) -> dict[Part, ColumnElement[bool]]:
    return {
        "mine": and_(IS_OPEN, SupportCaseRow.assignee_id == worker.id),
        "free": and_(IS_OPEN, SupportCaseRow.assignee_id.is_(None)),
        "waiting": and_(IS_OPEN, SupportCaseRow.waiting_since.is_not(None)),
        "overdue": and_(IS_OPEN, SupportCaseRow.is_overdue.is_(True)),
        "all": true(),
    }


_BY_NEED = (
    case((IS_OPEN, 0), else_=1),
    SupportCaseRow.is_overdue.desc(),
    SupportCaseRow.is_urgent.desc(),
    SupportCaseRow.waiting_since.asc().nulls_last(),
    SupportCaseRow.opened_at,
    SupportCaseRow.id,
)


_NEWEST = (SupportCaseRow.opened_at.desc(), SupportCaseRow.id)


def _when_new(status: CaseStatus) -> ColumnElement[str]:
    is_new = SupportCaseRow.status == CaseStatus.NEW
    return case((is_new, status.value), else_=SupportCaseRow.status)


def _refuse(found: Case, worker: Caseworker) -> None:
    """Say why an act did not take place; nothing, if the case is the worker's own."""
    if found.assignee_id is not None and found.assignee_id != worker.id:
        raise AlreadyTaken(found.assignee)
    if found.status is CaseStatus.RESOLVED:
        raise WrongState


def _case(row: Row[*tuple[Any, ...]]) -> Case:
    return Case(
        id=row.id,
        number=row.number,
        conversation_id=row.conversation_id,
        channel=Channel(row.channel),
        citizen_id=row.citizen_id,
        application_id=row.application_id,
        measure=row.measure,
        reason=row.reason,
        is_for_another=row.is_for_another,
        is_urgent=row.is_urgent,
        status=CaseStatus(row.status),
        assignee_id=row.assignee_id,
        assignee=row.assignee or "",
        waiting_since=row.waiting_since,
        opened_at=row.opened_at,
        due_at=row.due_at,
        is_overdue=row.is_overdue,
        version=row.version,
        resolved_at=row.resolved_at,
        score=row.score,
        last_citizen_seq=row.last_citizen_seq,
    )
