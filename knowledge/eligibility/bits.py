"""A value as two whole numbers: the ends of a range, or a set of answers as bits, twice."""

from collections.abc import Collection

from knowledge.eligibility.known import Known, Span
from knowledge.rule import Fact, Kind

YES, NO = 1, 2  # bits of a fact of yes and no
NUMBERS = frozenset({Kind.NUMBER, Kind.MONEY, Kind.AGE})
Ends = tuple[int, int]
UNKNOWN: Ends = (1, 0)  # no range ends before it begins


def ends(fact: Fact, value: Known | None) -> Ends:
    """What was told of a fact; nothing is UNKNOWN. ABSENT is never told."""
    if value is None:
        return UNKNOWN
    if isinstance(value, Span):
        return value.low, value.high
    found = bits(fact, value if isinstance(value, frozenset) else {value})
    return found, found


def bits(fact: Fact, chosen: Collection[object]) -> int:
    """A set of answers as a number: a bit each, in the order of the fact's sheet."""
    if fact.kind is Kind.YESNO:
        return sum(YES if one is True else NO for one in chosen)
    return sum(1 << at for at, answer in enumerate(fact.answers) if answer.id in chosen)
