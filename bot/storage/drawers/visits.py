"""Browser sessions of citizens, and the codes and links that lead to a conversation."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, exists, func, select, update

from bot.storage.desk import Desk
from bot.storage.schema import SupportCaseRow
from bot.storage.tables.visiting import PageLinkRow, ReturnCodeRow, TakenAwayRow, VisitRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Visited:
    """Whether a visit is over or too old, the caller decides."""

    conversation_id: UUID
    created_at: datetime
    seen_at: datetime
    remembered_until: datetime | None
    ended_at: datetime | None


class Visits:
    """A token is given in clear and kept as a keyed hash only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def begin(self, token: str, conversation_id: UUID, at: datetime) -> None:
        row = {
            "token_hash": self._hashes(token)[0],
            "conversation_id": conversation_id,
            "created_at": at,
            "seen_at": at,
        }
        await self._desk.add(VisitRow, row)

    async def find(self, token: str) -> Visited | None:
        row = await self._desk.first(
            select(VisitRow).where(VisitRow.token_hash.in_(self._hashes(token)))
        )
        if row is None:
            return None
        return Visited(
            conversation_id=row.conversation_id,
            created_at=row.created_at,
            seen_at=row.seen_at,
            remembered_until=row.remembered_until,
            ended_at=row.ended_at,
        )

    async def saw(self, token: str, at: datetime) -> None:
        await self._change(token, seen_at=at)

    async def remember(self, token: str, until: datetime) -> None:
        await self._change(token, remembered_until=until)

    async def end(self, token: str, at: datetime) -> None:
        await self._change(token, ended_at=at)

    async def give_code(self, code_hash: str, case_id: UUID) -> None:
        """Let a code lead back to the case's conversation."""
        conversation_id = await self._desk.scalar(
            select(SupportCaseRow.conversation_id).where(SupportCaseRow.id == case_id)
        )
        row = {
            "code_hash": self._desk.vault.index("return_code", code_hash),
            "conversation_id": conversation_id,
            "case_id": case_id,
        }
        await self._desk.add(ReturnCodeRow, row)

    async def come_back(self, code_hash: str) -> UUID | None:
        """The conversation that a code leads to."""
        found = await self._desk.scalar(
            select(ReturnCodeRow.conversation_id).where(
                ReturnCodeRow.code_hash.in_(self._desk.vault.indexes("return_code", code_hash))
            )
        )
        return None if found is None else UUID(str(found))

    async def is_remembered(self, conversation_id: UUID, at: datetime) -> bool:
        """Whether a device that says «это мой телефон» has the conversation open."""
        own = exists().where(
            VisitRow.conversation_id == conversation_id,
            VisitRow.ended_at.is_(None),
            VisitRow.remembered_until > at,
        )
        return bool(await self._desk.scalar(select(own)))

    async def take_away(self, code: str, conversation_id: UUID, until: datetime) -> None:
        """Let a code open a conversation until a time."""
        row = {
            "code_hash": self._taken(code)[0],
            "conversation_id": conversation_id,
            "valid_until": until,
        }
        await self._desk.add(TakenAwayRow, row)

    async def taken_until(self, conversation_id: UUID, at: datetime) -> datetime | None:
        """Until when a code still opens a conversation; None if none does."""
        last = select(func.max(TakenAwayRow.valid_until)).where(
            TakenAwayRow.conversation_id == conversation_id, TakenAwayRow.valid_until > at
        )
        found: datetime | None = await self._desk.scalar(last)
        return found

    async def open_taken(self, code: str, at: datetime) -> UUID | None:
        """The conversation that a code opens."""
        found = await self._desk.scalar(
            select(TakenAwayRow.conversation_id).where(
                TakenAwayRow.code_hash.in_(self._taken(code)), TakenAwayRow.valid_until > at
            )
        )
        return None if found is None else UUID(str(found))

    async def _change(self, token: str, **values: object) -> None:
        mine = VisitRow.token_hash.in_(self._hashes(token))
        await self._desk.change(update(VisitRow).where(mine).values(**values))

    def _hashes(self, token: str) -> tuple[str, ...]:
        return self._desk.vault.indexes("visit", token)

    def _taken(self, code: str) -> tuple[str, ...]:
        return self._desk.vault.indexes("taken_away", code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`opened_at` is empty as long as nobody opened it."""

    conversation_id: UUID
    until: datetime
    opened_at: datetime | None


class Links:
    """A token is given in clear and kept as a keyed hash only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def add(self, token: str, conversation_id: UUID, until: datetime) -> None:
        row = {
            "token_hash": self._hash(token),
            "conversation_id": conversation_id,
            "until": until,
        }
        await self._desk.add(PageLinkRow, row)

    async def find(self, token: str) -> Link | None:
        mine = PageLinkRow.token_hash == self._hash(token)
        row = await self._desk.first(select(PageLinkRow).where(mine))
        if row is None:
            return None
        return Link(conversation_id=row.conversation_id, until=row.until, opened_at=row.opened_at)

    async def open(self, token: str, at: datetime) -> bool:
        """Use a link up, with every other of its conversation; False if it opens no more."""
        rows = await self._desk.rows(
            update(PageLinkRow)
            .where(
                PageLinkRow.token_hash == self._hash(token),
                PageLinkRow.opened_at.is_(None),
                PageLinkRow.until > at,
            )
            .values(opened_at=at)
            .returning(PageLinkRow.conversation_id)
        )
        for row in rows:
            of_it = PageLinkRow.conversation_id == row.conversation_id
            unused = delete(PageLinkRow).where(of_it, PageLinkRow.opened_at.is_(None))
            await self._desk.change(unused)
        return bool(rows)

    async def drop(self, before: datetime) -> int:
        """Forget the links that ended before a time."""
        return await self._desk.change(delete(PageLinkRow).where(PageLinkRow.until < before))

    def _hash(self, token: str) -> str:
        return self._desk.vault.index("page_link", token)
