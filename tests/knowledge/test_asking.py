"""Questions from a command line, one or many."""

import json

from knowledge.asking import ask_batch, ask_one
from knowledge.search.search import Search


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
