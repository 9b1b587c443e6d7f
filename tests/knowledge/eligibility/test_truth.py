"""Kleene's logic, against every way in which the unknown may turn out."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, strategies as st

from knowledge.eligibility.truth import Truth, at_least

ENDS = {Truth.NO: (Truth.NO,), Truth.YES: (Truth.YES,), Truth.UNKNOWN: (Truth.NO, Truth.YES)}
PARTS = st.lists(st.sampled_from(Truth), min_size=1, max_size=6)


def known(found: set[bool]) -> Truth:
    """What is true whatever the unknown may be."""
    if len(found) > 1:
        return Truth.UNKNOWN
    return Truth.YES if found.pop() else Truth.NO


@given(PARTS, st.integers(0, 7))
def test_at_least_is_what_every_outcome_says(parts: Sequence[Truth], number: int) -> None:
    outcomes = product(*(ENDS[part] for part in parts))
    found = {outcome.count(Truth.YES) >= number for outcome in outcomes}
    assert at_least(number, parts) is known(found)


@given(PARTS)
def test_all_is_the_least_and_any_the_greatest(parts: Sequence[Truth]) -> None:
    assert min(parts) is at_least(len(parts), parts)
    assert max(parts) is at_least(1, parts)


@pytest.mark.parametrize("one", Truth)
def test_what_is_denied_twice_is_itself(one: Truth) -> None:
    assert one.negated().negated() is one


@given(PARTS)
def test_what_is_denied_of_any_is_denied_of_all(parts: Sequence[Truth]) -> None:
    assert max(parts).negated() is min(part.negated() for part in parts)
