"""A person's name, as it is typed."""

import pytest
from hypothesis import given, strategies as st

from bot.conversation.fields.names import full_name
from bot.conversation.fields.wrong import NotTaken


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("иванова анна петровна", "Иванова Анна Петровна"),
        ("  Иванова   Анна ", "Иванова Анна"),
        ("Иванова, Анна", "Иванова Анна"),
        ("Петров-Водкин К. С.", "Петров-Водкин К. С."),
        ("О'Нил Шон", "О'Нил Шон"),
        ("Алиев Гейдар Али оглы", "Алиев Гейдар Али Оглы"),
        ("меня зовут Анна Иванова", "Анна Иванова"),
        ("Я Иванова Анна", "Иванова Анна"),
        ("ФИО: Иванова Анна", "Иванова Анна"),
    ],
)
def test_a_name_is_taken_as_people_write_it(typed: str, kept: str) -> None:
    assert full_name(typed) == kept


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "name_letters"),
        ("   ", "name_letters"),
        ("Анна", "name_short"),
        ("меня зовут", "name_letters"),
        ("не знаю", "name_letters"),
        ("не хочу говорить", "name_letters"),
        ("зачем вам имя", "name_letters"),
        ("добрый день", "name_letters"),
        ("Иванова 1950", "name_letters"),
        ("Анна <b>", "name_letters"),
        ("один два три четыре пять шесть", "name_letters"),
        ("Анна " + "я" * 200, "name_letters"),
    ],
)
def test_what_is_no_name_is_told_why(typed: str, why: str) -> None:
    with pytest.raises(NotTaken) as refused:
        full_name(typed)
    assert refused.value.why == why


@given(text=st.text(max_size=200))
def test_a_name_that_was_taken_is_taken_again(text: str) -> None:
    try:
        name = full_name(text)
    except NotTaken:
        return
    assert full_name(name) == name
