"""Files of citizens and caseworkers: expected, then kept or refused; bytes lie in a folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select, update

from bot.errors import NotFound
from bot.people import Act, Caseworker, require
from bot.storage.desk import Desk
from bot.storage.schema import FileRow

_NAME = "file|name"
_REFERENCE = "file|reference"


class FileState(StrEnum):
    PENDING = "pending"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A file to be fetched: `reference` is the channel's, `size` in bytes as it says."""

    id: UUID
    conversation_id: UUID
    reference: str
    name: str
    size: int
    at: datetime
    case_id: UUID | None = None
    field: str = ""  # the document of a form that it was sent for
    paper: str = ""  # a sheet that we make ourselves; `reference` is what it is made from


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What lies in the folder: `path` is its random name there, `size` in bytes."""

    path: str
    mime: str
    size: int
    sha256: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    id: UUID
    conversation_id: UUID
    case_id: UUID | None
    state: FileState
    reason: str
    reference: str
    name: str
    mime: str
    size: int
    path: str
    field: str
    paper: str
    created_at: datetime
    kept_at: datetime | None


class Files:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def expect(self, file: Expected) -> None:
        key = file.conversation_id
        await self._desk.add(
            FileRow,
            {
                "id": file.id,
                "conversation_id": file.conversation_id,
                "case_id": file.case_id,
                "state": FileState.PENDING,
                "reference": await self._desk.seal(key, _REFERENCE, file.id, file.reference),
                "name": await self._desk.seal(key, _NAME, file.id, file.name),
                "size": file.size,
                "paper": file.paper or None,
                "field": file.field or None,
                "created_at": file.at,
            },
        )

    async def kept(self, file_id: UUID, stored: Stored) -> bool:
        """The bytes are in the folder; False if the file was settled or erased meanwhile."""
        return await self._settle(file_id, **_kept(stored))

    async def made(self, file: File, stored: Stored, name: str) -> bool:
        """A sheet of ours is there under its name; what it was made from is forgotten."""
        sealed = await self._desk.seal(file.conversation_id, _NAME, file.id, name)
        return await self._settle(file.id, **_kept(stored), name=sealed, reference=None)

    async def refused(self, file_id: UUID, reason: str) -> bool:
        return await self._settle(file_id, state=FileState.REFUSED, reason=reason, reference=None)

    async def read(self, file_id: UUID) -> File:
        """For the house itself; a worker reads with `read_for`."""
        row = await self._desk.first(select(FileRow).where(FileRow.id == file_id))
        if row is None:
            raise NotFound
        return await self._file(row)

    async def read_for(self, file_id: UUID, worker: Caseworker) -> File:
        """A kept file that belongs to a case."""
        require(worker, Act.READ_CASE)
        found = await self.read(file_id)
        if found.case_id is None or found.state is not FileState.KEPT:
            raise NotFound
        return found

    async def of_case(self, case_id: UUID, worker: Caseworker) -> tuple[File, ...]:
        require(worker, Act.READ_CASE)
        return await self._files(select(FileRow).where(FileRow.case_id == case_id))

    async def of_conversation(self, conversation_id: UUID) -> tuple[File, ...]:
        return await self._files(select(FileRow).where(FileRow.conversation_id == conversation_id))

    async def attach(self, fields: Mapping[UUID, str], case_id: UUID) -> None:
        """Give files to a case, each with the document of its form that it was sent for."""
        for file_id, field in fields.items():
            change = update(FileRow).where(FileRow.id == file_id)
            await self._desk.change(change.values(case_id=case_id, field=field or None))

    async def erase(self, file_ids: Sequence[UUID]) -> tuple[str, ...]:
        """Blank files of a dropped draft; return the paths to unlink after the commit."""
        chosen = FileRow.id.in_(file_ids)
        rows = await self._desk.rows(select(FileRow.path).where(chosen, FileRow.path != ""))
        await self._desk.change(
            update(FileRow)
            .where(chosen)
            .values(
                reference=None,
                name=None,
                path="",
                sha256="",
                state=FileState.REFUSED,
                reason="erased",
            )
        )
        return tuple(row.path for row in rows)

    async def paths(self) -> frozenset[str]:
        """Every path that a row names; other files in the folder are strays."""
        rows = await self._desk.rows(select(FileRow.path).where(FileRow.path != ""))
        return frozenset(row.path for row in rows)

    async def _settle(self, file_id: UUID, **values: object) -> bool:
        pending = update(FileRow).where(FileRow.id == file_id, FileRow.state == FileState.PENDING)
        return await self._desk.change(pending.values(**values)) > 0

    async def _files(self, wanted: Select[*tuple[Any, ...]]) -> tuple[File, ...]:
        rows = await self._desk.rows(wanted.order_by(FileRow.id))
        return tuple([await self._file(row) for row in rows])

    async def _file(self, row: Row[*tuple[Any, ...]]) -> File:
        key = row.conversation_id
        return File(
            id=row.id,
            conversation_id=row.conversation_id,
            case_id=row.case_id,
            state=FileState(row.state),
            reason=row.reason,
            reference=await self._desk.open(key, _REFERENCE, row.id, row.reference) or "",
            name=await self._desk.open(key, _NAME, row.id, row.name) or "",
            mime=row.mime,
            size=row.size,
            path=row.path,
            paper=row.paper or "",
            field=row.field or "",
            created_at=row.created_at,
            kept_at=row.kept_at,
        )


def _kept(stored: Stored) -> dict[str, object]:
    return {
        "state": FileState.KEPT,
        "path": stored.path,
        "mime": stored.mime,
        "size": stored.size,
        "sha256": stored.sha256,
        "kept_at": stored.at,
    }
