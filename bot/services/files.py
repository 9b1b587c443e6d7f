"""Files: uploaded by a browser, opened with permission, sent by caseworkers."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from bot.errors import FileGone, FileNotTaken, NotFound
from bot.messages import WEB, Channel, FileReference
from bot.people import Act, Caseworker, require
from bot.services.footing.ground import Ground
from bot.services.keeping.fetching import Fetcher, Fetching, Unreachable
from bot.services.keeping.folder import MAX_BYTES, UPLOAD, Folder, Received
from bot.services.turns.noting import note_worker
from bot.storage.drawers.files import Expected, File, FileState
from bot.storage.ids import new_id
from bot.storage.store import Store

__all__ = ["MAX_BYTES", "Fetcher", "Files", "OpenedFile", "Unreachable"]

MOST_UPLOADS_PENDING = 10
EXTENSIONS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/tiff": ".tiff",
    "image/heic": ".heic",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """A file somebody may have; `name` is for the download, `size` in bytes."""

    path: Path
    name: str
    mime: str
    size: int
    is_paper: bool = False  # a sheet that we made ourselves


class Files:
    def __init__(self, ground: Ground) -> None:
        self._transactions = ground.transactions
        self._clock = ground.clock
        self._folder = Folder(ground.folder)
        self._fetching = Fetching(ground, self._folder)
        self.attach(Channel.BROWSER, WEB, Uploads(self._folder))

    def attach(self, channel: Channel, bot: str, fetcher: Fetcher) -> None:
        """Fetch files of this bot by this fetcher from now on."""
        self._fetching.attach(channel, bot, fetcher)

    async def run(self) -> None:
        await self._fetching.run()

    async def settle(self) -> bool:
        return await self._fetching.settle()

    async def upload(
        self, conversation: UUID, name: str, chunks: AsyncIterator[bytes]
    ) -> FileReference:
        """Take a browser's file. Raises FileNotTaken: too_big, empty, type, too_many."""
        async with self._transactions.reading() as store:
            files = await store.files.of_conversation(conversation)
        if sum(file.state is FileState.PENDING for file in files) >= MOST_UPLOADS_PENDING:
            raise FileNotTaken("too_many")
        received = await self._folder.receive(chunks, UPLOAD)
        return FileReference(reference=received.path, name=plain_name(name), size=received.size)

    async def open(self, file: UUID, worker: Caseworker) -> OpenedFile:
        """A file of a case, for a caseworker; the journal notes it."""
        require(worker, Act.READ_CASE)
        async with self._transactions.begin() as (store, _):
            found = await store.files.read_for(file, worker)
            if found.case_id:
                now = self._clock.now()
                await note_worker(store, worker, "file.opened", found.case_id, at=now)
        return self._opened(found)

    async def open_for_citizen(self, file: UUID, conversation: UUID) -> OpenedFile:
        """A file of the citizen's own conversation; raises NotFound for any other."""
        async with self._transactions.reading() as store:
            found = await store.files.read(file)
        if found.conversation_id == conversation and found.paper and not found.path:
            raise FileGone
        if found.conversation_id != conversation or found.state is not FileState.KEPT:
            raise NotFound
        return self._opened(found)

    async def receive(self, chunks: AsyncIterator[bytes]) -> Received:
        """Take a caseworker's file; `keep` makes it known within a transaction."""
        return await self._folder.receive(chunks)

    async def keep(
        self, store: Store, conversation: UUID, received: Received, *, name: str, case: UUID
    ) -> UUID:
        now = self._clock.now()
        file = Expected(
            id=new_id(),
            conversation_id=conversation,
            reference="",
            name=plain_name(name),
            size=received.size,
            at=now,
            case_id=case,
        )
        stored = received.stored(now)
        await store.files.expect(file)
        await store.files.kept(file.id, stored)
        return file.id

    def drop(self, *paths: str) -> None:
        self._folder.drop(*paths)

    async def drop_strays(self) -> int:
        async with self._transactions.reading() as store:
            return self._folder.drop_strays(await store.files.paths())

    def _opened(self, file: File) -> OpenedFile:
        name = file.name or f"file{EXTENSIONS.get(file.mime, '')}"
        path = self._folder.path / file.path
        return OpenedFile(
            path=path, name=name, mime=file.mime, size=file.size, is_paper=bool(file.paper)
        )


class Uploads:
    """The browser's own fetcher: the bytes lie in the folder already."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    async def fetch(self, reference: str) -> AsyncIterator[bytes]:
        if not reference.endswith(UPLOAD):
            raise FileNotTaken("unreachable")
        async for piece in self._folder.read(reference):
            yield piece


def plain_name(name: str) -> str:
    """The last part of a name, without control characters, of a sensible length."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable())[:120].strip()
