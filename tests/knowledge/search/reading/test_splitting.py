"""Splitting: the questions of one message."""

import pytest
from hypothesis import given, strategies as st

from knowledge.search.reading.splitting import parts
from knowledge.search.reading.words import tokens


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Как получить субсидию?", 1),
        ("Как получить субсидию? И сколько стоит такси?", 2),
        ("как получить субсидию и где заказать такси", 2),
        ("Хочу субсидию, а также хочу такси для инвалида", 2),
        ("Нужна субсидия. И ещё вопрос: как заказать такси?", 2),
        ("1) как получить субсидию 2) как заказать такси 3) что с маткапиталом", 3),
        ("Как получить субсидию?\nКак заказать такси?", 2),
        ("субсидия и такси", 1),
        ("У меня трое детей. Муж служит. Что нам положено?", 1),
        ("Ребёнку 1.5 года, какие выплаты положены", 1),
        ("", 1),
    ],
)
def test_questions_are_counted(text: str, questions: int) -> None:
    assert len(parts(text)) == questions


def test_what_asks_nothing_goes_with_its_question() -> None:
    assert parts("Маме 82. Как получить сиделку? Ещё у неё печка. Дадут ли дрова? Спасибо.") == (
        "Маме 82. Как получить сиделку?",
        "Ещё у неё печка. Дадут ли дрова? Спасибо.",
    )


@given(st.text(alphabet="абвгд как и ещё?.\n1)-,", max_size=80))
def test_no_word_is_made_up(text: str) -> None:
    said = parts(text)
    assert said
    assert set(tokens(" ".join(said))) <= set(tokens(text))
