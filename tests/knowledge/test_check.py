"""The content check finds what an editor should put right."""

from pathlib import Path

import pytest

from knowledge.check import check
from knowledge.library import Library
from tests.knowledge.tiny import measure, write


def found(content: Path, **fields: object) -> dict[str, bool]:
    """The fields that the check complains of in one measure, and whether as errors."""
    write(content / "measures/homes/odd.yaml", measure("odd", **fields))
    problems = check(Library.load(content))
    return {one.field: one.is_error for one in problems if one.measure == "odd"}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"answer": "Слово. " * 60}, "answer"),
        ({"answer": "слово " * 25}, "answer"),
        ({"when": "я" * 61}, "when"),
        ({"amount": {"text": "", "values": [{"what": "сумма", "value": "1"}]}}, "amount.values"),
        ({"amount": {"text": "", "values": [{"what": "x", "parameter": "no"}]}}, "amount.values"),
        ({"sources": []}, "sources"),
    ],
)
def test_an_error_is_found(content: Path, fields: dict[str, object], field: str) -> None:
    assert found(content, **fields)[field]


def test_a_link_to_nowhere_is_only_a_warning(content: Path) -> None:
    problems = found(content, related=["capital", "nothing"])
    assert problems["related"] is False


def test_a_link_to_what_exists_is_fine(content: Path) -> None:
    assert "related" not in found(content, related=["capital"])


def test_a_question_of_two_measures_is_an_error(content: Path) -> None:
    problems = check(
        Library.load(_with(content, measure("odd", questions=["Как вызвать социальное такси?"])))
    )
    assert any(one.is_error and "taxi" in f"{one.measure} {one.text}" for one in problems)


def test_errors_come_first(content: Path) -> None:
    found(content, sources=[], related=["nothing"])
    order = [one.is_error for one in check(Library.load(content))]
    assert order == sorted(order, reverse=True)


def _with(content: Path, written: dict[str, object]) -> Path:
    write(content / f"measures/homes/{written['id']}.yaml", written)
    return content
