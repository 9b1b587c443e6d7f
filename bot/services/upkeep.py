"""What is done when its time comes: overdue cases, silent people, forgetting, sealing."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from structlog import get_logger

from bot.conversation.acts.applying import ageing
from bot.conversation.values.situation import Owner, OwnerKind
from bot.conversation.values.wishes import DropFiles
from bot.messages import CaseTold, Channel
from bot.services.cases.announcing import CASE_REOPENED, CASE_TAKEN, announce
from bot.services.casework import PERSON_SILENT
from bot.services.files import Files
from bot.services.footing.changes import ASSISTANT, QUEUE, about
from bot.services.footing.ground import Ground
from bot.services.footing.transactions import Tell
from bot.services.keeping.erasing import Eraser
from bot.services.keeping.requests import Requests
from bot.services.turns.situations import CASE_OVERDUE
from bot.services.turns.storing import DRAFTS_AGED
from bot.services.visits import IDLE
from bot.storage.drawers.leases import DueItem
from bot.storage.store import Store

log = get_logger()

UPKEEP = "upkeep"
POLL_SECONDS = 1.0
ITEM_LEASE = timedelta(minutes=1)
SWEEP_EVERY = timedelta(minutes=10)
SEAL_BATCH = 500

PAYLOAD_KEPT = timedelta(days=7)
ATTEMPTS_KEPT = timedelta(days=2)
LINKS_KEPT = timedelta(days=2)  # after they opened last
SIGN_INS_KEPT = timedelta(days=2)
QUESTIONS_KEPT = timedelta(days=400)  # masked, for editors: a year and a month to compare with it
PAPERS_KEPT = timedelta(days=7)  # sheets of ours: a messenger has them by then
BROWSER_KEPT = timedelta(hours=24)  # after a visit was over, if no case came of it
TELEGRAM_KEPT = timedelta(days=90)  # after the last words, if no case came of them


class Upkeep:
    def __init__(self, ground: Ground, eraser: Eraser, files: Files, requests: Requests) -> None:
        self._transactions = ground.transactions
        self._changes = ground.changes
        self._clock = ground.clock
        self._eraser = eraser
        self._files = files
        self._requests = requests
        self._swept_at = ground.clock.now()

    async def run(self) -> None:
        """Look every second, sweep every ten minutes, until cancelled."""
        while True:
            try:
                await self.settle()
                if self._clock.now() - self._swept_at >= SWEEP_EVERY:
                    await self.sweep()
            except Exception:  # the database may be away for a while
                log.exception("upkeep stumbled")
            await self._changes.wait(UPKEEP, POLL_SECONDS)

    async def settle(self) -> bool:
        """Do what is due now; tell whether there was anything."""
        overdue = await self._do(CASE_OVERDUE, self._overdue)
        silent = await self._do(PERSON_SILENT, self._silent)
        aged = await self._do(DRAFTS_AGED, self._aged)
        taken = await self._do(CASE_TAKEN, self._taken)
        reopened = await self._do(CASE_REOPENED, self._reopened)
        asked = await self._requests.settle()
        done = (overdue, silent, aged, taken, reopened, asked)
        return any(done) or await self._seal()

    async def sweep(self) -> None:
        """Forget what has been kept long enough."""
        self._swept_at = now = self._clock.now()
        async with self._transactions.begin() as (store, _):
            await store.retention.drop_payloads(now - PAYLOAD_KEPT)
            await store.retention.drop_attempts(now - ATTEMPTS_KEPT)
            await store.links.drop(now - LINKS_KEPT)
            await store.retention.drop_sign_ins(now - SIGN_INS_KEPT)
            await store.retention.drop_questions((now - QUESTIONS_KEPT).date())
            await store.retention.drop_taken_away(now - BROWSER_KEPT)
            left = await store.retention.left_conversations(
                now - BROWSER_KEPT, now - BROWSER_KEPT - IDLE
            )
            silent = await store.retention.silent_conversations(
                Channel.TELEGRAM, now - TELEGRAM_KEPT
            )
        for conversation in (*left, *silent):
            await self._eraser.erase_unless_kept(conversation)
        await self._eraser.drop_left_papers(now - PAPERS_KEPT, now - IDLE)
        await self._files.drop_strays()

    async def _do(self, kind: str, act: Callable[[Store, Tell, DueItem], Awaitable[None]]) -> bool:
        now = self._clock.now()
        async with self._transactions.reading() as store:
            if not await store.due.count(kind, now):
                return False
        async with self._transactions.begin() as (store, _):
            items = await store.due.take(kind, now, now + ITEM_LEASE)
        for item in items:
            async with self._transactions.begin() as (store, tell):
                await act(store, tell, item)
        return bool(items)

    async def _overdue(self, store: Store, tell: Tell, item: DueItem) -> None:
        """Nobody took the case in time: the citizen is told once, the queue shows it first."""
        case = item.subject_id
        conversation_id = await store.cases.conversation_of(case)
        conversation = await store.conversations.hold(conversation_id)
        is_ours = await store.due.done(item) and await store.cases.mark_overdue(case)
        if is_ours and not conversation.is_erased:
            number = (await store.cases.brief(case)).number
            told = CaseTold(what="overdue", number=number, case=case)
            await store.inbox.accept(conversation, f"overdue:{case}", told, self._clock.now())
            tell(ASSISTANT)
            tell(QUEUE)

    async def _silent(self, store: Store, tell: Tell, item: DueItem) -> None:
        """A day without a word of the caseworker: the assistant speaks again, both see it."""
        conversation = await store.conversations.hold(item.subject_id)
        owner, now = conversation.owner, self._clock.now()
        is_theirs = owner.kind is OwnerKind.PERSON and owner.case is not None
        if not await store.due.done(item) or not is_theirs or owner.case is None:
            return
        brief = await store.cases.brief(owner.case)
        await store.conversations.set_owner(conversation.id, Owner())
        told = CaseTold(what="silent", number=brief.number, case=owner.case)
        await store.inbox.accept(conversation, f"silent:{item.id}:{item.fence}", told, now)
        for topic in (ASSISTANT, QUEUE, about(conversation.id)):
            tell(topic)

    async def _taken(self, store: Store, tell: Tell, item: DueItem) -> None:
        if await announce(store, item, "taken", self._clock.now()):
            tell(ASSISTANT)

    async def _reopened(self, store: Store, tell: Tell, item: DueItem) -> None:
        if await announce(store, item, "reopened", self._clock.now()):
            tell(ASSISTANT)

    async def _aged(self, store: Store, _tell: Tell, item: DueItem) -> None:
        """Drafts nobody went on with: they go with their files, others are looked at later."""
        conversation = await store.conversations.hold(item.subject_id)
        if not await store.due.done(item) or conversation.is_erased:
            return
        kept = ageing.aged(conversation.state, self._clock.now())
        if kept.state != conversation.state:
            await store.conversations.save(
                conversation.id, conversation.version, kept.state, conversation.owner
            )
        for wish in kept.effects:
            if isinstance(wish, DropFiles):  # no row names them then: the next sweep unlinks them
                await store.files.erase(wish.files)
        if later := ageing.due_at(kept.state):
            await store.due.put(DRAFTS_AGED, conversation.id, later)

    async def _seal(self) -> bool:
        """Chain committed events; whoever seals locks the head of the chain."""
        async with self._transactions.reading() as store:
            if not await store.journal.count_unsealed(self._clock.now() + ITEM_LEASE):
                return False
        async with self._transactions.begin() as (store, _):
            return await store.journal.seal(SEAL_BATCH) > 0
