"""Caseworkers' accounts and sign-ins, and wrong tries of anybody."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, func, select, update

from bot.people import Caseworker, Role
from bot.storage.desk import Desk
from bot.storage.ids import new_id
from bot.storage.schema import AttemptRow, SignInRow, WorkerRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    worker: Caseworker
    password_hash: str
    is_disabled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    worker: Caseworker
    csrf: str
    created_at: datetime
    seen_at: datetime


class Staff:
    """A token is given in clear and kept as a keyed hash only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def add(
        self, login: str, name: str, role: Role, *, password_hash: str
    ) -> Caseworker | None:
        """Add an account; None if the login is taken."""
        worker = Caseworker(id=new_id(), login=login, name=name, role=role)
        is_new = await self._desk.add_new(
            WorkerRow,
            {
                "id": worker.id,
                "login": login,
                "name": name,
                "role": role,
                "password_hash": password_hash,
            },
        )
        return worker if is_new else None

    async def find(self, login: str) -> Account | None:
        row = await self._desk.first(select(WorkerRow).where(WorkerRow.login == login))
        if row is None:
            return None
        return Account(
            worker=_worker(row),
            password_hash=row.password_hash,
            is_disabled=row.disabled_at is not None,
        )

    async def count(self) -> int:
        return int(await self._desk.scalar(select(func.count()).select_from(WorkerRow)))

    async def set_password(self, worker_id: UUID, password_hash: str) -> None:
        """Change the password and end every sign-in."""
        await self._change(worker_id, password_hash=password_hash)
        await self._end_all(worker_id)

    async def disable(self, worker_id: UUID, at: datetime) -> None:
        await self._change(worker_id, disabled_at=at)
        await self._end_all(worker_id)

    async def sign_in(self, token: str, worker_id: UUID, csrf: str, at: datetime) -> None:
        row = {
            "token_hash": self._hashes(token)[0],
            "worker_id": worker_id,
            "csrf": csrf,
            "created_at": at,
            "seen_at": at,
        }
        await self._desk.add(SignInRow, row)

    async def signed_in(self, token: str) -> SignIn | None:
        """Whose token this is; whether it is too old, the caller decides."""
        row = await self._desk.first(
            select(WorkerRow, SignInRow.csrf, SignInRow.created_at, SignInRow.seen_at)
            .join(SignInRow, SignInRow.worker_id == WorkerRow.id)
            .where(SignInRow.token_hash.in_(self._hashes(token)), WorkerRow.disabled_at.is_(None))
        )
        if row is None:
            return None
        return SignIn(
            worker=_worker(row), csrf=row.csrf, created_at=row.created_at, seen_at=row.seen_at
        )

    async def saw(self, token: str, at: datetime) -> None:
        mine = SignInRow.token_hash.in_(self._hashes(token))
        await self._desk.change(update(SignInRow).where(mine).values(seen_at=at))

    async def sign_out(self, token: str) -> None:
        mine = SignInRow.token_hash.in_(self._hashes(token))
        await self._desk.change(delete(SignInRow).where(mine))

    async def _change(self, worker_id: UUID, **values: object) -> None:
        change = update(WorkerRow).where(WorkerRow.id == worker_id)
        await self._desk.change(change.values(**values))

    async def _end_all(self, worker_id: UUID) -> None:
        await self._desk.change(delete(SignInRow).where(SignInRow.worker_id == worker_id))

    def _hashes(self, token: str) -> tuple[str, ...]:
        return self._desk.vault.indexes("sign_in", token)


class Attempts:
    """Wrong tries; a subject («sign-in|login|anna») is kept as a keyed hash only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def add(self, subject: str, at: datetime) -> UUID:
        attempt_id = new_id()
        row = {"id": attempt_id, "subject": self._hashes(subject)[0], "at": at}
        await self._desk.add(AttemptRow, row)
        return attempt_id

    async def take_back(self, attempt_id: UUID) -> None:
        """It was no wrong try after all."""
        await self._desk.change(delete(AttemptRow).where(AttemptRow.id == attempt_id))

    async def count(self, subject: str, since: datetime) -> int:
        tries = select(func.count()).where(
            AttemptRow.subject.in_(self._hashes(subject)), AttemptRow.at >= since
        )
        return int(await self._desk.scalar(tries))

    async def clear(self, subject: str) -> None:
        mine = AttemptRow.subject.in_(self._hashes(subject))
        await self._desk.change(delete(AttemptRow).where(mine))

    def _hashes(self, subject: str) -> tuple[str, ...]:
        return self._desk.vault.indexes("attempt", subject)


def _worker(row: Row[*tuple[Any, ...]]) -> Caseworker:
    return Caseworker(id=row.id, login=row.login, name=row.name, role=Role(row.role))
