"""Numbers of cases: random, checked, and readable aloud."""

import pytest
from hypothesis import given, strategies

from bot.services.turns.numbers import (
    CODE_LETTERS,
    check_digit,
    code_words,
    is_number,
    new_code,
    new_number,
    only_digits,
    shown,
)


@given(strategies.integers(0, 9_999_999))
def test_any_wrong_digit_is_noticed(seed: int) -> None:
    body = f"{seed:07d}"
    number = body + check_digit(body)
    assert is_number(number)
    for at in range(8):
        other = str((int(number[at]) + 1) % 10)
        assert not is_number(number[:at] + other + number[at + 1 :])


def test_a_new_number_is_whole() -> None:
    assert all(is_number(new_number()) for _ in range(100))


@pytest.mark.parametrize("words", ["", "1234567", "123456789", "١٢٣٤٥٦٧٨", "abcdefgh"])
def test_anything_else_is_no_number(words: str) -> None:
    assert not is_number(words)


def test_a_number_is_shown_in_pairs_and_read_back() -> None:
    assert shown("45821736") == "45-82-17-36"
    assert only_digits("№ 45-82 17-36") == "45821736"


def test_a_code_has_no_look_alikes_and_opens_its_own_case() -> None:
    code = new_code()
    assert set(code) <= set(CODE_LETTERS)
    assert not set("01OIBS5Z2G8") & set(CODE_LETTERS)
    assert code_words("45821736", code) == code_words("45-82-17-36", f" {code.lower()}")
    assert code_words("45821736", code) != code_words("45821737", code)
