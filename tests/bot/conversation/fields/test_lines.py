"""Lines of letters: free text, an address, an e-mail address."""

import pytest

from bot.conversation.fields.lines import address, email, free_text, in_line
from bot.conversation.fields.wrong import NotTaken


def test_a_free_text_is_taken_as_it_is() -> None:
    assert free_text("  да \n") == "да"


@pytest.mark.parametrize(("typed", "why"), [(" \n", "text_empty"), ("я" * 4001, "text_long")])
def test_a_free_text_is_neither_empty_nor_a_book(typed: str, why: str) -> None:
    with pytest.raises(NotTaken) as refused:
        free_text(typed)
    assert refused.value.why == why


def test_an_address_is_a_line() -> None:
    assert address(" Липецк,\n ул. Мира,  д. 5 ") == "Липецк, ул. Мира, д. 5"
    assert address("областная больница") == "областная больница"


@pytest.mark.parametrize("typed", ["", "5", "12-34", "да", "?" * 9, "ул. Мира, " * 40])
def test_what_is_no_address_is_told(typed: str) -> None:
    with pytest.raises(NotTaken) as refused:
        address(typed)
    assert refused.value.why == "address"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ivanova@example.ru", "ivanova@example.ru"),
        ("моя почта: Ivanova.Anna@Example.RU.", "Ivanova.Anna@example.ru"),
        ("анна@почта.рф", "анна@почта.рф"),
    ],
)
def test_an_e_mail_is_found_among_words(typed: str, kept: str) -> None:
    assert email(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "нет", "ivanova@", "@example.ru", "a@b", "a@b.ru, c@d.ru", "a@b.ru" * 40]
)
def test_what_is_no_e_mail_is_told(typed: str) -> None:
    with pytest.raises(NotTaken) as refused:
        email(typed)
    assert refused.value.why == "email"


def test_many_lines_become_one() -> None:
    assert in_line("Первое.\n\n\nВторое. ") == "Первое. Второе."
