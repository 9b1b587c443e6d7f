"""Erasing a conversation: its key, its words, its files."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from structlog import get_logger

from bot.clock import Clock
from bot.conversation.values.situation import CaseStatus
from bot.errors import AlreadyTaken, NewMessageCame, ValueNotTaken, WrongState
from bot.people import Act, Caseworker, require
from bot.services.footing.changes import QUEUE, about
from bot.services.footing.transactions import Transactions
from bot.services.turns.numbers import only_digits, shown
from bot.storage.drawers.deliveries import DeliveryState
from bot.storage.drawers.journal import SYSTEM, Actor, Event
from bot.storage.store import Store

log = get_logger()

ON_ITS_WAY = {DeliveryState.READY, DeliveryState.SENDING, DeliveryState.UNKNOWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasable:
    """What goes with a case's citizen: their whole conversation. `cases` are numbers of all."""

    number: str  # «45-82-17-36»
    cases: tuple[str, ...]
    last_seq: int
    has_news_on_its_way: bool  # something said to the citizen has not arrived yet
    is_erased: bool


class Eraser:
    def __init__(self, transactions: Transactions, clock: Clock, folder: Path) -> None:
        self._transactions = transactions
        self._clock = clock
        self._folder = folder

    async def erase(self, conversation: UUID) -> None:
        """Erase everything of a conversation, cases included; tombstones keep their places."""
        async with self._transactions.begin() as (store, tell):
            paths = await self._erase(store, conversation, SYSTEM)
            tell(about(conversation))
        self._unlink(paths)

    async def erase_unless_kept(self, conversation: UUID) -> bool:
        """Erase a conversation unless a case needs it, or it was taken away by a code."""
        now = self._clock.now()
        async with self._transactions.begin() as (store, tell):
            await store.conversations.hold(conversation)
            if await store.cases.of_citizen(conversation):
                return False
            if await store.visits.taken_until(conversation, now):
                return False
            paths = await self._erase(store, conversation, SYSTEM)
            tell(about(conversation))
        self._unlink(paths)
        return True

    async def drop_papers(self, conversation: UUID) -> None:
        """Erase the sheets that we made for a conversation: whoever wants one makes it anew."""
        async with self._transactions.begin() as (store, _):
            files = await store.files.of_conversation(conversation)
            paths = await store.files.erase([file.id for file in files if file.paper])
        self._unlink(paths)

    async def drop_left_papers(self, before: datetime, unseen_since: datetime) -> None:
        """Erase the sheets nobody comes back for."""
        async with self._transactions.begin() as (store, _):
            left = await store.retention.left_papers(before, unseen_since)
            paths = await store.files.erase(left)
        self._unlink(paths)

    async def erase_as_asked(self, conversation: UUID, *, is_patient: bool) -> bool | None:
        """Erase what its citizen asked to, unless a case is open; tell whether it is erased.

        None: something said to the citizen is on its way, and there is patience to wait for it.
        """
        async with self._transactions.begin() as (store, tell):
            found = await store.conversations.hold(conversation)
            cases = await store.cases.of_citizen(conversation)
            if found.is_erased or any(one.status is not CaseStatus.RESOLVED for one in cases):
                return found.is_erased
            states = await store.deliveries.states(conversation)
            if is_patient and any(one.state in ON_ITS_WAY for one in states.values()):
                return None
            actor = Actor(kind="citizen", id=conversation)
            paths = await self._erase(store, conversation, actor)
            tell(about(conversation))
        self._unlink(paths)
        return True

    async def erasable(self, worker: Caseworker, case: UUID) -> Erasable:
        """Return what `erase_citizen` would take away. Raises NotAllowed, NotFound."""
        require(worker, Act.ERASE_CITIZEN)
        async with self._transactions.reading() as store:
            number = (await store.cases.read(case, worker)).number
            conversation = await store.conversations.read(await store.cases.conversation_of(case))
            cases = await store.cases.of_citizen(conversation.id)
            states = await store.deliveries.states(conversation.id)
        return Erasable(
            number=shown(number),
            cases=tuple(one.number for one in cases),
            last_seq=conversation.last_seq,
            has_news_on_its_way=any(one.state in ON_ITS_WAY for one in states.values()),
            is_erased=conversation.is_erased,
        )

    async def erase_citizen(
        self, worker: Caseworker, case: UUID, number: str, last_seen_seq: int
    ) -> None:
        """Erase the citizen of a case, all or nothing; `number` is what the worker typed.

        Raises NotAllowed, NotFound; ValueNotTaken if it is not the case's number, NewMessageCame
        if anything was said after `last_seen_seq`, AlreadyTaken if a colleague works on a case of
        the citizen, WrongState if they were erased before.
        """
        require(worker, Act.ERASE_CITIZEN)
        async with self._transactions.begin() as (store, tell):
            conversation = await store.conversations.hold(await store.cases.conversation_of(case))
            if conversation.is_erased:
                raise WrongState
            if only_digits(number) != (await store.cases.read(case, worker)).number:
                raise ValueNotTaken
            if conversation.last_seq > last_seen_seq:
                raise NewMessageCame
            await _leave_colleagues_alone(store, conversation.id, worker)
            actor = Actor(kind="worker", id=worker.id)
            paths = await self._erase(store, conversation.id, actor)
            tell(QUEUE)
            tell(about(conversation.id))
        self._unlink(paths)

    async def _erase(self, store: Store, conversation: UUID, actor: Actor) -> tuple[str, ...]:
        now = self._clock.now()
        event = Event(
            act="conversation.erased",
            actor=actor,
            object_kind="conversation",
            object_id=conversation,
            at=now,
        )
        await store.journal.write(event)
        return await store.conversations.erase(conversation, now)

    def _unlink(self, paths: tuple[str, ...]) -> None:
        """One that does not go now is a stray: no row names it, and the next sweep takes it."""
        for path in paths:
            try:
                (self._folder / path).unlink(missing_ok=True)
            except OSError:
                log.exception("file_not_unlinked")


async def _leave_colleagues_alone(store: Store, conversation: UUID, worker: Caseworker) -> None:
    for brief in await store.cases.of_citizen(conversation):
        case = await store.cases.read(brief.id, worker)
        is_open = case.status is not CaseStatus.RESOLVED
        if is_open and case.assignee_id not in {None, worker.id}:
            raise AlreadyTaken(case.assignee)
