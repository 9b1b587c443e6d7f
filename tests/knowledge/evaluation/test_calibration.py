"""Calibration: the expected calibration error on data made by hand."""

import pytest

from knowledge.evaluation.calibration import Bin, bins, expected_error, told
from knowledge.findings import Decision
from tests.knowledge.evaluation.made import outcome

# 0.9 twice and one of them right, 0.2 thrice and none right, 1.0 once and right
PAIRS = [(0.92, True), (0.9, False), (0.2, False), (0.25, False), (0.3 - 1e-9, False), (1.0, True)]


def test_bins_have_one_width_and_the_last_holds_certainty() -> None:
    low, high = bins(PAIRS)
    assert (low.low, low.high, low.count, low.right) == (0.2, 0.3, 3, 0.0)
    assert (high.low, high.high, high.count) == (0.9, 1.0, 3)
    assert high.confidence == pytest.approx((0.92 + 0.9 + 1.0) / 3)
    assert high.right == pytest.approx(2 / 3)


def test_the_error_is_the_mean_distance_weighed_by_count() -> None:
    expected = 3 / 6 * abs(0.0 - 0.25) + 3 / 6 * abs(2 / 3 - 0.94)
    assert expected_error(bins(PAIRS)) == pytest.approx(expected, abs=1e-8)
    assert expected_error(()) == 0.0
    honest = Bin(low=0.7, high=0.8, count=4, confidence=0.75, right=0.75)
    assert expected_error([honest]) == 0.0


def test_only_what_a_person_saw_is_judged() -> None:
    rows = [
        outcome("a", "ab", confidence=0.95),
        outcome("a", "ba", Decision.CLARIFY, confidence=0.5),
        outcome("offtopic", "a", Decision.CLARIFY, confidence=0.4),
        outcome("unclear", "a", also_ok="a", confidence=0.9),
        outcome("a", "a", Decision.UNKNOWN, confidence=0.1),
        outcome("normal", "a", confidence=0.9),
        outcome("crisis", "a", Decision.CARE, confidence=0.9),
    ]
    assert told(rows) == [(0.95, True), (0.5, False), (0.4, False), (0.9, True)]
