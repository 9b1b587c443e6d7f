"""Rates: what is counted of what, and the interval around it."""

import pytest
from hypothesis import given, strategies as some

from knowledge.evaluation.rates import RATES, Rate, figures, grouped, percentile
from knowledge.findings import Decision
from tests.knowledge.evaluation.made import outcome

ROWS = [
    outcome("a", "ab", milliseconds=10.0),
    outcome("a", "ba", Decision.CLARIFY, milliseconds=20.0),
    outcome("a", "bcda", milliseconds=30.0),
    outcome("b", "ba", Decision.STATUS, milliseconds=40.0),
    outcome("b+c", "cab", Decision.UNKNOWN),
    outcome("missing:z", "a", Decision.CLARIFY),
    outcome("missing:z", "a"),
    outcome("offtopic", "a", Decision.UNKNOWN),
    outcome("offtopic", "a", Decision.CLARIFY),
    outcome("human", "", Decision.HUMAN),
    outcome("smalltalk", "a"),
    outcome("unclear", "a", Decision.CLARIFY),
    outcome("unclear", "a"),
    outcome("unclear", "a", also_ok="a"),
    outcome("crisis", "", Decision.CARE),
    outcome("crisis", "a", Decision.UNKNOWN),
    outcome("scam", "", Decision.CARE),
    outcome("scam", "", Decision.SCAM),
    outcome("normal", "", Decision.CARE),
    outcome("normal", "a"),
    outcome("offtopic", "", Decision.SCAM),
]
COUNTED = {
    "top1": (2, 5),
    "top3": (4, 5),
    "answered": (6, 19),
    "confidently_wrong": (4, 19),
    "answered_of_ranked": (2, 5),
    "right_when_answered": (2, 6),
    "false_rejection": (2, 5),
    "taken_for_status": (1, 5),
    "rejected_offtopic": (2, 3),
    "rejected_chat": (1, 2),
    "unclear_not_answered": (2, 3),
    "missing_not_answered": (1, 2),
    "crisis_recall": (1, 2),
    "crisis_precision": (2, 3),
    "scam_recall": (2, 2),
    "scam_precision": (1, 2),
    "false_alarm": (1, 2),
}


def test_every_rate_counts_what_it_says() -> None:
    counted = figures(ROWS).rates
    assert {name: (rate.hits, rate.total) for name, rate in counted.items()} == COUNTED
    assert set(counted) == set(RATES)


def test_means_over_questions_and_over_measures() -> None:
    whole = figures(ROWS)
    assert (whole.questions, whole.ranked, whole.expected) == (21, 5, 3)
    assert whole.mrr == pytest.approx((1 + 1 / 2 + 1 / 4 + 1 + 1 / 2) / 5)
    assert whole.macro == pytest.approx((1 / 3 + 1 + 0) / 3)
    assert (whole.p50, whole.p95) == (1.0, 30.0)


def test_nothing_at_all_is_no_mistake() -> None:
    none = figures([])
    assert (none.questions, none.mrr, none.macro, none.p95) == (0, 0.0, 0.0, 0.0)
    assert none.rates["top1"].interval == (0.0, 1.0)


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    # Newcombe (1998), table I, and the closed forms at the ends: z²/(n+z²)
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_wilsons(hits: int, total: int, low: float, high: float) -> None:
    assert Rate(hits=hits, total=total).interval == pytest.approx((low, high), abs=5e-5)


@given(some.integers(1, 500).flatmap(lambda n: some.tuples(some.integers(0, n), some.just(n))))
def test_an_interval_holds_its_share_and_mirrors(counts: tuple[int, int]) -> None:
    hits, total = counts
    rate, other = Rate(hits=hits, total=total), Rate(hits=total - hits, total=total)
    low, high = rate.interval
    assert 0 <= low <= rate.share + 1e-12
    assert rate.share - 1e-12 <= high <= 1
    assert other.interval == pytest.approx((1 - high, 1 - low))


@pytest.mark.parametrize(
    ("share", "value"), [(0.5, 10), (0.95, 19), (1.0, 20), (0.0, 1), (0.01, 1)]
)
def test_a_percentile_is_one_of_the_values(share: float, value: float) -> None:
    assert percentile([float(number) for number in range(20, 0, -1)], share) == value


def test_groups_stand_by_size_and_only_where_a_column_is_filled() -> None:
    rows = [outcome("a", "a", kind=kind) for kind in ("status", "question", "question", "")]
    groups = grouped(rows, "kind")
    assert [(value, one.questions) for value, one in groups.items()] == [
        ("question", 2), ("", 1), ("status", 1),
    ]  # fmt: skip
    assert grouped(rows, "region") == {}
