"""The files of the emulator: kept in memory, handed out by a link with the token."""

import hashlib
from dataclasses import dataclass
from itertools import count

from tests.support.botapi.calls import Tree, bad

LARGEST_DOWNLOAD = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    id: str
    name: str
    mime: str
    content: bytes
    pretended_size: int = 0  # to be too big without being big

    @property
    def size(self) -> int:
        return self.pretended_size or len(self.content)

    @property
    def path(self) -> str:
        return f"documents/{self.id}"

    def tree(self) -> Tree:
        return self.brief() | {"file_name": self.name, "mime_type": self.mime}

    def brief(self) -> Tree:
        unique = hashlib.sha256(self.id.encode()).hexdigest()[:16]
        return {"file_id": self.id, "file_unique_id": unique, "file_size": self.size}


class StoredFiles:
    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._ids = count(1)

    def keep(
        self, name: str, content: bytes, *, mime: str = "", pretended_size: int = 0
    ) -> StoredFile:
        file = StoredFile(
            id=f"file{next(self._ids)}",
            name=name,
            mime=mime or "application/octet-stream",
            content=content,
            pretended_size=pretended_size,
        )
        self._files[file.id] = file
        return file

    def find(self, file_id: str) -> StoredFile:
        if file_id not in self._files:
            raise bad("invalid file_id")
        return self._files[file_id]

    def link(self, file_id: str) -> Tree:
        file = self.find(file_id)
        if file.size > LARGEST_DOWNLOAD:
            raise bad("file is too big")
        return file.brief() | {"file_path": file.path}

    def at(self, path: str) -> StoredFile | None:
        return next((file for file in self._files.values() if file.path == path), None)
