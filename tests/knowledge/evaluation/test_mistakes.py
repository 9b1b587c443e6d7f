"""Mistakes: the worst first, each with its reason."""

from knowledge.evaluation.mistakes import mistakes, worst
from knowledge.findings import Decision
from tests.knowledge.evaluation.made import outcome

ROWS = [
    outcome("a", "ba", Decision.CLARIFY, id="second"),
    outcome("a", "ba", id="wrong", confidence=0.83),
    outcome("a+c", "bc", id="surer", confidence=0.97, also_ok="d"),
    outcome("crisis", "", Decision.UNKNOWN, id="deaf", question="x" * 200),
    outcome("a", "ab", id="right"),
    outcome("offtopic", "a", Decision.CLARIFY, id="offered"),
]


def test_the_gravest_stand_first_and_of_them_the_surest() -> None:
    found = [one.asked.id for one in worst(ROWS, 20)]
    assert found == ["deaf", "surer", "wrong", "offered", "second"]
    assert [one.asked.id for one in worst(ROWS, 2)] == ["deaf", "surer"]


def test_each_says_what_was_expected_what_came_and_why() -> None:
    told = mistakes(ROWS, 20)
    assert "не услышано: 1, отвечено уверенно и неверно: 2, показано лишнее: 1" in told
    assert "ожидалось: a+c (годится и d) — не найдено, место 2" in told
    assert "пришло: answer, первой b с уверенностью 0.97 (слова: слово)" in told
    assert "пришло: unknown, мер не найдено" in told
    assert f"  {'x' * 160}…" in told
    assert "ожидалось: offtopic\n" in told


def test_they_may_be_only_counted_and_there_may_be_none() -> None:
    assert mistakes(ROWS, 0).splitlines() == [mistakes(ROWS, 9).splitlines()[0]]
    assert mistakes(ROWS[4:5], 20) == "Ошибок нет."
