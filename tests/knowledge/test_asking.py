"""Questions from a command line, one or many, and the evaluation of labelled ones."""

import json
from pathlib import Path

from knowledge.asking import ask_batch, ask_one
from knowledge.evaluation import evaluate, labelled, table
from knowledge.search.search import Search

ROWS = [
    ("1", "как получить субсидию на коммуналку", "subsidy", "", ""),
    ("2", "социальное такси", "tula-taxi", "", "tula"),
    ("3", "маткапитал", "subsidy", "capital", ""),
    ("4", "рецепт борща", "offtopic", "", ""),
    ("5", "не хочу жить", "crisis", "", ""),
    ("6", "просят код из смс", "scam", "", ""),
    ("7", "не хочу жить с мужем", "normal", "", ""),
    ("8", "как получить субсидию на квартплату", "not-written-yet", "", ""),
]


def test_a_batch_answers_line_by_line(search: Search) -> None:
    lines = [
        '{"id": "a", "question": "социальное такси", "region": "tula"}',
        "",
        '{"question": ""}',
    ]
    told = [json.loads(line) for line in ask_batch(search, lines)]
    assert [one["id"] for one in told] == ["a", ""]
    assert told[0]["measures"][0]["id"] == "tula-taxi"
    assert set(told[0]) == {"id", "decision", "measures", "milliseconds"}
    assert set(told[0]["measures"][0]) == {"id", "confidence"}


def test_one_question_is_told_to_a_person_and_to_a_program(search: Search) -> None:
    assert "subsidy" in ask_one(search, "субсидия на коммуналку")
    assert json.loads(ask_one(search, "маткап", as_json=True))["measures"][0]["id"] == "capital"
    assert "tula, t1" in ask_one(search, "такси в туле")


def test_labelled_questions_are_counted(search: Search, tmp_path: Path) -> None:
    path = tmp_path / "labelled.tsv"
    rows = [("id", "question", "expect", "also_ok", "region"), *ROWS]
    path.write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
    counts = evaluate(search, labelled(path), {"subsidy", "capital", "taxi", "tula-taxi"})
    assert (counts["top1"], counts["top3"], counts["measure"]) == (3, 3, 3)
    assert (counts["rejected"], counts["foreign"], counts["wrong"]) == (1, 1, 1)
    assert (counts["crisis_heard"], counts["scam_heard"], counts["false_alarm"]) == (1, 1, 0)
    assert "верная мера первой             100.0 %  3 из 3" in table(counts)
