"""Guesses: what people usually answer to a fact, and how often."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from knowledge.eligibility.known import ABSENT, Facts, Known, Span, Unreadable, known
from knowledge.eligibility.nodes import LAST
from knowledge.eligibility.screening import Screening
from knowledge.eligibility.truth import Truth
from knowledge.rule import Fact, Kind

SELDOM = 0.02  # what is left of the share of an answer that is seldom
NOTHING = "nothing"  # in `likely`: none of several answers
Shares = Mapping[str, Mapping[str, float]]  # how often each answer comes, by the fact's id


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """An answer that a person may give, and how likely."""

    value: Known
    share: float


class Guesses:
    """What is answered to the facts of a screening; `shares`: of people in one situation."""

    def __init__(self, screening: Screening, shares: Shares | None = None) -> None:
        """Raises Unreadable for a usual number that is none."""
        self._screening = screening
        self._shares = shares or {}

    def of(self, name: str, facts: Facts) -> tuple[Guess, ...]:
        """What somebody of whom this is known may answer."""
        seldom = self._screening.seldom.get(name)
        is_seldom = seldom is not None and seldom.truth(facts) is Truth.YES
        return self.seldom[name] if is_seldom else self.usual[name]

    @cached_property
    def usual(self) -> Mapping[str, tuple[Guess, ...]]:
        facts = self._screening.facts.values()
        return {fact.id: tuple(_shared(self._values(fact))) for fact in facts}

    @cached_property
    def seldom(self) -> Mapping[str, tuple[Guess, ...]]:
        """The same of those who hardly ever say more than «no»."""
        return {name: tuple(_shared(_seldom(self.usual[name]))) for name in self._screening.seldom}

    @cached_property
    def limits(self) -> Mapping[str, frozenset[int]]:
        """The numbers at which a test of a fact changes."""
        found: dict[str, set[int]] = defaultdict(set)
        for one in self._screening.ready:
            for test in one.node.comparisons():
                found[test.fact] |= {test.low, test.high + 1}
        return {name: frozenset(some - {LAST + 1}) for name, some in found.items()}

    def _values(self, fact: Fact) -> Iterator[tuple[Known, float]]:
        said = self._shares.get(fact.id) or fact.likely or Counter(map(str, fact.usual))
        if fact.kind in (Kind.NUMBER, Kind.MONEY, Kind.AGE):
            limits = sorted({0, *self.limits.get(fact.id, ())})
            yield from (
                [(_exact(fact, number, self._screening), share) for number, share in said.items()]
                or [(Span(low, low), 1.0) for low in limits]
            )
            return
        for name, value in _answers(fact):
            yield value, said.get(name, 0.0 if said else 1.0)


def _answers(fact: Fact) -> Iterator[tuple[str, Known]]:
    if fact.kind is Kind.YESNO:
        yield from (("yes", True), ("no", False))
        return
    if fact.kind is Kind.SEVERAL:
        yield NOTHING, frozenset()
    yield from ((one.id, frozenset({one.id})) for one in fact.answers)


def _exact(fact: Fact, number: str, screening: Screening) -> Span:
    """A number; of an age the middle of the days on which such a person was born."""
    value = known(fact, number, screening.on)
    if not isinstance(value, Span):
        raise Unreadable(f"{fact.id}: «{number}» не число")
    middle = (value.low + value.high) // 2
    return Span(middle, middle)


def _shared(values: Iterator[tuple[Known, float]]) -> Iterator[Guess]:
    some = list(values)
    whole = sum(share for _, share in some)
    return (Guess(value=value, share=share / whole) for value, share in some if share)


def _seldom(guesses: tuple[Guess, ...]) -> Iterator[tuple[Known, float]]:
    """Nearly everybody says «no»; without such an answer nothing is seldom."""
    for one in guesses:
        yield one.value, one.share * (1 if is_no(one.value) else SELDOM)


def is_no(value: Known) -> bool:
    """Whether a value says that there is nothing: «no», 0, none of the answers."""
    return value in (False, Span(0, 0), frozenset(), frozenset({"none"}), ABSENT)
