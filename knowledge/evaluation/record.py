"""Record: every figure and every outcome as JSON, for a program to compare."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from knowledge.evaluation.calibration import bins, expected_error, told
from knowledge.evaluation.outcomes import Outcome
from knowledge.evaluation.rates import Figures, Rate, figures, grouped

COLUMNS = ("kind", "trait", "region")


def record(outcomes: Sequence[Outcome]) -> str:
    """One JSON object: figures, figures by column, calibration, rows in the file's order."""
    filled = bins(told(outcomes))
    held = {
        "figures": _figures(figures(outcomes)),
        "by": {
            column: {value: _figures(those) for value, those in grouped(outcomes, column).items()}
            for column in COLUMNS
        },
        "calibration": {
            "expected_error": round(expected_error(filled), 4),
            "bins": [asdict(one) for one in filled],
        },
        "rows": [_row(outcome) for outcome in outcomes],
    }
    return json.dumps(held, ensure_ascii=False, indent=1)


def _figures(whole: Figures) -> dict[str, object]:
    return {
        "questions": whole.questions,
        "ranked": whole.ranked,
        "rates": {name: _rate(one) for name, one in whole.rates.items()},
        "mrr": round(whole.mrr, 4),
        "macro_top1": round(whole.macro, 4),
        "expected": whole.expected,
        "milliseconds": {"p50": round(whole.p50, 2), "p95": round(whole.p95, 2)},
    }


def _rate(rate: Rate) -> dict[str, object]:
    low, high = rate.interval
    shares = {"share": round(rate.share, 4), "low": round(low, 4), "high": round(high, 4)}
    return {"hits": rate.hits, "total": rate.total, **shares}


def _row(outcome: Outcome) -> dict[str, object]:
    asked = outcome.asked
    return {
        "id": asked.id,
        "question": asked.question,
        "expect": asked.expect,
        "also_ok": sorted(asked.also_ok),
        **{column: getattr(asked, column) for column in COLUMNS},
        "decision": str(outcome.decision),
        "measures": [asdict(match) for match in outcome.matches],
        "ranked": outcome.is_ranked,
        "place": outcome.place,
        "top1": outcome.is_first,
        "top3": outcome.is_near,
        "accepted": outcome.is_accepted,
        "confidently_wrong": outcome.is_wrong,
        "fault": str(outcome.fault) if outcome.fault else "",
        "milliseconds": round(outcome.milliseconds, 2),
    }
