"""What a field takes."""

import pytest
from hypothesis import given, strategies as st

from bot.conversation.fields import NotTaken, accepted, free_text, full_name, phone, shown
from bot.conversation.forms import Kind


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


@pytest.mark.parametrize(
    "typed",
    ["8 910 123-45-67", "89101234567", "+7 (910) 123 45 67", "9101234567", "мой: 8-910-123-45-67"],
)
def test_a_phone_is_taken_however_it_is_written(typed: str) -> None:
    assert phone(typed) == "+79101234567"


@pytest.mark.parametrize("typed", ["", "не помню", "12345", "112", "8 910", "55-51-61", "+"])
def test_what_is_no_phone_is_not_taken(typed: str) -> None:
    with pytest.raises(NotTaken):
        phone(typed)


def test_a_free_text_is_taken_as_it_is() -> None:
    assert free_text("  да \n") == "да"


@pytest.mark.parametrize(("typed", "why"), [(" \n", "text_empty"), ("я" * 4001, "text_long")])
def test_a_free_text_is_neither_empty_nor_a_book(typed: str, why: str) -> None:
    with pytest.raises(NotTaken) as refused:
        free_text(typed)
    assert refused.value.why == why


def test_a_phone_is_shown_as_people_write_it() -> None:
    assert shown(Kind.PHONE, "+79101234567") == "+7 910 123-45-67"
    assert shown(Kind.NAME, "Анна") == "Анна"


@given(kind=st.sampled_from(Kind), text=st.text(max_size=500))
def test_any_words_are_a_value_or_a_reason(kind: Kind, text: str) -> None:
    try:
        value = accepted(kind, text)
    except NotTaken:
        return
    assert value
    assert value.strip() == value
    assert shown(kind, value)


@given(text=st.text(max_size=200))
def test_a_name_that_was_taken_is_taken_again(text: str) -> None:
    try:
        name = full_name(text)
    except NotTaken:
        return
    assert full_name(name) == name
