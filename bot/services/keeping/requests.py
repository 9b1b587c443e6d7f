"""What a citizen asked of their own data, done a moment later: a copy made, all erased."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import TypeAlias

from structlog import get_logger

from bot.messages import Author, Content
from bot.services.footing.changes import DELIVERY, about
from bot.services.footing.ground import Ground
from bot.services.footing.transactions import Tell
from bot.services.keeping.copies import Copies
from bot.services.keeping.erasing import Eraser
from bot.services.keeping.folder import Folder, Received
from bot.services.turns.owndata import ERASE, EXPORT
from bot.services.turns.passing import Passing
from bot.storage.drawers.conversations import Conversation
from bot.storage.drawers.files import Expected
from bot.storage.drawers.leases import DueItem
from bot.storage.drawers.messages import Line
from bot.storage.ids import new_id
from bot.storage.store import Store

log = get_logger()

DROP_COPY = "drop_copy"  # kind of due row
COPY_KEPT = timedelta(hours=24)
LEASE = timedelta(minutes=2)
AGAIN = timedelta(seconds=5)  # last words are still on their way
MOST_TRIES = 120

Act: TypeAlias = Callable[[DueItem], Awaitable[None]]


class Requests:
    """Each in a transaction of its own; a copy lies in the folder of files for a day at most."""

    def __init__(self, ground: Ground, eraser: Eraser, copies: Copies, passing: Passing) -> None:
        self._transactions = ground.transactions
        self._clock = ground.clock
        self._folder = Folder(ground.folder)
        self._eraser = eraser
        self._copies = copies
        self._passing = passing

    async def settle(self) -> bool:
        """Do what is due now; tell whether there was anything."""
        acts: dict[str, Act] = {EXPORT: self._export, DROP_COPY: self._drop, ERASE: self._erase}
        return any([await self._do(kind, act) for kind, act in acts.items()])

    async def _do(self, kind: str, act: Act) -> bool:
        now = self._clock.now()
        async with self._transactions.reading() as store:
            if not await store.due.count(kind, now):
                return False
        async with self._transactions.begin() as (store, _):
            items = await store.due.take(kind, now, now + LEASE)
        for item in items:
            await act(item)
        return bool(items)

    # ------------------------------------------------------------ a copy

    async def _export(self, item: DueItem) -> None:
        """Write both files, say so in the log; what does not come to be leaves no file behind."""
        written: list[Received] = []
        is_kept = False
        try:
            async with self._transactions.begin() as (store, tell):
                conversation = await store.conversations.hold(item.subject_id)
                if await store.due.done(item) and not conversation.is_erased:
                    await self._hand_out(store, tell, conversation, written)
            is_kept = True
        finally:
            if not is_kept:
                self._folder.drop(*(one.path for one in written))

    async def _hand_out(
        self, store: Store, tell: Tell, conversation: Conversation, written: list[Received]
    ) -> None:
        now, texts = self._clock.now(), self._copies.texts
        tree = await self._copies.gather(store, conversation, now)
        name = texts.line("choice.my_data")
        parts = (
            ("mydata.exported", f"{name}.txt", self._copies.readable(tree)),
            ("mydata.exported_json", f"{name}.json", self._copies.machine(tree)),
        )
        for key, file_name, content in parts:
            received = await self._folder.receive(_whole(content))
            written.append(received)
            file = await self._keep(store, conversation, received, file_name)
            said = Content(text=texts.line(key), file=file.id, file_name=file_name)
            passed = await self._passing.of_person(store, conversation, said, now)
            line = Line(author=Author.BOT, content=passed.content, at=now, key=key)
            logged = await store.messages.append(conversation.id, line)
            if passed.is_sent:
                await store.deliveries.put(conversation, logged, now)
        tell(about(conversation.id))
        tell(DELIVERY)

    async def _keep(
        self, store: Store, conversation: Conversation, received: Received, name: str
    ) -> Expected:
        now = self._clock.now()
        file = Expected(
            id=new_id(),
            conversation_id=conversation.id,
            reference="",
            name=name,
            size=received.size,
            at=now,
        )
        stored = received.stored(now)
        await store.files.expect(file)
        await store.files.kept(file.id, stored)
        await store.due.put(DROP_COPY, file.id, now + COPY_KEPT)
        return file

    async def _drop(self, item: DueItem) -> None:
        """A day is over: nobody needs a second copy of everything lying about."""
        async with self._transactions.begin() as (store, _):
            is_ours = await store.due.done(item)
            paths = await store.files.erase([item.subject_id]) if is_ours else ()
        self._folder.drop(*paths)

    # ------------------------------------------------------------ everything

    async def _erase(self, item: DueItem) -> None:
        """Erase once the last words are delivered; a case that was opened meanwhile keeps it."""
        has_tried = item.attempts >= MOST_TRIES
        outcome = await self._eraser.erase_as_asked(item.subject_id, is_patient=not has_tried)
        async with self._transactions.begin() as (store, _):
            if outcome is None:
                await store.due.postpone(item, self._clock.now() + AGAIN)
                return
            await store.due.done(item)
        if not outcome:
            log.info("erasing_given_up", conversation=item.subject_id)


async def _whole(content: bytes) -> AsyncIterator[bytes]:
    yield content
