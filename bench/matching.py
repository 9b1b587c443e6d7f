"""Ways of matching side by side on one file, one knowledge base, one run; and what growth costs.

python3 dev.py bench matching FILE.tsv [--part ways|growth]
"""
# ruff: noqa: INP001, T201  no package; it prints its figures

import argparse
import os
import platform
from collections.abc import Sequence
from pathlib import Path

from bench.support.matching.growth import Cost, grown, real
from bench.support.matching.trial import OURS, WAYS, Trial, apart, asked, try_ours, try_way
from knowledge.evaluation.labelled import MalformedQuestions
from knowledge.evaluation.outcomes import Outcome
from knowledge.evaluation.rates import Rate, percentile

SIZES = (280, 1_000, 3_000, 10_000)
AIM_GROWTH = 3.0  # times the real knowledge base's p95 at 10,000 measures
QUESTIONS = 200  # of the file, for growth
SCORE, LEAD = 0, 1  # by what a way may be sure


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("file", type=Path, help="labelled questions, as for evaluate")
    words.add_argument("--part", choices=("ways", "growth"), help="only one of both parts")
    given = words.parse_args()
    try:
        questions = [one.question for one in asked(given.file)]
    except MalformedQuestions as trouble:
        raise SystemExit(str(trouble)) from None
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, each in its own process;")
    print(f"load average before: {os.getloadavg()[0]:.1f}; times mean something when it is near 0")
    if given.part != "growth":
        side_by_side(given.file)
    if given.part != "ways":
        growth(questions[:QUESTIONS])


def side_by_side(path: Path) -> None:
    ours = apart(try_ours, path)
    share = Rate(hits=sum(one.is_answered for one in ours.outcomes), total=len(ours.outcomes))
    print(f"{path.name}: {share.total} questions, danger and look-alikes left out.")
    print(f"Wrong: of all, when each answers what it is surest of: {share.hits}, as ours does.")
    print(
        f"{'':<22}{'top-1':>21}{'top-3':>21}{'confidently wrong':>21}"
        f"{'p50 ms':>9}{'p95 ms':>9}{'load s':>9}{'MB':>7}"
    )
    for name in WAYS:
        trial = apart(try_way, name, path)
        told(name, trial, min(wrong(trial, share.hits, by) for by in (SCORE, LEAD)))
    told(OURS, ours, sum(one.is_wrong for one in ours.outcomes))


def wrong(trial: Trial, answers: int, by: int) -> int:
    """How many of its surest answers are wrong; each way is taken by what serves it better."""
    order = sorted(range(len(trial.outcomes)), key=lambda at: trial.sure[at][by], reverse=True)
    return sum(not trial.outcomes[at].is_best_right for at in order[:answers])


def told(name: str, trial: Trial, mistakes: int) -> None:
    ranked = [one for one in trial.outcomes if one.is_ranked]
    rates = (
        Rate(hits=sum(one.is_first for one in ranked), total=len(ranked)),
        Rate(hits=sum(one.is_near for one in ranked), total=len(ranked)),
        Rate(hits=mistakes, total=len(trial.outcomes)),
    )
    print(
        f"{name:<22}" + "".join(f"{shown(rate):>21}" for rate in rates) + times(trial.outcomes),
        f"{trial.load:8.1f}{trial.megabytes:7.0f}",
        flush=True,
    )


def shown(rate: Rate) -> str:
    low, high = rate.interval
    return f"{100 * rate.share:.1f} % ({100 * low:.0f}–{100 * high:.0f})"


def times(outcomes: Sequence[Outcome]) -> str:
    spent = [one.milliseconds for one in outcomes]
    return f"{percentile(spent, 0.5):9.1f}{percentile(spent, 0.95):9.1f}"


def growth(questions: Sequence[str]) -> None:
    print(f"\nGrowth, {len(questions)} questions; made-up measures have random words and vectors.")
    print(
        f"{'':<12}{'measures':>9}{'examples':>10}{'load s':>8}{'MB':>7}"
        f"{'p50 ms':>8}{'p95 ms':>8}{'of the real p95':>17}"
    )
    now = apart(real, questions)
    row("real", now, now)
    for size in SIZES:
        row("made-up", apart(grown, size, questions), now)
    print(f"aim at {SIZES[-1]:,} measures: at most {AIM_GROWTH:g} times the real p95")


def row(name: str, cost: Cost, now: Cost) -> None:
    print(
        f"{name:<12}{cost.measures:9,}{cost.examples:10,}{cost.load:8.1f}{cost.megabytes:7.0f}"
        f"{cost.p50:8.1f}{cost.p95:8.1f}{cost.p95 / now.p95:16.1f}×",
        flush=True,
    )


if __name__ == "__main__":
    main()
