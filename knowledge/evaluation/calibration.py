"""Calibration: whether of what is said with 80 % confidence four in five is right."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from knowledge.evaluation.acceptance import SAFETY
from knowledge.evaluation.outcomes import Outcome

BINS = 10
Pair = tuple[float, bool]  # a confidence, and whether it was right


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Questions of like confidence: its mean, and how many were right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def told(outcomes: Iterable[Outcome]) -> list[Pair]:
    """The confidence of every first measure that a person sees; right: it is accepted."""
    return [
        (outcome.confidence, outcome.is_best_right)
        for outcome in outcomes
        if outcome.is_shown and outcome.matches and outcome.asked.expect not in SAFETY
    ]


def bins(pairs: Iterable[Pair]) -> tuple[Bin, ...]:
    """Ten bins of one width, 1.0 in the last; empty ones are left out."""
    groups: dict[int, list[Pair]] = defaultdict(list)
    for confidence, is_right in pairs:
        groups[min(int(confidence * BINS), BINS - 1)].append((confidence, is_right))
    return tuple(
        Bin(
            low=number / BINS,
            high=(number + 1) / BINS,
            count=len(group),
            confidence=fmean(confidence for confidence, _ in group),
            right=fmean(is_right for _, is_right in group),
        )
        for number, group in sorted(groups.items())
    )


def expected_error(filled: Iterable[Bin]) -> float:
    """The expected calibration error (Naeini and others, 2015): Σ n/N · |right − confidence|."""
    there = tuple(filled)
    total = sum(one.count for one in there)
    return sum(one.count * abs(one.right - one.confidence) for one in there) / max(1, total)
