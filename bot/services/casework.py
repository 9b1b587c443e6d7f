"""What a caseworker does with a case. Permission first, one transaction each, journal noted."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Literal
from uuid import UUID

from bot.conversation.acts.applying.ageing import touched
from bot.conversation.knowing import Knowing
from bot.conversation.values.situation import Owner, OwnerKind
from bot.errors import ValueNotTaken, WrongState
from bot.messages import Author, CaseTold, Content
from bot.people import Act, Caseworker, require
from bot.services.cases.announcing import CASE_REOPENED, CASE_TAKEN, MISTAKE, undone
from bot.services.cases.caseviews import CaseView, QueueRow, Tab
from bot.services.cases.documents import document_name
from bot.services.cases.fieldwork import filled
from bot.services.cases.reading import queue_row, read_case
from bot.services.files import Files, plain_name
from bot.services.footing.changes import ASSISTANT, DELIVERY, QUEUE, about
from bot.services.footing.ground import Ground
from bot.services.footing.transactions import Tell
from bot.services.turns.noting import note_worker
from bot.services.turns.passing import Passing
from bot.services.turns.situations import CASE_OVERDUE, World
from bot.storage.drawers.messages import Line
from bot.storage.ids import new_id
from bot.storage.store import Store

PERSON_SILENT = "person_silent"


class Casework:
    """Every method raises NotAllowed and NotFound; acts on a case also WrongState, AlreadyTaken."""

    def __init__(self, ground: Ground, files: Files, world: World, knowledge: Knowing) -> None:
        self._transactions = ground.transactions
        self._clock = ground.clock
        self._texts = ground.texts
        self._files = files
        self._passing = Passing(world, ground.texts)
        self._world = world
        self._knowledge = knowledge

    # ------------------------------------------------------------ looking

    async def queue(self, worker: Caseworker, tab: Tab) -> tuple[QueueRow, ...]:
        """Overdue first, then urgent, then the longest waiting."""
        require(worker, Act.SEE_QUEUE)
        async with self._transactions.reading() as store:
            cases = await store.cases.queue(worker, tab.value)
        return tuple(queue_row(case, worker) for case in cases)

    async def counts(self, worker: Caseworker) -> dict[Tab, int]:
        """How many cases each part of the queue holds, however many of them are shown."""
        require(worker, Act.SEE_QUEUE)
        async with self._transactions.reading() as store:
            counts = await store.cases.counts(worker)
        return {tab: counts[tab.value] for tab in Tab}

    async def read(self, worker: Caseworker, case: UUID) -> CaseView:
        """Everything there is to see of a case. The journal notes who read it."""
        require(worker, Act.READ_CASE)
        async with self._transactions.begin() as (store, _):
            await note_worker(store, worker, "case.read", case, at=self._clock.now())
            return await read_case(store, case, worker)

    # ------------------------------------------------------------ holding

    async def claim(self, worker: Caseworker, case: UUID) -> None:
        """Take a free case. Raises AlreadyTaken, with the holder's name, for all but one."""
        require(worker, Act.CLAIM_CASE)
        async with self._transactions.begin() as (store, tell):
            await store.cases.claim(case, worker)
            await store.due.put(CASE_TAKEN, case, self._news_at())
            await self._done(store, tell, worker, "case.claimed", case=case)

    async def take_over(self, worker: Caseworker, case: UUID) -> None:
        """Take a case from whoever holds it."""
        require(worker, Act.TAKE_OVER)
        async with self._transactions.begin() as (store, tell):
            await store.cases.take_over(case, worker)
            await self._done(store, tell, worker, "case.taken_over", case=case)

    async def release(self, worker: Caseworker, case: UUID) -> None:
        """Put an own case back; its citizen waits for a person again."""
        require(worker, Act.CLAIM_CASE)
        async with self._transactions.begin() as (store, tell):
            await store.cases.release(case, worker)
            await undone(store, case)
            await self._pass_on(store, case, Owner(kind=OwnerKind.WAITING, case=case))
            await store.due.put(CASE_OVERDUE, case, self._world.overdue_at(self._clock.now()))
            await self._done(store, tell, worker, "case.released", case=case)

    # ------------------------------------------------------------ answering

    async def reply(self, worker: Caseworker, case: UUID, text: str, last_seen_seq: int) -> None:
        """Answer the citizen. Raises NewMessageCame if somebody wrote after `last_seen_seq`."""
        require(worker, Act.ANSWER_CASE)
        if not text.strip():
            raise ValueNotTaken
        async with self._transactions.begin() as (store, tell):
            await self._may_answer(store, worker, case, last_seen_seq)
            await self._say(store, tell, worker, case, content=Content(text=text.strip()))

    async def ask_document(
        self, worker: Caseworker, case: UUID, field: str, last_seen_seq: int
    ) -> None:
        """Ask for a document of the form; files that come back are that document.

        Raises ValueNotTaken for what is no document of it, else as `reply`.
        """
        require(worker, Act.ANSWER_CASE)
        async with self._transactions.begin() as (store, tell):
            name = await document_name(store, self._knowledge, worker, case, field=field)
            await self._may_answer(store, worker, case, last_seen_seq)
            await store.cases.want(case, worker, field)
            words = self._texts.line("case.document_wanted", {"name": name})
            await self._say(store, tell, worker, case, content=Content(text=words))

    async def send_file(  # noqa: PLR0917  as `reply`, with a file for the text
        self,
        worker: Caseworker,
        case: UUID,
        name: str,
        chunks: AsyncIterator[bytes],
        last_seen_seq: int,
    ) -> None:
        """Send a file to the citizen; raises FileNotTaken too."""
        require(worker, Act.ANSWER_CASE)
        received = await self._files.receive(chunks)
        is_kept = False
        try:
            async with self._transactions.begin() as (store, tell):
                await self._may_answer(store, worker, case, last_seen_seq)
                conversation = await store.cases.conversation_of(case)
                file = await self._files.keep(store, conversation, received, name=name, case=case)
                content = Content(text="", file=file, file_name=plain_name(name))
                await self._say(store, tell, worker, case, content=content)
            is_kept = True
        finally:
            if not is_kept:
                self._files.drop(received.path)

    async def note(self, worker: Caseworker, case: UUID, text: str) -> None:
        """Keep a private note; no citizen ever sees it."""
        require(worker, Act.ANSWER_CASE)
        if not text.strip():
            raise ValueNotTaken
        async with self._transactions.begin() as (store, tell):
            await _must_be_there(store, case)
            await store.notes.add(case, worker, text.strip(), self._clock.now())
            await self._done(store, tell, worker, "case.noted", case=case)

    async def fill_field(self, worker: Caseworker, case: UUID, field: str, value: str) -> None:
        """Fill a field of the citizen's draft «со слов». Raises ValueNotTaken, WrongState."""
        require(worker, Act.ANSWER_CASE)
        async with self._transactions.begin() as (store, tell):
            await store.cases.must_hold(case, worker)
            conversation = await store.conversations.hold(await store.cases.conversation_of(case))
            today = self._clock.now().astimezone(self._world.office.zone).date()
            state = filled(conversation.state, self._knowledge, field, value, today=today)
            state = touched(conversation.state, state, self._clock.now())
            await store.conversations.save(
                conversation.id, conversation.version, state, conversation.owner
            )
            await self._done(store, tell, worker, "case.field_filled", case=case)

    # ------------------------------------------------------------ ending

    async def resolve(self, worker: Caseworker, case: UUID) -> None:
        """End the work; the citizen is asked for a rating, the assistant speaks again."""
        require(worker, Act.RESOLVE_CASE)
        async with self._transactions.begin() as (store, tell):
            await store.cases.resolve(case, worker, self._clock.now())
            await self._pass_on(store, case, Owner())
            if not await undone(store, case):
                await self._tell_citizen(store, case, "resolved")
            await self._done(store, tell, worker, "case.resolved", case=case)

    async def reopen(self, worker: Caseworker, case: UUID) -> None:
        require(worker, Act.RESOLVE_CASE)
        async with self._transactions.begin() as (store, tell):
            await _must_be_there(store, case)
            await store.cases.reopen(case, worker)
            await store.due.put(CASE_REOPENED, case, self._news_at())
            await self._done(store, tell, worker, "case.reopened", case=case)

    async def return_to_bot(self, worker: Caseworker, case: UUID) -> None:
        """Let the assistant speak again, from where the form stands; the case stays open."""
        require(worker, Act.ANSWER_CASE)
        async with self._transactions.begin() as (store, tell):
            await store.cases.must_hold(case, worker)
            await self._pass_on(store, case, Owner())
            await self._tell_citizen(store, case, "returned")
            await self._done(store, tell, worker, "case.returned", case=case)

    # ------------------------------------------------------------ parts

    async def _may_answer(
        self, store: Store, worker: Caseworker, case: UUID, last_seen_seq: int
    ) -> None:
        """A free case is claimed by its first answer."""
        if (await store.cases.read(case, worker)).assignee_id is None:
            await store.cases.claim(case, worker)
        await store.cases.answered(case, worker, last_seen_seq)

    async def _say(
        self, store: Store, tell: Tell, worker: Caseworker, case: UUID, *, content: Content
    ) -> None:
        now = self._clock.now()
        conversation = await store.conversations.hold(await store.cases.conversation_of(case))
        passed = await self._passing.of_person(store, conversation, content, now)
        line = Line(
            author=Author.PERSON,
            content=passed.content,
            at=now,
            author_id=worker.id,
            author_name=worker.name,
            case_id=case,
        )
        logged = await store.messages.append(conversation.id, line)
        if passed.is_sent:
            await store.deliveries.put(conversation, logged, now)
        await store.conversations.set_owner(
            conversation.id, Owner(kind=OwnerKind.PERSON, case=case)
        )
        await store.due.put(PERSON_SILENT, conversation.id, now + self._world.silence)
        await undone(store, case)  # these words tell it
        await self._done(store, tell, worker, "case.answered", case=case)

    def _news_at(self) -> datetime:
        """When an act is told: it may be a slip, and nobody is woken at night."""
        return self._world.office.next_opening(self._clock.now() + MISTAKE)

    async def _pass_on(self, store: Store, case: UUID, owner: Owner) -> None:
        """Change who speaks, if it was this case's person (or this case was waited for)."""
        conversation = await store.conversations.hold(await store.cases.conversation_of(case))
        if conversation.owner.case == case:
            await store.conversations.set_owner(conversation.id, owner)
            await store.due.cancel(PERSON_SILENT, conversation.id)

    async def _tell_citizen(
        self, store: Store, case: UUID, what: Literal["resolved", "returned"]
    ) -> None:
        conversation = await store.conversations.read(await store.cases.conversation_of(case))
        told = CaseTold(what=what, number=(await store.cases.brief(case)).number, case=case)
        if not conversation.is_erased:
            await store.inbox.accept(conversation, f"told:{new_id()}", told, self._clock.now())

    async def _done(
        self, store: Store, tell: Tell, worker: Caseworker, act: str, *, case: UUID
    ) -> None:
        """Note the act, and wake whoever looks at the case, the queue or the inbox."""
        await note_worker(store, worker, act, case, at=self._clock.now())
        for topic in (QUEUE, about(await store.cases.conversation_of(case)), ASSISTANT, DELIVERY):
            tell(topic)


async def _must_be_there(store: Store, case: UUID) -> None:
    """Raise WrongState if the case's conversation was erased."""
    conversation = await store.conversations.hold(await store.cases.conversation_of(case))
    if conversation.is_erased:
        raise WrongState
