"""Record: a program finds every figure and every row."""

import json

from knowledge.evaluation.rates import RATES
from knowledge.evaluation.record import record
from knowledge.findings import Decision
from tests.knowledge.evaluation.made import outcome


def test_every_figure_and_every_row_is_kept() -> None:
    rows = [
        outcome("a", "ba", id="q1", also_ok="d", kind="question", milliseconds=1.234),
        outcome("offtopic", "", Decision.UNKNOWN, id="q2"),
    ]
    held = json.loads(record(rows))
    assert set(held["figures"]["rates"]) == set(RATES)
    wrong = held["figures"]["rates"]["confidently_wrong"]
    assert wrong == {"hits": 1, "total": 2, "share": 0.5, "low": 0.0945, "high": 0.9055}
    assert held["figures"]["mrr"] == 0.5
    assert held["figures"]["milliseconds"] == {"p50": 1.0, "p95": 1.23}
    assert held["by"]["kind"]["question"]["questions"] == 1
    assert held["by"]["region"] == {}
    assert held["calibration"]["expected_error"] == 0.9
    first, second = held["rows"]
    assert first["measures"][0] == {"id": "b", "confidence": 0.9, "why": ["слово"]}
    assert (first["place"], first["top1"], first["top3"], first["fault"]) == (
        2,
        False,
        True,
        "wrong",
    )
    assert (first["also_ok"], first["kind"], first["decision"]) == (["d"], "question", "answer")
    assert (second["accepted"], second["ranked"], second["fault"]) == (True, False, "")
