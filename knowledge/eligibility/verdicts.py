"""Verdicts: a rule weighed over what is known of a person, with the conditions that decided it."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.eligibility.known import Facts
from knowledge.eligibility.nodes import Comparison, Joint, Node
from knowledge.eligibility.truth import Truth

SELDOM = 0.1  # the chance below which a measure is told apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A condition that decided a verdict: what is required, by which law, and whether it is met."""

    says: str
    law: str
    truth: Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a person is entitled to a measure. `likely`: why «yes» is «вероятно» at most."""

    measure: str
    truth: Truth
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]  # facts, in the rule's order, that may still change the verdict
    likely: str = ""
    urgent: str = ""
    worth: int = 1  # see Rule.worth
    chance: float = 1.0  # of an unknown verdict to become «yes», by what people usually answer

    @property
    def is_seldom(self) -> bool:
        """Whether it is open still, and hardly anybody would get the measure."""
        return self.truth is Truth.UNKNOWN and self.chance < SELDOM


def reasons(node: Node, facts: Facts) -> Iterator[Reason]:
    """The conditions that decided the node: those without which it would be otherwise."""
    whole = node.truth(facts)
    if isinstance(node, Comparison) or node.says:
        yield Reason(says=node.says, law=node.law, truth=whole)
        return
    for part in _deciding(node, facts, whole):
        yield from reasons(part, facts)


def _deciding(node: Joint, facts: Facts, whole: Truth) -> Iterator[Node]:
    wanted = whole.negated() if node.is_denied else whole
    sure = [part for part in node.parts if part.surely(facts) is wanted]
    for part in (*sure, *(part for part in node.parts if part not in sure)):
        if part.truth(facts) is wanted:
            yield part
            if node.number == 1 and wanted is Truth.YES:
                return  # one is enough


def doubt(node: Node, facts: Facts) -> str:
    """Why a node is met only by a doubtful part of it; «» where it is met without, or not met."""
    if node.truth(facts) is not Truth.YES or node.surely(facts) is Truth.YES:
        return ""
    if node.likely:
        return node.likely
    parts = node.parts if isinstance(node, Joint) else ()
    return next((found for part in parts if (found := doubt(part, facts))), "")


def missing(node: Node, facts: Facts) -> Iterator[str]:
    """The unknown facts on which an undecided node still depends, as they stand in it."""
    if node.truth(facts) is not Truth.UNKNOWN:
        return
    if isinstance(node, Comparison):
        yield node.fact
        return
    for part in node.parts:
        yield from missing(part, facts)
