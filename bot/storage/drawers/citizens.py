"""Citizens of whom we know a name, their consents, and the applications they sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Row, select, update

from bot.conversation.values.state import Draft
from bot.errors import NotFound
from bot.messages import Channel
from bot.storage.desk import Desk
from bot.storage.drawers.blindindex import put
from bot.storage.ids import new_id
from bot.storage.schema import ApplicationRow, CitizenRow, ConsentRow, ConversationRow

_NAME = "citizen|name"
_PHONE = "citizen|phone"
_ANSWERS = "application|answers"
_REPRESENTATIVE = "application|representative"
_ANSWERS_JSON: TypeAdapter[dict[str, str]] = TypeAdapter(dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Citizen:
    """Name and phone are empty once erased."""

    id: UUID
    conversation_id: UUID
    name: str
    phone: str
    created_at: datetime


class Citizens:
    """One citizen a conversation, under the conversation's data key."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def put(self, conversation_id: UUID, name: str, phone: str, at: datetime) -> UUID:
        """Make the conversation's citizen known, or correct name and phone."""
        citizen_id = await self._desk.scalar(
            select(CitizenRow.id).where(CitizenRow.conversation_id == conversation_id)
        )
        if citizen_id is not None:
            values = await self._values(conversation_id, citizen_id, name, phone)
            change = update(CitizenRow).where(CitizenRow.id == citizen_id)
            await self._desk.change(change.values(**values))
            return UUID(str(citizen_id))
        fresh = new_id()
        key_id = select(ConversationRow.data_key_id).where(ConversationRow.id == conversation_id)
        row = await self._values(conversation_id, fresh, name, phone) | {
            "id": fresh,
            "conversation_id": conversation_id,
            "data_key_id": await self._desk.scalar(key_id),
            "created_at": at,
        }
        await self._desk.add(CitizenRow, row)
        return fresh

    async def of(self, conversation_id: UUID) -> Citizen | None:
        row = await self._desk.first(
            select(CitizenRow).where(CitizenRow.conversation_id == conversation_id)
        )
        if row is None:
            return None
        name = await self._desk.open(conversation_id, _NAME, row.id, row.name)
        phone = await self._desk.open(conversation_id, _PHONE, row.id, row.phone)
        return Citizen(
            id=row.id,
            conversation_id=conversation_id,
            name=name or "",
            phone=phone or "",
            created_at=row.created_at,
        )

    async def _values(
        self, conversation_id: UUID, citizen_id: UUID, name: str, phone: str
    ) -> dict[str, Any]:
        return {
            "name": await self._desk.seal(conversation_id, _NAME, citizen_id, name),
            "phone": await self._desk.seal(conversation_id, _PHONE, citizen_id, phone),
            "phone_index": self._desk.vault.index("phone", phone) if phone else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    purpose: str
    version: str
    text_hash: str
    channel: Channel
    at: datetime
    withdrawn_at: datetime | None = None


class Consents:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def give(self, conversation_id: UUID, consent: Consent) -> None:
        citizen_id = await self._desk.scalar(
            select(CitizenRow.id).where(CitizenRow.conversation_id == conversation_id)
        )
        row = {
            "id": new_id(),
            "conversation_id": conversation_id,
            "citizen_id": citizen_id,
            "purpose": consent.purpose,
            "version": consent.version,
            "text_hash": consent.text_hash,
            "channel": consent.channel,
            "at": consent.at,
        }
        await self._desk.add(ConsentRow, row)

    async def in_force(self, conversation_id: UUID) -> tuple[Consent, ...]:
        rows = await self._desk.rows(
            select(ConsentRow)
            .where(ConsentRow.conversation_id == conversation_id)
            .where(ConsentRow.withdrawn_at.is_(None))
            .order_by(ConsentRow.id)
        )
        return tuple(_consent(row) for row in rows)

    async def history(self, conversation_id: UUID) -> tuple[Consent, ...]:
        """Every consent that was ever given here, the oldest first."""
        mine = ConsentRow.conversation_id == conversation_id
        rows = await self._desk.rows(select(ConsentRow).where(mine).order_by(ConsentRow.id))
        return tuple(_consent(row) for row in rows)

    async def withdraw(self, conversation_id: UUID, purpose: str, at: datetime) -> None:
        await self._desk.change(
            update(ConsentRow)
            .where(ConsentRow.conversation_id == conversation_id, ConsentRow.purpose == purpose)
            .where(ConsentRow.withdrawn_at.is_(None))
            .values(withdrawn_at=at)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """A draft as it was sent; `answers` is empty once erased.

    Of one for another `representative` is about who sent it, and `answers` about the other.
    """

    id: UUID
    conversation_id: UUID
    case_id: UUID | None
    form: str
    measure: str
    answers: Mapping[str, str]
    representative: Mapping[str, str]
    by_worker: tuple[str, ...]
    submitted_at: datetime

    @property
    def told(self) -> dict[str, str]:
        """Every answer, of both persons."""
        return {**self.representative, **self.answers}


class Applications:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def submit(self, conversation_id: UUID, draft: Draft, at: datetime) -> None:
        """Keep a draft as an application, under the draft's id; its person can be found by it."""
        answers = _ANSWERS_JSON.dump_json(draft.answers).decode()
        who = draft.representative
        told = _ANSWERS_JSON.dump_json(who).decode() if who is not None else None
        await self._desk.add(
            ApplicationRow,
            {
                "id": draft.id,
                "conversation_id": conversation_id,
                "form": draft.form,
                "measure": draft.measure,
                "answers": await self._desk.seal(conversation_id, _ANSWERS, draft.id, answers),
                "representative": told
                and await self._desk.seal(conversation_id, _REPRESENTATIVE, draft.id, told),
                "by_worker": list(draft.by_worker),
                "submitted_at": at,
            },
        )
        await put(self._desk, conversation_id, draft.id, draft.told)

    async def read(self, application_id: UUID) -> Application:
        found = await self._find(ApplicationRow.id == application_id)
        if found is None:
            raise NotFound
        return found

    async def of_case(self, case_id: UUID) -> Application | None:
        """The application that a case was opened for, if it was."""
        return await self._find(ApplicationRow.case_id == case_id)

    async def _find(self, wanted: ColumnElement[bool]) -> Application | None:
        row = await self._desk.first(select(ApplicationRow).where(wanted))
        if row is None:
            return None
        answers = await self._desk.open(row.conversation_id, _ANSWERS, row.id, row.answers)
        who = await self._desk.open(
            row.conversation_id, _REPRESENTATIVE, row.id, row.representative
        )
        return Application(
            id=row.id,
            conversation_id=row.conversation_id,
            case_id=row.case_id,
            form=row.form,
            measure=row.measure,
            answers=_ANSWERS_JSON.validate_json(answers or "{}"),
            representative=_ANSWERS_JSON.validate_json(who or "{}"),
            by_worker=tuple(row.by_worker),
            submitted_at=row.submitted_at,
        )


def _consent(row: Row[*tuple[Any, ...]]) -> Consent:
    return Consent(
        purpose=row.purpose,
        version=row.version,
        text_hash=row.text_hash,
        channel=Channel(row.channel),
        at=row.at,
        withdrawn_at=row.withdrawn_at,
    )
