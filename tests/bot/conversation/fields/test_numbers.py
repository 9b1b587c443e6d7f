"""Numbers as people type them, and the card that is never asked for."""

import pytest
from hypothesis import given, strategies as st

from bot.conversation.fields.numbers import (
    holds_card,
    money,
    money_shown,
    number,
    phone,
    phone_shown,
    snils,
    snils_shown,
)
from bot.conversation.fields.wrong import NotTaken

CARD = "4276 3800 1234 5679"  # made up; its check digit fits


@pytest.mark.parametrize(
    "typed",
    ["8 910 123-45-67", "89101234567", "+7 (910) 123 45 67", "9101234567", "мой: 8-910-123-45-67"],
)
def test_a_phone_is_taken_however_it_is_written(typed: str) -> None:
    assert phone(typed) == "+79101234567"


@pytest.mark.parametrize("typed", ["", "не помню", "12345", "112", "8 910", "55-51-61", "+"])
def test_what_is_no_phone_is_not_taken(typed: str) -> None:
    with pytest.raises(NotTaken) as refused:
        phone(typed)
    assert refused.value.why == "phone"


def test_a_phone_is_shown_as_people_write_it() -> None:
    assert phone_shown("+79101234567") == "+7 910 123-45-67"


# ---------------------------------------------------------------- СНИЛС


@pytest.mark.parametrize(
    "typed",
    ["112-233-445 95", "11223344595", "112 233 445-95", "мой снилс 112-233-445 95, вот"],
)
def test_a_snils_is_taken_however_it_is_written(typed: str) -> None:
    assert snils(typed) == "11223344595"


@pytest.mark.parametrize("typed", ["001-001-998 00", "087-654-302 00", "087-654-303 00"])
def test_a_snils_whose_sum_is_a_hundred_or_too_small_to_check_is_taken(typed: str) -> None:
    assert snils(typed).endswith("00")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "snils"),
        ("не помню", "snils"),
        ("112-233-445", "snils"),
        ("112-233-445 951", "snils"),
        ("112-233-445 96", "snils_check"),
        ("112-233-454 95", "snils_check"),
        ("89101234567", "snils_check"),
    ],
)
def test_what_is_no_snils_is_told_why(typed: str, why: str) -> None:
    with pytest.raises(NotTaken) as refused:
        snils(typed)
    assert refused.value.why == why


def test_a_snils_is_shown_as_on_its_card() -> None:
    assert snils_shown("11223344595") == "112-233-445 95"


@given(digits=st.integers(min_value=1_001_999, max_value=999_999_999), wrong=st.integers(1, 99))
def test_of_a_hundred_check_numbers_one_fits(digits: int, wrong: int) -> None:
    taken = [end for end in range(100) if _is_snils(f"{digits:09}{end:02}")]
    assert len(taken) == 1


def _is_snils(text: str) -> bool:
    try:
        return bool(snils(text))
    except NotTaken:
        return False


# ---------------------------------------------------------------- money


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("15000", "15000.00"),
        ("15 000 рублей", "15000.00"),
        ("15 000,50", "15000.50"),
        ("15000.5 р.", "15000.50"),
        ("15.000", "15000.00"),
        ("15 тыс", "15000.00"),
        ("15,5 тыс. руб.", "15500.00"),
        ("около 32 т.р.", "32000.00"),
        ("1,2 млн", "1200000.00"),
        ("3 рубля 7 копеек", "3.07"),
        ("15 000 руб. 50 коп.", "15000.50"),
        ("0", "0.00"),
        ("нет", "0.00"),
        ("Дохода нет", "0.00"),
        ("1\u00a0234\u00a0567 ₽", "1234567.00"),
    ],
)
def test_a_sum_is_taken_as_people_write_it(typed: str, kept: str) -> None:
    assert money(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "много", "не знаю", "-500", "10 или 20 тысяч", "5000, потом 7000", "9" * 30]
)
def test_what_is_no_sum_is_told(typed: str) -> None:
    with pytest.raises(NotTaken) as refused:
        money(typed)
    assert refused.value.why == "money"


@pytest.mark.parametrize(
    ("kept", "seen"), [("15000.00", "15 000 ₽"), ("0.00", "0 ₽"), ("1234567.05", "1 234 567,05 ₽")]
)
def test_a_sum_is_shown_with_its_thousands(kept: str, seen: str) -> None:
    assert money_shown(kept) == seen


@given(kopecks=st.integers(min_value=0, max_value=10**10))
def test_a_shown_sum_is_taken_again(kopecks: int) -> None:
    kept = f"{kopecks // 100}.{kopecks % 100:02}"
    assert money(money_shown(kept)) == kept


# ---------------------------------------------------------------- counts


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("3", "3"),
        ("нас трое", "3"),
        ("3 человека", "3"),
        ("двое", "2"),
        ("никого", "0"),
        ("12", "12"),
    ],
)
def test_a_count_is_taken_as_people_say_it(typed: str, kept: str) -> None:
    assert number(typed, 0, 12) == kept


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "number"),
        ("много", "number"),
        ("2,5", "number"),
        ("двое или трое", "number"),
        ("2 взрослых и 3 детей", "number"),
        ("у нас в семье живёт вместе целых 3 человека", "number"),
        ("13", "number_range"),
        ("0", "number_range"),
        ("-3", "number_range"),
    ],
)
def test_what_is_no_such_count_is_told_why(typed: str, why: str) -> None:
    with pytest.raises(NotTaken) as refused:
        number(typed, 1, 12)
    assert refused.value.why == why


# ---------------------------------------------------------------- cards


@pytest.mark.parametrize(
    "text",
    [
        CARD,
        CARD.replace(" ", ""),
        CARD.replace(" ", "-"),
        f"переведите на {CARD}, спасибо",
        f"8 910 123-45-67 {CARD}",
    ],
)
def test_the_number_of_a_card_is_seen_among_words(text: str) -> None:
    assert holds_card(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4276 3800 1234 5678",
        "112-233-445 95",
        "8 910 123-45-67",
        "4276 3800 1234 56790",
        "1" * 20,
    ],
)
def test_other_digits_are_no_card(text: str) -> None:
    assert not holds_card(text)
