"""A problem reads as a sentence that a lawyer can act on."""

from knowledge.check.problem import Problem, cut


def test_it_says_where_what_and_what_to_do() -> None:
    problem = Problem(file="a/b.yaml", field="answer", wrong="310 знаков", advice="Сократите")
    assert str(problem) == "ошибка: a/b.yaml: answer: 310 знаков. Сократите."


def test_a_warning_says_so() -> None:
    problem = Problem(file="a", field="b", wrong="c", advice="d", is_error=False)
    assert str(problem).startswith("внимание: ")


def test_a_long_text_is_cut() -> None:
    assert cut("слово") == "«слово»"
    assert cut("слово", 3) == "«сло…»"
