"""Truth: yes, no and unknown, by Kleene's strong logic (S. C. Kleene, 1938)."""

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """Ordered, so that «all» is the least and «any» the greatest of what is joined."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    def negated(self) -> "Truth":
        return Truth(Truth.YES - self)


def truth(is_so: bool) -> Truth:  # noqa: FBT001  a truth value is its whole meaning
    return Truth.YES if is_so else Truth.NO


def at_least(number: int, parts: Iterable[Truth]) -> Truth:
    """Whether at least `number` of the parts hold."""
    found = tuple(parts)
    if found.count(Truth.YES) >= number:
        return Truth.YES
    may_hold = len(found) - found.count(Truth.NO)
    return Truth.NO if may_hold < number else Truth.UNKNOWN
