"""Asking: which fact settles most of what is still undecided about a person."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.eligibility.known import Facts, Known, Span
from knowledge.eligibility.nodes import LAST, Comparison, Node
from knowledge.eligibility.screening import Ready, Screening
from knowledge.eligibility.truth import Truth
from knowledge.rule import Condition, Fact, Kind

NEARER = 0.05  # what a fact gains for each rule it brings nearer to a verdict
Reach = tuple[Truth, Truth]  # the least and the greatest truth that answers may still lead to
FREE: Reach = (Truth.NO, Truth.YES)


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
        self, facts: Facts, refused: Collection[str] = (), of: Sequence[Ready] | None = None
    ) -> str | None:
        """The fact to ask for now; None if no answer would change any verdict.

        `refused`: facts that the person does not know or does not want to tell.
        """
        ready = self._screening.ready if of is None else of
        waiting: dict[str, list[Ready]] = defaultdict(list)
        for one in ready:
            for name in self._useful(one.node, facts, frozenset(refused)):
                waiting[name].append(one)
        gains = {name: self._gain(name, rules, facts) for name, rules in waiting.items()}
        return max(gains, key=lambda name: gains[name], default=None)

    def _useful(self, node: Node, facts: Facts, refused: frozenset[str]) -> list[str]:
        """The facts whose answer may lead to a verdict that could not be reached without it."""
        if node.truth(facts) is not Truth.UNKNOWN:
            return []
        names = {test.fact for test in node.comparisons() if test.fact not in facts}
        bases = {base for name in names for base in self._bases(name, facts)} - refused
        now = self._reach(node, facts, refused)
        return [one for one in bases if self._reach(node, facts, refused | {one}) != now]

    def _gain(self, name: str, rules: Sequence[Ready], facts: Facts) -> float:
        """The weight of the rules that an answer is likely to decide, and a little for the rest."""
        weights = [self._weights.get(one.measure.id, 1.0) for one in rules]
        gain = NEARER * sum(weights)
        for guess in self.guesses[name]:
            then = self._screening.completed({**facts, name: guess.value})
            gain += guess.share * sum(
                weight
                for one, weight in zip(rules, weights, strict=True)
                if one.node.truth(then) is not Truth.UNKNOWN
            )
        return gain

    def _bases(self, name: str, facts: Facts) -> Iterator[str]:
        """What is asked to learn a fact: what must be so first, what it is reckoned from, or it."""
        fact = self._screening.facts[name]
        below = (*fact.ratio, *_names(fact.derived))
        first = [one for one in _names(fact.when) if one not in facts]
        ahead = first or [one for one in below if one not in facts]
        if not below and not first:
            yield name
        for one in ahead:
            yield from self._bases(one, facts)

    @cached_property
    def _needs(self) -> Mapping[str, frozenset[str]]:
        """Each fact with all that it stands on, itself too; a fact stands on earlier ones."""
        needs: dict[str, frozenset[str]] = {}
        for fact in self._screening.facts.values():
            below = (*_names(fact.when), *fact.ratio, *_names(fact.derived))
            needs[fact.id] = frozenset({fact.id}).union(*(needs[one] for one in below))
        return needs

    def _reach(self, node: Node, facts: Facts, refused: frozenset[str]) -> Reach:
        if isinstance(node, Comparison):
            found = node.truth(facts)
            is_told = node.fact in facts or node.is_open
            is_free = not is_told and refused.isdisjoint(self._needs[node.fact])
            return FREE if is_free else (found, found)
        parts = [self._reach(part, facts, refused) for part in node.parts]
        ends = node.joined([low for low, _ in parts]), node.joined([high for _, high in parts])
        return min(ends), max(ends)


def _names(conditions: Sequence[Condition]) -> Iterator[str]:
    for one in conditions:
        if one.fact:
            yield one.fact
        yield from _names(one.parts)


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
