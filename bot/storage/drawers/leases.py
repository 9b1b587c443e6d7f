"""Named leases: one holder at a time, and a fencing number that grows with every holder."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, delete, func, or_, select, update

from bot.storage.desk import Desk
from bot.storage.ids import new_id
from bot.storage.schema import ConversationRow, DeliveryRow, DueRow, LeaseRow

_READ = select(LeaseRow).where(LeaseRow.name == bindparam("lease"))
_TAKE = (
    update(LeaseRow)
    .where(LeaseRow.name == bindparam("lease"), LeaseRow.fence == bindparam("seen"))
    .where(or_(LeaseRow.holder == bindparam("mine"), LeaseRow.until <= bindparam("now")))
    .values(holder=bindparam("mine"), until=bindparam("end"), fence=bindparam("given"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    name: str
    fence: int
    paused_until: datetime | None  # a bot's global retry_after


class Leases:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def take(self, name: str, holder: str, now: datetime, until: datetime) -> Lease | None:
        """Take or prolong; None while another holder's lease lives."""
        row = await self._desk.first(_READ, lease=name)
        if row is None:
            fresh = {"name": name, "holder": holder, "until": until, "fence": 1}
            is_first = await self._desk.add_new(LeaseRow, fresh)
            return Lease(name=name, fence=1, paused_until=None) if is_first else None
        fence = row.fence if row.holder == holder else row.fence + 1
        bound = {"lease": name, "seen": row.fence, "mine": holder, "now": now}
        is_ours = await self._desk.change(_TAKE, **bound, end=until, given=fence)
        return Lease(name=name, fence=fence, paused_until=row.paused_until) if is_ours else None

    async def pause(self, name: str, fence: int, until: datetime) -> None:
        """Let a bot rest, whoever carries its messages."""
        await self._desk.change(
            update(LeaseRow)
            .where(LeaseRow.name == name, LeaseRow.fence == fence)
            .values(paused_until=until)
        )

    async def drop(self, name: str, holder: str, now: datetime) -> None:
        """Give a lease back before its time; its fence stays used."""
        await self._desk.change(
            update(LeaseRow)
            .where(LeaseRow.name == name, LeaseRow.holder == holder)
            .values(until=now, holder="")
        )

    async def end_all(self, now: datetime) -> None:
        """End what dead holders held: conversations, couriers, due rows, messages on their way.

        Only for a process that knows itself to be alone.
        """
        await self._desk.change(
            update(ConversationRow)
            .where(ConversationRow.lease_until.is_not(None))
            .values(lease_holder="", lease_until=None)
        )
        await self._desk.change(update(LeaseRow).values(until=now, holder=""))
        await self._desk.change(
            update(DueRow).where(DueRow.lease_until.is_not(None)).values(lease_until=None)
        )
        await self._desk.change(
            update(DeliveryRow).where(DeliveryRow.state == "sending").values(due_at=now)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """Something whose time came. `attempts` counts this one too."""

    id: UUID
    kind: str
    subject_id: UUID
    attempts: int
    fence: int


class Due:
    """Things to do at a time: one row for a kind and a subject."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def put(self, kind: str, subject_id: UUID, due_at: datetime) -> None:
        """Plan; if it is planned already, move it to this time."""
        row: dict[str, object] = {"kind": kind, "subject_id": subject_id, "due_at": due_at}
        if await self._desk.add_new(DueRow, row | {"id": new_id()}):
            return
        await self._desk.change(
            update(DueRow)
            .where(DueRow.kind == kind, DueRow.subject_id == subject_id)
            .values(due_at=due_at, attempts=0, lease_until=None, fence=DueRow.fence + 1)
        )

    async def take(
        self, kind: str, now: datetime, until: datetime, limit: int = 16
    ) -> tuple[DueItem, ...]:
        """Lease rows whose time came; each goes to one taker until `until`."""
        is_free = or_(DueRow.lease_until.is_(None), DueRow.lease_until <= now)
        free = (
            select(DueRow.id)
            .where(DueRow.kind == kind, DueRow.due_at <= now, is_free)
            .order_by(DueRow.due_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        rows = await self._desk.rows(
            update(DueRow)
            .where(DueRow.id.in_(free.scalar_subquery()), is_free)
            .values(lease_until=until, attempts=DueRow.attempts + 1, fence=DueRow.fence + 1)
            .returning(DueRow.id, DueRow.kind, DueRow.subject_id, DueRow.attempts, DueRow.fence)
        )
        return tuple(DueItem(**row._mapping) for row in rows)  # noqa: SLF001

    async def done(self, item: DueItem) -> bool:
        """Strike it off; False if the lease was lost and somebody else has it now."""
        mine = delete(DueRow).where(DueRow.id == item.id, DueRow.fence == item.fence)
        return await self._desk.change(mine) > 0

    async def postpone(self, item: DueItem, due_at: datetime) -> bool:
        """Try again later; False if the lease was lost."""
        mine = update(DueRow).where(DueRow.id == item.id, DueRow.fence == item.fence)
        return await self._desk.change(mine.values(due_at=due_at, lease_until=None)) > 0

    async def cancel(self, kind: str, subject_id: UUID) -> bool:
        """Plan it no more; tell whether it was planned."""
        planned = delete(DueRow).where(DueRow.kind == kind, DueRow.subject_id == subject_id)
        return await self._desk.change(planned) > 0

    async def count(self, kind: str, now: datetime) -> int:
        """How many of a kind are due and not done."""
        late = select(func.count()).where(DueRow.kind == kind, DueRow.due_at <= now)
        return int(await self._desk.scalar(late))
