"""Facts as people type them."""

from datetime import date

import pytest

from knowledge.eligibility.known import known
from knowledge.eligibility.typed import typed
from knowledge.rule import Answer, Fact, Kind

ON = date(2026, 11, 21)
ANSWERS = (Answer(id="first", text="Первый ответ"), Answer(id="other", text="Другой"))


def fact(kind: Kind) -> Fact:
    answers = ANSWERS if kind in (Kind.CHOICE, Kind.SEVERAL) else ()
    return Fact(id="one", kind=kind, question="Сколько?", answers=answers)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.YESNO, "Да, конечно", "да"),
        (Kind.YESNO, "нету", "нет"),
        (Kind.NUMBER, "двое", "2"),
        (Kind.NUMBER, "3 ребёнка", "3"),
        (Kind.MONEY, "20 тыс", "20000,00"),
        (Kind.MONEY, "12 500,50", "12500,50"),
        (Kind.AGE, "68", "68 лет"),
        (Kind.AGE, "полтора года", "1 год 6 месяцев"),
        (Kind.AGE, "1,5 года", "1 год 6 месяцев"),
        (Kind.AGE, "8 мес", "8 мес"),
        (Kind.AGE, "12.04.2020", "2020-04-12"),
        (Kind.CHOICE, "первый ответ", "first"),
    ],
)
def test_words_become_what_the_fact_takes(kind: Kind, text: str, value: str) -> None:
    assert typed(fact(kind), text) == value
    assert known(fact(kind), value, ON) is not None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.YESNO, "не помню"),
        (Kind.NUMBER, "много"),
        (Kind.MONEY, "не скажу"),
        (Kind.AGE, "31.02.2020"),
        (Kind.AGE, "а если ребёнку 9 лет, что тогда?"),
        (Kind.CHOICE, "третий"),
    ],
)
def test_other_words_are_no_answer(kind: Kind, text: str) -> None:
    assert typed(fact(kind), text) is None
