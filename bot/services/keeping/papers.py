"""Sheets to take away: made from due rows, told through the inbox; for a caseworker at once."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from structlog import get_logger

from bot.conversation.answering import contacts
from bot.conversation.forms import another
from bot.conversation.knowing import Knowing
from bot.conversation.values.purposes import Purpose
from bot.conversation.values.sheets import PAPERS, ApplicationPaper, ResultPaper
from bot.errors import NotFound, PaperNotMade
from bot.messages import PaperFailed, PaperMade, Policy
from bot.papers import application, result
from bot.papers.application import Agreed, Applied
from bot.papers.printer import AT_ONCE, NotMade, Printer
from bot.papers.sheet import Sheet
from bot.people import Act, Caseworker, require
from bot.services.footing.changes import ASSISTANT, FILES
from bot.services.footing.ground import Ground
from bot.services.footing.transactions import Tell
from bot.services.keeping.folder import Folder
from bot.services.turns.noting import note_worker
from bot.services.turns.papers import MAKE_PAPER
from bot.services.turns.situations import World
from bot.storage.drawers.citizens import Application
from bot.storage.drawers.conversations import Conversation
from bot.storage.drawers.files import File, FileState
from bot.storage.drawers.leases import DueItem
from bot.storage.store import Store
from knowledge.form import Form
from knowledge.measure import Measure

log = get_logger()

MOST_ATTEMPTS = 2
PAUSE = timedelta(seconds=2)
ITEM_LEASE = timedelta(minutes=1)
POLL_SECONDS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A sheet that nobody keeps: `name` is for the download."""

    name: str
    content: bytes


class Papers:
    def __init__(
        self, ground: Ground, world: World, knowledge: Knowing, printer: Printer | None = None
    ) -> None:
        self._transactions = ground.transactions
        self._changes = ground.changes
        self._clock = ground.clock
        self._texts = ground.texts
        self._folder = Folder(ground.folder)
        self._world = world
        self._knowledge = knowledge
        self._printer = printer or Printer()

    # ------------------------------------------------------------ for a caseworker, at once

    async def application(self, worker: Caseworker, case: UUID) -> Printed:
        """The application of a case as PDF; the journal notes it.

        Raises NotAllowed; NotFound if the case has no application or was erased; PaperNotMade.
        """
        require(worker, Act.READ_CASE)
        async with self._transactions.begin() as (store, _):
            found = await store.cases.read(case, worker)
            sent = await self._applied(store, found.application_id, is_copy=False)
            await note_worker(store, worker, "case.printed", case, at=self._clock.now())
        sheet = application.sheet(sent, self._texts)
        try:
            return Printed(name=sheet.name, content=await self._printer.make(sheet))
        except NotMade:
            raise PaperNotMade from None

    # ------------------------------------------------------------ for a citizen, in the background

    async def run(self) -> None:
        """Make until cancelled."""
        while True:
            mark = self._changes.mark()
            has_worked = False
            try:
                has_worked = await self._make_due()
            except Exception:  # the database may be away for a while
                log.exception("papers stumbled")
            if not has_worked:
                await self._changes.wait(FILES, POLL_SECONDS, after=mark)

    async def settle(self) -> bool:
        has_worked = False
        while await self._make_due():
            has_worked = True
        return has_worked

    async def _make_due(self) -> bool:
        now = self._clock.now()
        async with self._transactions.reading() as store:
            if not await store.due.count(MAKE_PAPER, now):
                return False
        async with self._transactions.begin() as (store, _):
            items = await store.due.take(MAKE_PAPER, now, now + ITEM_LEASE, AT_ONCE)
        await asyncio.gather(*(self._make(item) for item in items))
        return bool(items)

    async def _make(self, item: DueItem) -> None:
        async with self._transactions.reading() as store:
            file = await store.files.read(item.subject_id)
            conversation = await store.conversations.read(file.conversation_id)
        if file.state is not FileState.PENDING:
            await self._strike_off(item)
            return
        try:
            sheet = await self._sheet(file, conversation)
            made = Printed(name=sheet.name, content=await self._printer.make(sheet))
        except NotFound:
            await self._refuse(item, file)
        except Exception:  # whatever it was, it is tried again, and then told
            log.exception("paper not made", file=file.id, attempts=item.attempts)
            await self._try_later(item, file)
        else:
            await self._keep(item, file, made)

    async def _sheet(self, file: File, conversation: Conversation) -> Sheet:
        """Write the sheet. Raises NotFound for what this conversation may not have."""
        match paper := PAPERS.validate_json(file.reference):
            case ResultPaper():
                return result.sheet(paper, self._texts)
            case ApplicationPaper():
                if self._world.policies[conversation.address.channel] is not Policy.FULL:
                    raise NotFound
                async with self._transactions.reading() as store:
                    sent = await self._applied(store, paper.application, is_copy=True)
                    own = await store.applications.read(paper.application)
                if own.conversation_id != conversation.id:
                    raise NotFound
                return application.sheet(sent, self._texts)

    async def _keep(self, item: DueItem, file: File, made: Printed) -> None:
        """File, row and the news of it are there together, or none of them is."""
        received = await self._folder.receive(_pieces(made.content))
        stored = received.stored(self._clock.now())
        facts = json.loads(file.reference)
        told = PaperMade(
            file=file.id,
            name=made.name,
            subject=facts.get("application", ""),
            is_named=bool(facts.get("name")),
        )
        is_ours = False
        try:
            async with self._transactions.begin() as (store, tell):
                is_ours = await store.due.done(item) and await store.files.made(
                    file, stored, made.name
                )
                if is_ours:
                    await self._tell(store, tell, file, told)
        finally:
            if not is_ours:
                self._folder.drop(received.path)

    async def _try_later(self, item: DueItem, file: File) -> None:
        if item.attempts >= MOST_ATTEMPTS:
            await self._refuse(item, file)
            return
        async with self._transactions.begin() as (store, _):
            await store.due.postpone(item, self._clock.now() + PAUSE)

    async def _refuse(self, item: DueItem, file: File) -> None:
        async with self._transactions.begin() as (store, tell):
            if await store.due.done(item) and await store.files.refused(file.id, "not_made"):
                subject = json.loads(file.reference).get("application", "")
                await self._tell(store, tell, file, PaperFailed(subject=subject))

    async def _tell(
        self, store: Store, tell: Tell, file: File, told: PaperMade | PaperFailed
    ) -> None:
        conversation = await store.conversations.read(file.conversation_id)
        await store.inbox.accept(conversation, f"paper:{file.id}", told, self._clock.now())
        tell(ASSISTANT)

    async def _strike_off(self, item: DueItem) -> None:
        async with self._transactions.begin() as (store, _):
            await store.due.done(item)

    # ------------------------------------------------------------ parts

    async def _applied(self, store: Store, sent_as: UUID | None, *, is_copy: bool) -> Applied:
        """Read all that the sheet of an application says. Raises NotFound."""
        sent = await store.applications.read(sent_as) if sent_as else None
        if sent is None or not sent.answers or sent.case_id is None:
            raise NotFound  # there is none, or it was erased
        state = (await store.conversations.read(sent.conversation_id)).state
        home = self._knowledge.region(state.region or self._world.region)
        measure = self._knowledge.measure(sent.measure, home.code if home else "")
        files = await store.files.of_conversation(sent.conversation_id)
        consents = await store.consents.in_force(sent.conversation_id)
        place = "" if sent.representative else state.municipality  # of who writes
        purposes = another.purposes(sent.representative)
        zone = self._world.office.zone
        return Applied(
            number=(await store.cases.brief(sent.case_id)).number,
            at=sent.submitted_at.astimezone(zone),
            title=measure.title if measure else "",
            region=home.name if home else "",
            hotline=home.hotline if home else "",
            office=self._office(
                measure,
                home.code if home else "",
                place,
            ),
            form=self._form(sent),
            answers=sent.told,
            by_worker=sent.by_worker,
            files=tuple(one.name for one in files if _is_part(one, sent.case_id)),
            consents=tuple(
                Agreed(
                    purpose=Purpose(one.purpose), version=one.version, on=one.at.astimezone(zone)
                )
                for one in consents
                if one.purpose in purposes
            ),
            is_copy=is_copy,
        )

    def _form(self, sent: Application) -> Form:
        is_for_another = bool(sent.representative)
        return self._knowledge.form(sent.form, sent.measure, is_for_another=is_for_another)

    def _office(self, measure: Measure | None, region: str, place: str) -> Mapping[str, str]:
        """Return the nearest office that takes the measure, if we know where the citizen lives."""
        found = self._knowledge.offices(region, place, measure.where) if measure else ()
        return next(iter(contacts(tuple(one for one in found if place in one.serves))), {})


async def _pieces(content: bytes) -> AsyncIterator[bytes]:
    yield content


def _is_part(file: File, case: UUID) -> bool:
    return file.case_id == case and file.state is FileState.KEPT
