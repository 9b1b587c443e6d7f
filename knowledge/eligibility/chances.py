"""Chances: how likely a rule is met by somebody of whom only some is known."""

from collections.abc import Sequence
from math import log2, prod

from knowledge.eligibility.guesses import Guess, Guesses
from knowledge.eligibility.known import Facts
from knowledge.eligibility.nodes import Comparison, Joint, Node
from knowledge.eligibility.screening import Screening
from knowledge.eligibility.truth import Truth

HALF = 0.5  # of what nobody can tell
CERTAIN = {Truth.YES: 1.0, Truth.NO: 0.0}


class Chances:
    """Reckons as if unknown facts had nothing to do with one another, unless a rule says so."""

    def __init__(self, screening: Screening, guesses: Guesses) -> None:
        self._screening = screening
        self._guesses = guesses

    def of(self, node: Node, facts: Facts) -> float:
        """The chance that a node is met, from 0 to 1; 0 and 1 only where it is decided."""
        found = node.truth(facts)
        if found is not Truth.UNKNOWN:
            return CERTAIN[found]
        if isinstance(node, Comparison):
            return self._of_test(node, facts)
        met = _joined(node, [self.of(part, facts) for part in node.parts])
        return 1 - met if node.is_denied else met

    def _of_test(self, node: Comparison, facts: Facts) -> float:
        if node.fact in facts or node.is_open:
            return HALF
        if derived := self._screening.derived.get(node.fact):
            chance = self.of(derived, facts)
            return chance if True in node.among else 1 - chance
        when = self._screening.when.get(node.fact)
        exists = self.of(when, facts) if when else 1.0
        guesses = self._guesses.of(node.fact, facts)
        return exists * sum(_met(node, one) * one.share for one in guesses)

    def bits(self, node: Node, facts: Facts) -> float:
        """How much is still open about a node: 1 where yes and no are alike, 0 once decided."""
        return entropy(self.of(node, facts))


def entropy(chance: float) -> float:
    """Of a yes or no, in bits (C. E. Shannon, 1948)."""
    return -sum(one * log2(one) for one in (chance, 1 - chance) if one > 0)


def _met(node: Comparison, guess: Guess) -> float:
    return CERTAIN.get(node.truth({node.fact: guess.value}), HALF)


def _joined(node: Joint, parts: Sequence[float]) -> float:
    """The chance that at least `number` of the parts are met."""
    if node.number == len(parts):
        return prod(parts)
    counts = [1.0] + [0.0] * node.number  # chances of 0, 1, … met; the last: or more
    for chance in parts:
        for met in range(node.number, 0, -1):
            stays = counts[met] if met == node.number else counts[met] * (1 - chance)
            counts[met] = stays + counts[met - 1] * chance
        counts[0] *= 1 - chance
    return counts[-1]
