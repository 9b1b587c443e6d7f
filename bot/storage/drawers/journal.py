"""The journal: who did what to which, in ids; sealed into a chain after the commit."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select, update

from bot.people import Act, Caseworker, require
from bot.storage.desk import Desk
from bot.storage.ids import new_id
from bot.storage.schema import EventRow, SealHeadRow

_HEAD = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """`kind`: citizen, worker or system; `id` of the conversation or the worker."""

    kind: str
    id: UUID | None = None


SYSTEM = Actor(kind="system")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`act` is a word of the house («case.claimed»); never a value a person typed."""

    act: str
    actor: Actor
    object_kind: str
    object_id: UUID | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What checking the chain found. `broken_at` is the first wrong event's place."""

    sealed: int
    unsealed: int
    head: str
    broken_at: int | None

    @property
    def is_whole(self) -> bool:
        return self.broken_at is None


class Journal:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def write(self, event: Event) -> None:
        """Note an event in the same transaction as what it tells of."""
        row = {
            "id": new_id(),
            "at": event.at,
            "actor_kind": event.actor.kind,
            "actor_id": event.actor.id,
            "act": event.act,
            "object_kind": event.object_kind,
            "object_id": event.object_id,
        }
        await self._desk.add(EventRow, row)

    async def seal(self, limit: int = 500) -> int:
        """Chain committed events; one sealer at a time. Return how many were sealed."""
        seq, head = await self._hold_head()
        rows = await self._desk.rows(
            select(EventRow).where(EventRow.seal_seq.is_(None)).order_by(EventRow.id).limit(limit)
        )
        for row in rows:
            seq, head = seq + 1, self._links(head, seq + 1, row)[0]
            await self._desk.change(
                update(EventRow).where(EventRow.id == row.id).values(seal_seq=seq, seal_hash=head)
            )
        if rows:
            await self._desk.change(update(SealHeadRow).values(seq=seq, hash=head))
        return len(rows)

    async def verify(self, batch: int = 1000) -> Verdict:
        """Walk the whole chain; a changed, missing or added event breaks it.

        After a rotation the older index keys seal nothing more: from a newer one none goes back.
        """
        head, seq, newest = "", 0, None
        while rows := await self._sealed_after(seq, batch):
            for row in rows:
                links = self._links(head, seq + 1, row)[:newest]
                if row.seal_seq != seq + 1 or row.seal_hash not in links:
                    return await self._verdict(seq, head, broken_at=seq + 1)
                head, seq, newest = row.seal_hash, seq + 1, links.index(row.seal_hash) + 1
        kept = await self._desk.first(select(SealHeadRow))
        is_end = (kept.seq, kept.hash) == (seq, head) if kept else seq == 0
        return await self._verdict(seq, head, broken_at=None if is_end else seq + 1)

    async def count_unsealed(self, before: datetime) -> int:
        """Events that have waited for the sealer since before a time."""
        late = select(func.count()).where(EventRow.seal_seq.is_(None), EventRow.at < before)
        return int(await self._desk.scalar(late))

    async def read(self, worker: Caseworker, limit: int = 200) -> tuple[Event, ...]:
        """The newest events, newest first."""
        require(worker, Act.READ_JOURNAL)
        rows = await self._desk.rows(select(EventRow).order_by(EventRow.id.desc()).limit(limit))
        return tuple(_event(row) for row in rows)

    async def _hold_head(self) -> tuple[int, str]:
        await self._desk.add_new(SealHeadRow, {"id": _HEAD, "seq": 0, "hash": ""})
        head = await self._desk.first(select(SealHeadRow).with_for_update())
        return (0, "") if head is None else (head.seq, head.hash)

    async def _sealed_after(self, seq: int, limit: int) -> list[Row[*tuple[Any, ...]]]:
        rows = await self._desk.rows(
            select(EventRow).where(EventRow.seal_seq > seq).order_by(EventRow.seal_seq).limit(limit)
        )
        return list(rows)

    async def _verdict(self, sealed: int, head: str, *, broken_at: int | None) -> Verdict:
        unsealed = select(func.count()).where(EventRow.seal_seq.is_(None))
        return Verdict(
            sealed=sealed,
            unsealed=int(await self._desk.scalar(unsealed)),
            head=head,
            broken_at=broken_at,
        )

    def _links(self, head: str, seq: int, row: Row[*tuple[Any, ...]]) -> tuple[str, ...]:
        """Keyed, so that who can write the tables cannot forge the chain."""
        at = row.at.astimezone(UTC).isoformat()
        actor = f"{row.actor_kind}|{row.actor_id}"
        told = f"{head}|{seq}|{row.id}|{at}|{actor}|{row.act}|{row.object_kind}|{row.object_id}"
        return self._desk.vault.indexes("journal", told)


def _event(row: Row[*tuple[Any, ...]]) -> Event:
    return Event(
        act=row.act,
        actor=Actor(kind=row.actor_kind, id=row.actor_id),
        object_kind=row.object_kind,
        object_id=row.object_id,
        at=row.at,
    )
