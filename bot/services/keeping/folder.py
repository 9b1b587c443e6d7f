"""The folder of files: random names, nothing half-written, nothing but the types we keep."""

import asyncio
import hashlib
import os
import secrets
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.errors import FileNotTaken
from bot.services.keeping.filetypes import mime_of
from bot.storage.drawers.files import Stored

MAX_BYTES = 20 * 2**20
PART, UPLOAD = ".part", ".up"
PIECE = 65_536
STRAY_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A whole file on the disk. `path` is its name in the folder, `size` in bytes."""

    path: str
    mime: str
    size: int
    sha256: str

    def stored(self, at: datetime) -> Stored:
        """What its row keeps of it."""
        return Stored(path=self.path, mime=self.mime, size=self.size, sha256=self.sha256, at=at)


class Folder:
    def __init__(self, path: Path) -> None:
        self.path = path

    async def receive(self, chunks: AsyncIterator[bytes], suffix: str = "") -> Received:
        """Write, check, fsync, rename. Raises FileNotTaken: too_big, empty, type."""
        name = secrets.token_hex(16)
        part = self.path / f"{name}{PART}"
        self.path.mkdir(parents=True, exist_ok=True)
        try:
            size, sha256 = await _write(part, chunks)
            mime = await asyncio.to_thread(mime_of, part)
            if mime is None:
                raise FileNotTaken("type")
            await asyncio.to_thread(self._rename, part, self.path / f"{name}{suffix}")
        finally:
            part.unlink(missing_ok=True)
        return Received(path=f"{name}{suffix}", mime=mime, size=size, sha256=sha256)

    async def read(self, name: str) -> AsyncIterator[bytes]:
        """The bytes of a file in the folder; raises FileNotFoundError."""
        with (self.path / Path(name).name).open("rb") as file:
            while piece := await asyncio.to_thread(file.read, PIECE):
                yield piece

    def drop(self, *names: str) -> None:
        for name in names:
            (self.path / Path(name).name).unlink(missing_ok=True)

    def drop_strays(self, known: frozenset[str]) -> int:
        """Unlink what no row names and nobody has touched for a day: a crash left it."""
        old = time.time() - STRAY_SECONDS
        strays = [
            file.name
            for file in (self.path.iterdir() if self.path.is_dir() else ())
            if file.name not in known and file.stat().st_mtime < old
        ]
        self.drop(*strays)
        return len(strays)

    def _rename(self, part: Path, whole: Path) -> None:
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.rename(whole)
        handle = os.open(self.path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


async def _write(part: Path, chunks: AsyncIterator[bytes]) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    with part.open("wb") as file:
        async for chunk in chunks:
            size += len(chunk)
            if size > MAX_BYTES:
                raise FileNotTaken("too_big")
            digest.update(chunk)
            await asyncio.to_thread(file.write, chunk)
    if size == 0:
        raise FileNotTaken("empty")
    return size, digest.hexdigest()
