"""Asking: which fact settles most of what is still undecided about a person."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.eligibility.frontier import Frontier
from knowledge.eligibility.known import Facts, Known, Span
from knowledge.eligibility.nodes import LAST
from knowledge.eligibility.screening import Ready, Screening
from knowledge.eligibility.truth import Truth
from knowledge.library import Library
from knowledge.rule import Fact, Kind

NEARER = 0.05  # what a fact gains for each rule it brings nearer to a verdict
USUAL = 10  # example questions of a measure that weighs 1


def weights(library: Library) -> dict[str, float]:
    """How often each measure is sought, as its example questions tell: by its id."""
    return {one.id: len(one.questions) / USUAL for one in library.measures.values()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """An answer that a person may give, and how likely."""

    value: Known
    share: float


class Asking:
    """Chooses the next question over the rules of a screening."""

    def __init__(self, screening: Screening, weights: Mapping[str, float]) -> None:
        """`weights`: how often each measure is sought; one that is missing weighs 1."""
        self._screening = screening
        self._weights = weights

    @cached_property
    def guesses(self) -> Mapping[str, tuple[Guess, ...]]:
        """What may be answered to each fact: its answers, or a number between any two limits."""
        limits: dict[str, set[int]] = defaultdict(set)
        for one in self._screening.ready:
            for test in one.node.comparisons():
                limits[test.fact] |= {test.low, test.high + 1}
        facts = self._screening.facts.values()
        return {fact.id: tuple(_guesses(fact, limits[fact.id])) for fact in facts}

    def best(
        self,
        facts: Facts,
        refused: Collection[str] = (),
        of: Sequence[Ready] | None = None,
        *,
        first: Sequence[str] = (),
    ) -> str | None:
        """The fact to ask for now; None if no answer would change any verdict.

        `refused`: facts that the person does not know or does not want to tell.
        `first`: facts that come before all others, in this order, as far as they change anything.
        """
        frontier = Frontier(self._screening, facts, frozenset(refused))
        waiting: dict[str, list[Ready]] = defaultdict(list)
        for one in self._screening.ready if of is None else of:
            for name in set(frontier.askable(one.node)):
                waiting[name].append(one)
        if plain := next((name for name in first if name in waiting), None):
            return plain
        gains = {name: self._gain(name, rules, facts) for name, rules in waiting.items()}
        return max(sorted(gains), key=lambda name: gains[name], default=None)

    def _gain(self, name: str, rules: Sequence[Ready], facts: Facts) -> float:
        """The weight of the rules that an answer is likely to decide, and a little for the rest.

        A part of a ratio decides nothing alone: it has its share of what the ratio would decide.
        """
        weights = [self._weights.get(one.measure.id, 1.0) for one in rules]
        gain = NEARER * sum(weights)
        whole, missing = self._whole(name, facts)
        for guess in self.guesses[whole]:
            then = self._screening.completed({**facts, whole: guess.value})
            decided = (
                weight
                for one, weight in zip(rules, weights, strict=True)
                if one.node.truth(then) is not Truth.UNKNOWN
            )
            gain += guess.share / missing * sum(decided)
        return gain

    def _whole(self, name: str, facts: Facts) -> tuple[str, int]:
        """The ratio that a fact is a part of, and how many of its parts are missing; or itself."""
        for fact in self._screening.facts.values():
            if name in fact.ratio and fact.id not in facts:
                return fact.id, sum(one not in facts for one in fact.ratio)
        return name, 1


def _guesses(fact: Fact, limits: set[int]) -> Iterator[Guess]:
    values = list(_values(fact, limits))
    said = fact.likely or {}
    shares = [said.get(name, 1.0) for name, _ in values]
    for share, (_, value) in zip(shares, values, strict=True):
        yield Guess(value=value, share=share / sum(shares))


def _values(fact: Fact, limits: set[int]) -> Iterator[tuple[str, Known]]:
    match fact.kind:
        case Kind.YESNO:
            yield from (("yes", True), ("no", False))
        case Kind.CHOICE:
            yield from ((one.id, frozenset({one.id})) for one in fact.answers)
        case Kind.SEVERAL:
            yield "", frozenset()
            yield from ((one.id, frozenset({one.id})) for one in fact.answers)
        case Kind.NUMBER | Kind.MONEY | Kind.AGE:
            for low in sorted({0, *limits} - {LAST + 1}):
                yield str(low), Span(low, low)
