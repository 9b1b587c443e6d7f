"""Lengths, places, sources and doubts."""

from pathlib import Path

import pytest

from tests.knowledge.check.drafts import at, odd


@pytest.mark.parametrize(
    ("fields", "field", "wrong"),
    [
        ({"answer": "Слово. " * 60}, "answer", "знаков 419, можно 300"),
        ({"when": "я" * 61}, "when", "знаков 61, можно 60"),
        ({"group": "homes"}, "group", "группа «homes», а файл лежит в папке «tests»"),
        ({"sources": []}, "sources", "нет ни одного источника"),
        ({"confidence": "low"}, "to_verify", "confidence: low, а что сверить, не сказано"),
    ],
)
def test_a_fault_is_named(content: Path, fields: dict[str, object], field: str, wrong: str) -> None:
    assert at(odd(content, **fields), field) == [wrong]


def test_a_doubt_that_is_written_down_is_fine(content: Path) -> None:
    assert at(odd(content, confidence="low", to_verify=["Сумма."]), "to_verify") == []
