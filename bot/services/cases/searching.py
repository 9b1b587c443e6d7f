"""What a caseworker looks for: words read as a case's number, a phone, a SNILS."""

from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Clock
from bot.conversation.fields.numbers import SNILS_DIGITS, digits_of, phone, snils
from bot.conversation.fields.wrong import NotTaken
from bot.errors import TooManyTries, ValueNotTaken
from bot.people import Act, Caseworker, require
from bot.services.cases.caseviews import QueueRow
from bot.services.cases.reading import queue_row
from bot.services.footing.transactions import Transactions
from bot.services.turns.numbers import is_number
from bot.storage.drawers.blindindex import Kind, Trait
from bot.storage.drawers.journal import Actor, Event
from bot.storage.store import Store

TRIES, TRIES_WITHIN = 60, timedelta(hours=1)  # a list of numbers is not to be tried out


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """`number` is a case's eight digits, or empty."""

    number: str = ""
    traits: tuple[Trait, ...] = ()


class Searching:
    def __init__(self, transactions: Transactions, clock: Clock) -> None:
        self._transactions = transactions
        self._clock = clock

    async def find(self, worker: Caseworker, words: str) -> tuple[QueueRow, ...]:
        """Cases by number, phone or SNILS, the newest first; what was looked for is kept nowhere.

        Raises NotAllowed, ValueNotTaken for words that are none of these, TooManyTries.
        """
        require(worker, Act.SEE_QUEUE)
        wanted = sought(words)
        async with self._transactions.begin() as (store, _):
            await self._count(store, worker)
            found = await store.cases.find(worker, wanted.traits, wanted.number)
        return tuple(queue_row(case, worker) for case in found)

    async def _count(self, store: Store, worker: Caseworker) -> None:
        now, subject = self._clock.now(), f"search|{worker.id}"
        if await store.attempts.count(subject, now - TRIES_WITHIN) >= TRIES:
            raise TooManyTries
        await store.attempts.add(subject, now)
        actor = Actor(kind="worker", id=worker.id)
        event = Event(act="case.searched", actor=actor, object_kind="case", object_id=None, at=now)
        await store.journal.write(event)


def sought(words: str) -> Sought:
    """Eleven digits may be a phone or a SNILS: then both are looked for. Raises ValueNotTaken."""
    digits = digits_of(words)
    number = digits if is_number(digits) else ""
    traits = tuple(_traits(words, digits))
    if not (number or traits):
        raise ValueNotTaken
    return Sought(number=number, traits=traits)


def _traits(words: str, digits: str) -> list[Trait]:
    found = []
    for kind, read in ((Kind.PHONE, phone), (Kind.SNILS, snils)):
        try:
            found.append(Trait(kind=kind, value=read(words)))
        except NotTaken:
            continue
    return found if len(digits) >= SNILS_DIGITS - 1 else []
