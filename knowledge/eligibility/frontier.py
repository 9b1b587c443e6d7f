"""The frontier: which facts may still lead an undecided rule to a verdict."""

from collections.abc import Iterator

from knowledge.eligibility.known import Facts
from knowledge.eligibility.nodes import Comparison, Node
from knowledge.eligibility.screening import Screening
from knowledge.eligibility.truth import Truth

Reach = tuple[Truth, Truth]  # the least and the greatest truth that answers may still lead to
FREE: Reach = (Truth.NO, Truth.YES)
STUCK: Reach = (Truth.UNKNOWN, Truth.UNKNOWN)
EITHER = frozenset({Truth.NO, Truth.YES})


class Frontier:
    """One person's facts, and those that the person does not know or will not tell."""

    def __init__(self, screening: Screening, facts: Facts, refused: frozenset[str]) -> None:
        self._screening = screening
        self._facts = facts
        self._refused = refused

    def askable(self, node: Node, wanted: frozenset[Truth] = EITHER) -> Iterator[str]:
        """The facts to ask so that a node may become one of the `wanted`; some come twice."""
        if node.truth(self._facts) is not Truth.UNKNOWN:
            return
        ends = wanted & frozenset(self._reach(node))
        if not ends:
            return
        if isinstance(node, Comparison):
            yield from self._bases(node, ends)
            return
        inner = frozenset(end.negated() for end in ends) if node.is_denied else ends
        for part in node.parts:
            yield from self.askable(part, inner)

    def _bases(self, node: Comparison, ends: frozenset[Truth]) -> Iterator[str]:
        """What is asked to learn a fact: what must be so first, what it is reckoned from, or it."""
        fact = self._screening.facts[node.fact]
        if derived := self._screening.derived.get(fact.id):
            is_opposite = True not in node.among
            yield from self.askable(
                derived, frozenset(end.negated() for end in ends) if is_opposite else ends
            )
        elif fact.ratio:
            yield from (one for one in fact.ratio if one not in self._facts)
        elif (when := self._screening.when.get(fact.id)) and (
            when.truth(self._facts) is Truth.UNKNOWN
        ):
            yield from self.askable(when)
        else:
            yield fact.id

    def _reach(self, node: Node) -> Reach:
        if isinstance(node, Comparison):
            return self._reach_of(node)
        parts = [self._reach(part) for part in node.parts]
        ends = node.joined([low for low, _ in parts]), node.joined([high for _, high in parts])
        return min(ends), max(ends)

    def _reach_of(self, node: Comparison) -> Reach:
        fact = self._screening.facts[node.fact]
        found = node.truth(self._facts)
        if found is not Truth.UNKNOWN or fact.id in self._facts or node.is_open:
            return found, found
        if derived := self._screening.derived.get(fact.id):
            low, high = self._reach(derived)
            return (low, high) if True in node.among else (high.negated(), low.negated())
        if fact.ratio:
            return FREE if all(map(self._may_be_told, fact.ratio)) else STUCK
        when = self._screening.when.get(fact.id)
        low = self._reach(when)[0] if when else Truth.UNKNOWN
        return FREE if self._may_be_told(fact.id) else (min(low, Truth.UNKNOWN), Truth.UNKNOWN)

    def _may_be_told(self, name: str) -> bool:
        """Whether a fact is known, or may be asked for now or after others."""
        when = self._screening.when.get(name)
        is_possible = when is None or self._reach(when)[1] is Truth.YES
        return name in self._facts or (name not in self._refused and is_possible)
