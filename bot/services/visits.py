"""Visits of the browser chat: begun, found by a cookie, remembered, ended and erased."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.clock import Clock
from bot.conversation.acts.applying import ageing
from bot.conversation.values.wishes import DropFiles
from bot.errors import NotFound, TooManyTries
from bot.messages import WEB, Address, Channel, PageOpened
from bot.services.footing.changes import ASSISTANT, about
from bot.services.footing.passwords import new_token
from bot.services.footing.transactions import Transactions
from bot.services.keeping.erasing import Eraser
from bot.services.turns.numbers import code_words, only_digits, taken_code
from bot.storage.drawers.conversations import Conversation
from bot.storage.drawers.visits import Visited
from bot.storage.ids import new_id
from bot.storage.store import Store

IDLE = timedelta(hours=2)
REMEMBERED = timedelta(days=30)  # only after «это мой телефон»
TOUCH = timedelta(minutes=1)  # a visit is noted as seen so often at most
LINK_TRIES = 60  # many phones share a network address
TRIES, TRIES_WITHIN = 5, timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """`token` is the cookie's value; `is_fresh` as long as nothing was said."""

    token: str
    conversation: UUID
    address: Address
    is_remembered: bool
    is_fresh: bool
    has_draft: bool  # an application that is not sent yet
    last_seq: int

    @property
    def is_side_door(self) -> bool:
        """Whether the conversation is held in a messenger and only looked at here."""
        return self.address.channel is not Channel.BROWSER


class Visits:
    def __init__(self, transactions: Transactions, clock: Clock, eraser: Eraser) -> None:
        self._transactions = transactions
        self._clock = clock
        self._eraser = eraser

    async def begin(self) -> Visit:
        address = Address(channel=Channel.BROWSER, bot=WEB, chat=str(new_id()))
        now = self._clock.now()
        async with self._transactions.begin() as (store, _):
            conversation = await store.conversations.find_or_begin(address, now)
            return await _open(store, conversation, now)

    async def find(self, token: str) -> Visit | None:
        """Return the living visit of a cookie; it lives on from now."""
        now = self._clock.now()
        async with self._transactions.reading() as store:
            visited = await store.visits.find(token)
            if visited is None or not _is_alive(visited, now):
                return None
            conversation = await store.conversations.read(visited.conversation_id)
        if now - visited.seen_at >= TOUCH:
            async with self._transactions.begin() as (writing, _):
                await writing.visits.saw(token, now)
                if _is_remembered(visited, now):
                    await writing.visits.remember(token, now + REMEMBERED)
                if conversation.noticed_at:  # the page is open: nothing is unread
                    await writing.conversations.set_noticed(conversation.id, None)
        is_remembered = _is_remembered(visited, now)
        return _visit(token, conversation, is_remembered=is_remembered)

    async def remember(self, token: str) -> None:
        """«Это мой телефон»: the visit lives for 30 days after it was last seen.

        One that looks at a messenger's conversation ends as it is.
        """
        visit = await self.find(token)
        if visit is None or visit.is_side_door:
            return
        async with self._transactions.begin() as (store, _):
            await store.visits.remember(token, self._clock.now() + REMEMBERED)

    async def finish(self, token: str) -> None:
        """End the visit everywhere on this device; erase what no case and no code keeps.

        What is held in a messenger is not erased: its page is only closed.
        """
        now = self._clock.now()
        async with self._transactions.reading() as store:
            visited = await store.visits.find(token)
            if visited is None:
                return
            conversation = await store.conversations.read(visited.conversation_id)
        async with self._transactions.begin() as (store, tell):
            await store.visits.end(token, now)
            tell(about(visited.conversation_id))
        await self._eraser.drop_papers(visited.conversation_id)
        is_own = conversation.address.channel is Channel.BROWSER
        if is_own and not await self._eraser.erase_unless_kept(conversation.id):
            await self._drop_drafts(conversation.id)

    async def _drop_drafts(self, conversation_id: UUID) -> None:
        """A case keeps its conversation, but not what was not sent, unless a code took it along."""
        async with self._transactions.begin() as (store, _):
            conversation = await store.conversations.hold(conversation_id)
            is_taken = await store.visits.taken_until(conversation_id, self._clock.now())
            kept = ageing.ended(conversation.state)
            if is_taken or conversation.is_erased or kept.state == conversation.state:
                return
            await store.conversations.save(
                conversation.id, conversation.version, kept.state, conversation.owner
            )
            for wish in kept.effects:
                if isinstance(wish, DropFiles):  # no row names them then: a sweep unlinks them
                    await store.files.erase(wish.files)

    async def taken_until(self, conversation: UUID) -> datetime | None:
        """Until when a code still opens a conversation elsewhere; None without one."""
        async with self._transactions.reading() as store:
            return await store.visits.taken_until(conversation, self._clock.now())

    async def may_open(self, link: str, source: str) -> bool:
        """Whether a one-time link still opens; looking uses nothing up. Raises TooManyTries.

        Links that nobody ever made are counted for `source`, the caller's network address.
        """
        now, subject = self._clock.now(), f"link|{source}"
        async with self._transactions.reading() as store:
            found = await store.links.find(link)
            has_tried = await store.attempts.count(subject, now - TRIES_WITHIN)
        if has_tried >= LINK_TRIES:
            raise TooManyTries
        if found is None:
            async with self._transactions.begin() as (writing, _):
                await writing.attempts.add(subject, now)
        return found is not None and found.opened_at is None and found.until > now

    async def open_link(self, link: str) -> Visit:
        """Use a one-time link up and begin a visit of its conversation. Raises NotFound."""
        now = self._clock.now()
        async with self._transactions.begin() as (store, tell):
            found = await store.links.find(link)
            if found is None:
                raise NotFound
            conversation = await store.conversations.hold(found.conversation_id)
            if not await store.links.open(link, now):
                raise NotFound
            visit = await _open(store, conversation, now)
            told = PageOpened(has_answers=conversation.noticed_at is not None)
            await store.conversations.set_noticed(conversation.id, None)
            await store.inbox.accept(
                conversation,
                f"page:{new_id()}",
                told,
                now,
                door=Channel.BROWSER,
            )
            tell(ASSISTANT)
        return visit

    async def is_inside(self, link: str, visit: Visit) -> bool:
        """Whether a used link was opened by the browser of this visit: it may come again."""
        async with self._transactions.reading() as store:
            found = await store.links.find(link)
        return found is not None and found.conversation_id == visit.conversation

    async def come_back(self, number: str, code: str, source: str) -> Visit:
        """Open a conversation on this device. Raises NotFound, TooManyTries.

        It is named by number and code of a case, or by a code to take away, in either field.
        `source` is the caller's network address; wrong tries are counted for it and the number.
        """
        now, digits = self._clock.now(), taken_code(number, code) or only_digits(number)
        subjects = (f"come-back|{digits}", f"come-back|{source}")
        async with self._transactions.begin() as (store, _):
            for subject in subjects:
                if await store.attempts.count(subject, now - TRIES_WITHIN) >= TRIES:
                    raise TooManyTries
            found = await _led_to(store, number, code, now)
            if found is not None:
                conversation = await store.conversations.read(found)
                return await _open(store, conversation, now)
            for subject in subjects:
                await store.attempts.add(subject, now)
        raise NotFound


async def _led_to(store: Store, number: str, code: str, now: datetime) -> UUID | None:
    if taken := taken_code(number, code):
        return await store.visits.open_taken(taken, now)
    return await store.visits.come_back(code_words(only_digits(number), code))


async def _open(store: Store, conversation: Conversation, now: datetime) -> Visit:
    token = new_token()
    await store.visits.begin(token, conversation.id, now)
    return _visit(token, conversation, is_remembered=False)


def _visit(token: str, conversation: Conversation, *, is_remembered: bool) -> Visit:
    return Visit(
        token=token,
        conversation=conversation.id,
        address=conversation.address,
        is_remembered=is_remembered,
        is_fresh=conversation.last_seq == 0,
        has_draft=bool(conversation.state.draft or conversation.state.parked),
        last_seq=conversation.last_seq,
    )


def _is_alive(visited: Visited, now: datetime) -> bool:
    if visited.ended_at is not None:
        return False
    return _is_remembered(visited, now) or now - visited.seen_at < IDLE


def _is_remembered(visited: Visited, now: datetime) -> bool:
    return visited.remembered_until is not None and visited.remembered_until > now
