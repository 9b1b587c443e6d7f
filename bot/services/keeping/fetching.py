"""Fetching what a channel only referred to: due rows, retries, and the outcome to the inbox."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Literal, Protocol

from structlog import get_logger

from bot.errors import FileNotTaken
from bot.messages import WEB, Channel, FileKept, FileRefused
from bot.services.footing.changes import ASSISTANT, FILES, QUEUE, about
from bot.services.footing.ground import Ground
from bot.services.footing.transactions import Tell
from bot.services.keeping.folder import UPLOAD, Folder, Received
from bot.services.turns.effects import FETCH_FILE
from bot.storage.drawers.conversations import Conversation
from bot.storage.drawers.files import File, FileState
from bot.storage.drawers.leases import DueItem
from bot.storage.store import Store

log = get_logger()

MOST_ATTEMPTS = 8
LONGEST_BACKOFF = 300.0  # seconds
FETCH_SECONDS = 120.0
POLL_SECONDS = 1.0
MOST_AT_ONCE = 4


class Unreachable(Exception):
    """The channel did not give the file this time."""


class Fetcher(Protocol):
    def fetch(self, reference: str) -> AsyncIterator[bytes]:
        """Yield the bytes. Raises Unreachable to try again, FileNotTaken never to."""


class Fetching:
    def __init__(self, ground: Ground, folder: Folder) -> None:
        self._transactions = ground.transactions
        self._changes = ground.changes
        self._clock = ground.clock
        self._folder = folder
        self._fetchers: dict[tuple[Channel, str], Fetcher] = {}

    def attach(self, channel: Channel, bot: str, fetcher: Fetcher) -> None:
        self._fetchers[channel, bot] = fetcher
        self._changes.tell(FILES)

    async def run(self) -> None:
        """Fetch until cancelled."""
        while True:
            mark = self._changes.mark()
            has_worked = False
            try:
                has_worked = await self._fetch_due()
            except Exception:  # the database may be away for a while
                log.exception("fetching stumbled")
            if not has_worked:
                await self._changes.wait(FILES, POLL_SECONDS, after=mark)

    async def settle(self) -> bool:
        has_worked = False
        while await self._fetch_due():
            has_worked = True
        return has_worked

    async def _fetch_due(self) -> bool:
        now = self._clock.now()
        async with self._transactions.reading() as store:
            if not await store.due.count(FETCH_FILE, now):
                return False
        until = now + timedelta(seconds=FETCH_SECONDS + 30)
        async with self._transactions.begin() as (store, _):
            items = await store.due.take(FETCH_FILE, now, until, MOST_AT_ONCE)
        await asyncio.gather(*(self._fetch(item) for item in items))
        return bool(items)

    async def _fetch(self, item: DueItem) -> None:
        async with self._transactions.reading() as store:
            file = await store.files.read(item.subject_id)
            conversation = await store.conversations.read(file.conversation_id)
        if file.state is not FileState.PENDING:
            await self._strike_off(item)
            return
        try:
            received = await self._receive(file, conversation)
        except FileNotTaken as refused:
            await self._refuse(item, file, refused.reason)
        except Exception:  # a network has many ways to fail; all of them are tried again
            log.exception("file not fetched", file=file.id, attempts=item.attempts)
            await self._try_later(item, file)
        else:
            await self._keep(item, file, received)

    async def _receive(self, file: File, conversation: Conversation) -> Received:
        own = conversation.address
        place = (Channel.BROWSER, WEB) if _is_upload(file) else (own.channel, own.bot)
        fetcher = self._fetchers.get(place)
        if fetcher is None:
            raise Unreachable
        async with asyncio.timeout(FETCH_SECONDS):
            return await self._folder.receive(fetcher.fetch(file.reference))

    async def _keep(self, item: DueItem, file: File, received: Received) -> None:
        stored = received.stored(self._clock.now())
        is_ours = False
        try:
            async with self._transactions.begin() as (store, tell):
                is_ours = await store.due.done(item) and await store.files.kept(file.id, stored)
                if is_ours:
                    await self._tell(store, tell, file, FileKept(file=file.id, name=file.name))
        finally:
            if not is_ours:
                self._folder.drop(received.path)
        self._drop_upload(file)

    async def _refuse(self, item: DueItem, file: File, reason: str) -> None:
        async with self._transactions.begin() as (store, tell):
            if await store.due.done(item) and await store.files.refused(file.id, reason):
                told = FileRefused(file=file.id, name=file.name, reason=_named(reason))
                await self._tell(store, tell, file, told)
        self._drop_upload(file)

    def _drop_upload(self, file: File) -> None:
        if _is_upload(file):
            self._folder.drop(file.reference)

    async def _tell(
        self, store: Store, tell: Tell, file: File, told: FileKept | FileRefused
    ) -> None:
        conversation = await store.conversations.read(file.conversation_id)
        door = Channel.BROWSER if _is_upload(file) else None
        now = self._clock.now()
        await store.inbox.accept(conversation, f"file:{file.id}", told, now, door=door)
        tell(ASSISTANT)
        if file.case_id:
            tell(QUEUE)
            tell(about(conversation.id))

    async def _try_later(self, item: DueItem, file: File) -> None:
        if item.attempts >= MOST_ATTEMPTS:
            await self._refuse(item, file, "unreachable")
            return
        wait = timedelta(seconds=min(LONGEST_BACKOFF, 2.0**item.attempts))
        async with self._transactions.begin() as (store, _):
            await store.due.postpone(item, self._clock.now() + wait)

    async def _strike_off(self, item: DueItem) -> None:
        async with self._transactions.begin() as (store, _):
            await store.due.done(item)


def _is_upload(file: File) -> bool:
    """Whether it came by a page of ours, wherever its conversation is held."""
    return file.reference.endswith(UPLOAD)


def _named(reason: str) -> Literal["too_big", "type", "empty", "unreachable"]:
    match reason:
        case "too_big" | "type" | "empty":
            return reason
        case _:
            return "unreachable"
