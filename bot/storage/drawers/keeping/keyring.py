"""Changing keys: data keys wrapped anew, blind indexes made anew, a batch at a time."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, func, literal, select, update

from bot.storage.desk import Desk
from bot.storage.drawers.blindindex import Kind, put
from bot.storage.drawers.citizencases import TAIL
from bot.storage.drawers.citizens import Applications, Citizen, Citizens
from bot.storage.drawers.conversations import Conversations, place_of
from bot.storage.schema import (
    ApplicationRow,
    CitizenRow,
    ConversationRow,
    DataKeyRow,
    SupportCaseRow,
)
from bot.storage.vault import mark_of

DIGITS = 4
TAILS = ("phone_tail_index", "other_tail_index")


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """`last` is the id that the next batch goes on after; None at the end."""

    last: UUID | None
    done: int


class Keyring:
    """Every batch is a transaction of its caller's, so a kill between two loses nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def count_wrapped_by(self, name: str) -> int:
        """How many data keys the wrapping key of this name opens."""
        return await self._count(_begins_with(mark_of(name)))

    async def count_wrapped_by_older(self) -> int:
        """How many data keys are wrapped by another than the current key."""
        return await self._count(~_begins_with(mark_of(self._desk.vault.current)))

    async def rewrap(self, after: UUID | None, limit: int = 500) -> Batch:
        """Wrap data keys with the current key; who was erased has none and gets none."""
        rows = await self._desk.rows(
            select(DataKeyRow.id, DataKeyRow.wrapped)
            .where(DataKeyRow.wrapped.is_not(None), DataKeyRow.id > (after or UUID(int=0)))
            .order_by(DataKeyRow.id)
            .limit(limit)
        )
        done = 0
        for row in rows:
            wrapped = self._desk.vault.rewrap(row.id, row.wrapped)
            if wrapped:
                change = update(DataKeyRow).where(DataKeyRow.id == row.id)
                await self._desk.change(
                    change.where(DataKeyRow.erased_at.is_(None)).values(wrapped=wrapped)
                )
                done += 1
        return Batch(last=rows[-1].id if rows else None, done=done)

    async def reindex(self, after: UUID | None, limit: int = 100) -> Batch:
        """Make every blind index of these conversations with the current index key.

        They are held meanwhile, so that nothing comes back of one that is erased at this moment.
        """
        ids = await self._desk.rows(
            select(ConversationRow.id)
            .where(ConversationRow.id > (after or UUID(int=0)))
            .order_by(ConversationRow.id)
            .limit(limit)
        )
        for row in ids:
            await self._reindex(row.id)
        return Batch(last=ids[-1].id if ids else None, done=len(ids))

    async def _reindex(self, conversation_id: UUID) -> None:
        found = await Conversations(self._desk).hold(conversation_id)
        if found.is_erased:
            return
        index = self._desk.vault.index
        await self._desk.change(
            update(ConversationRow)
            .where(ConversationRow.id == conversation_id)
            .values(address_index=index("address", place_of(found.address)))
        )
        citizen = await Citizens(self._desk).of(conversation_id)
        if citizen and citizen.phone:
            change = update(CitizenRow).where(CitizenRow.id == citizen.id)
            await self._desk.change(change.values(phone_index=index(Kind.PHONE, citizen.phone)))
        await self._reindex_applications(conversation_id)
        await self._reindex_tails(conversation_id, citizen)

    async def _reindex_applications(self, conversation_id: UUID) -> None:
        mine = ApplicationRow.conversation_id == conversation_id
        for row in await self._desk.rows(select(ApplicationRow.id).where(mine)):
            sent = await Applications(self._desk).read(row.id)
            await put(self._desk, conversation_id, row.id, sent.told)

    async def _reindex_tails(self, conversation_id: UUID, citizen: Citizen | None) -> None:
        """The digits of a phone that was changed meanwhile are known no more: they stay as is."""
        mine = SupportCaseRow.conversation_id == conversation_id
        rows = await self._desk.rows(
            select(SupportCaseRow).where(mine, SupportCaseRow.phone_tail_index.is_not(None))
        )  # a case has the tail of whom it is for only beside the tail of who applied
        for row in rows:
            tails = (f"{row.number}|{digits}" for digits in await self._digits(row, citizen))
            for indexes in (self._desk.vault.indexes(TAIL, tail) for tail in tails):
                fresh = {one: indexes[0] for one in TAILS if getattr(row, one) in indexes}
                if fresh:
                    change = update(SupportCaseRow).where(SupportCaseRow.id == row.id)
                    await self._desk.change(change.values(**fresh))

    async def _digits(self, row: Row[*tuple[Any, ...]], citizen: Citizen | None) -> set[str]:
        """What the last digits of the phone may be: of the application, or of the citizen."""
        phones = [citizen.phone] if citizen else []
        if row.application_id:
            sent = await Applications(self._desk).read(row.application_id)
            phones.extend(sent.told.values())
        return {phone[-DIGITS:] for phone in phones if phone}

    async def _count(self, condition: ColumnElement[bool]) -> int:
        wrapped = select(func.count()).where(DataKeyRow.wrapped.is_not(None), condition)
        return int(await self._desk.scalar(wrapped))


def _begins_with(mark: bytes) -> ColumnElement[bool]:
    beginning = func.substr(DataKeyRow.wrapped, 1, len(mark))
    return beginning == literal(mark, DataKeyRow.wrapped.type)
