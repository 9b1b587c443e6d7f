"""Reports: what people asked and we had no answer to, grouped, for editors."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.clock import Clock
from bot.services.footing.transactions import Transactions
from bot.storage.drawers.questions import REJECTED, Question
from knowledge.search.clusters import Cluster, clustered
from knowledge.search.reading.words import Words

EXAMPLES = 5
NEAREST = 3  # candidates of a question that are counted: so many are offered
MOST_GROUPED = 3000  # newest questions; more would take minutes
NOTHING = ""  # was chosen afterwards

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Questions about the same thing; counts are biggest first.

    `failures`: how we failed (unknown, other, not_it). `candidates`: ids of the nearest measures.
    `afterwards`: what was chosen after we failed; NOTHING if people left it at that.
    """

    size: int
    words: tuple[str, ...]
    examples: tuple[str, ...]
    failures: Counts
    candidates: Counts
    afterwards: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """`total` questions since a day; `alone` of them are in no group that is big enough."""

    since: date
    total: int
    failures: Counts
    groups: tuple[Group, ...]
    alone: int


class Reports:
    """Reads masked questions only; runs in a process of its own, beside the assistant."""

    def __init__(self, transactions: Transactions, clock: Clock, words: Words) -> None:
        self._transactions = transactions
        self._clock = clock
        self._words = words

    async def unanswered(self, *, days: int, least: int) -> Unanswered:
        """Group what was unknown, «другое» or «не то»; `least`: questions of a group."""
        since = self._clock.now().date() - timedelta(days=days)
        async with self._transactions.reading() as store:
            questions = (await store.questions.unanswered(since))[-MOST_GROUPED:]
        clusters = clustered([question.text for question in questions], self._words)
        big = [cluster for cluster in clusters if len(cluster.members) >= least]
        return Unanswered(
            since=since,
            total=len(questions),
            failures=_counted(map(_failure, questions)),
            groups=tuple(_group(cluster, questions) for cluster in big),
            alone=len(questions) - sum(len(cluster.members) for cluster in big),
        )


def _group(cluster: Cluster, questions: Sequence[Question]) -> Group:
    inside = [questions[member] for member in cluster.members]
    nearest = (measure for one in inside for measure, _ in one.candidates[:NEAREST])
    return Group(
        size=len(inside),
        words=cluster.words,
        examples=tuple(dict.fromkeys(one.text for one in inside))[:EXAMPLES],
        failures=_counted(map(_failure, inside)),
        candidates=_counted(nearest)[:NEAREST],
        afterwards=_counted(map(_afterwards, inside)),
    )


def _failure(question: Question) -> str:
    """How we failed first."""
    return next((one for one in question.chosen if one in REJECTED), str(question.decision))


def _afterwards(question: Question) -> str:
    """What was chosen last, if it was no rejection."""
    last = question.chosen[-1] if question.chosen else NOTHING
    return NOTHING if last in REJECTED else last


def _counted(things: Iterable[str]) -> Counts:
    return tuple(sorted(Counter(things).items(), key=lambda pair: (-pair[1], pair[0])))
