"""Report: the figures as a person reads them."""

from knowledge.evaluation.report import report
from knowledge.findings import Decision
from tests.knowledge.evaluation.made import outcome

ROWS = [
    outcome("a", "ab", kind="question", region="tula", milliseconds=12.34),
    outcome("a", "ba", Decision.CLARIFY, kind="question", confidence=0.5),
    outcome("b", "ab", kind="status", confidence=0.95),
    outcome("offtopic", "a", Decision.UNKNOWN, kind="offtopic"),
]


def test_every_rate_has_its_count_and_interval() -> None:
    lines = report(ROWS).splitlines()
    assert lines[0] == "Вопросов: 4, мера есть в базе: 3"
    assert "  верная мера первой                  33.3 %    (1 из 3; 6.1–79.2)" in lines
    assert "  отвечено уверенно и неверно         25.0 %    (1 из 4; 4.6–69.9)" in lines
    assert "  не наше: меры не показаны          100.0 %    (1 из 1; 20.7–100.0)" in lines
    assert "  MRR (среди десяти)                   0.667    (3)" in lines
    assert "  верная первой, среднее по мерам     25.0 %    (разных ожиданий: 2)" in lines
    assert "Время вопроса, мс: p50 1.0, p95 12.3" in lines


def test_what_the_file_does_not_ask_is_left_out() -> None:
    told = report(ROWS)
    assert "Безопасность" not in told
    assert "По особенности" not in told
    assert "где заявка" not in told
    assert "где заявка" in report([*ROWS, outcome("a", "a", Decision.STATUS)])


def test_columns_part_the_figures() -> None:
    lines = [line.split() for line in report(ROWS).splitlines()]
    kinds = lines[next(at for at, line in enumerate(lines) if line[:2] == ["По", "виду"]) :]
    assert kinds[1][:9] == ["question", "2", "1", "из", "2", "(9–91", "%)", "2", "из"]
    assert kinds[3][:5] == ["status", "1", "0", "из", "1"]
    assert ["tula", "1"] in [line[:2] for line in lines]
    assert ["не", "указано", "3"] in [line[:3] for line in lines]


def test_confidence_stands_beside_what_was_right() -> None:
    lines = [line.split() for line in report(ROWS).splitlines()]
    assert ["0.9–1.0", "2", "92.5", "%", "50.0", "%"] in lines
    assert ["0.5–0.6", "1", "50.0", "%", "0.0", "%"] in lines
    assert ["Калибровка:", "ошибка", "0.450"] in [line[:3] for line in lines]
