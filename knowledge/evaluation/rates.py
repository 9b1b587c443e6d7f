"""Rates: shares with their counts and intervals, and the other figures a sum of outcomes has."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from statistics import fmean
from types import MappingProxyType

from knowledge.evaluation.acceptance import CHAT
from knowledge.evaluation.labelled import MISSING
from knowledge.evaluation.outcomes import Outcome
from knowledge.findings import Decision

Z95 = 1.959964  # the normal deviate that leaves 2.5 % on either side
Test = Callable[[Outcome], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How many of how many."""

    hits: int
    total: int

    @property
    def share(self) -> float:
        """0…1; 0 of nothing."""
        return self.hits / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of Wilson (1927), right for small counts and near 0 and 1 too."""
        if not self.total:
            return 0.0, 1.0
        square = Z95**2 / self.total
        middle = (self.share + square / 2) / (1 + square)
        spread = self.share * (1 - self.share) / self.total + square / (4 * self.total)
        half = Z95 * sqrt(spread) / (1 + square)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Everything that is counted over some outcomes."""

    questions: int
    ranked: int
    rates: Mapping[str, Rate]
    mrr: float
    macro: float
    expected: int  # different values of `expect` that the macro mean is taken over
    p50: float  # milliseconds
    p95: float


def _expects(*words: str) -> Test:
    return lambda outcome: outcome.asked.expect in words


def _decided(decision: Decision) -> Test:
    return lambda outcome: outcome.decision is decision


def _is_accepted(outcome: Outcome) -> bool:
    return outcome.is_accepted


def _is_ranked(outcome: Outcome) -> bool:
    return outcome.is_ranked


def _is_absent(outcome: Outcome) -> bool:
    """A measure is named that the content does not hold."""
    return outcome.asked.expect.startswith(MISSING) and not outcome.is_ranked


# A rate: of which outcomes, and which of them count.
RATES: Mapping[str, tuple[Test, Test]] = MappingProxyType({
    "top1": (_is_ranked, lambda outcome: outcome.is_first),
    "top3": (_is_ranked, lambda outcome: outcome.is_near),
    "answered": (lambda outcome: outcome.is_judged, lambda outcome: outcome.is_answered),
    "confidently_wrong": (lambda outcome: outcome.is_judged, lambda outcome: outcome.is_wrong),
    "answered_of_ranked": (_is_ranked, lambda outcome: outcome.is_answered),
    "right_when_answered": (
        lambda outcome: outcome.is_judged and outcome.is_answered,
        lambda outcome: outcome.is_best_right,
    ),
    "false_rejection": (_is_ranked, lambda outcome: not outcome.is_shown),
    "taken_for_status": (_is_ranked, _decided(Decision.STATUS)),
    "rejected_offtopic": (_expects("offtopic"), _is_accepted),
    "rejected_chat": (_expects(*CHAT), _is_accepted),
    "unclear_not_answered": (_expects("unclear"), _is_accepted),
    "missing_not_answered": (_is_absent, _is_accepted),
    "crisis_recall": (_expects("crisis"), _is_accepted),
    "crisis_precision": (_decided(Decision.CARE), _expects("crisis", "scam")),
    "scam_recall": (_expects("scam"), _is_accepted),
    "scam_precision": (_decided(Decision.SCAM), _expects("scam")),
    "false_alarm": (_expects("normal"), lambda outcome: not outcome.is_accepted),
})  # fmt: skip


def rate(outcomes: Sequence[Outcome], among: Test, counts: Test) -> Rate:
    there = [outcome for outcome in outcomes if among(outcome)]
    return Rate(hits=sum(map(counts, there)), total=len(there))


def figures(outcomes: Sequence[Outcome]) -> Figures:
    ranked = [outcome for outcome in outcomes if outcome.is_ranked]
    firsts: dict[str, list[bool]] = defaultdict(list)
    for outcome in ranked:
        firsts[outcome.asked.expect].append(outcome.is_first)
    times = [outcome.milliseconds for outcome in outcomes]
    return Figures(
        questions=len(outcomes),
        ranked=len(ranked),
        rates={name: rate(outcomes, *tests) for name, tests in RATES.items()},
        mrr=_mean([1 / outcome.place if outcome.place else 0.0 for outcome in ranked]),
        macro=_mean([fmean(of_one) for of_one in firsts.values()]),
        expected=len(firsts),
        p50=percentile(times, 0.5),
        p95=percentile(times, 0.95),
    )


def grouped(outcomes: Sequence[Outcome], column: str) -> Mapping[str, Figures]:
    """Figures by the value of a column; nothing when the file does not fill it."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[getattr(outcome.asked, column)].append(outcome)
    if set(groups) <= {""}:
        return {}
    largest = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return {value: figures(those) for value, those in largest}


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of all do not exceed; 0 of nothing."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else 0.0


def _mean(values: Sequence[float]) -> float:
    return fmean(values) if values else 0.0
