"""A long text becomes several messages, and no letter is lost or torn."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from handlers.telegram.splitting import split, units

LETTERS = st.text(alphabet="абв .\n!😀é👩‍👩‍👧🇷🇺\u0301\u200d\ufe0f", max_size=400)


def bare(text: str) -> str:
    return "".join(text.split())


@given(LETTERS, st.integers(min_value=30, max_value=120))
def test_every_piece_fits_and_nothing_is_lost(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(0 < units(piece) <= limit for piece in pieces)
    assert bare("".join(pieces)) == bare(text)


@given(LETTERS)
def test_a_length_is_counted_as_telegram_counts(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2


@given(st.text(alphabet="е\u0301й\u0306😀🏽", min_size=1, max_size=300))
def test_no_accent_is_torn_off_its_letter(text: str) -> None:
    pieces = split("ы" + text, 31)
    clusters = max(len(run) for run in text.replace("е", " ").replace("й", " ").split(" "))
    if clusters < 12:
        assert not any(unicodedata.combining(piece[0]) for piece in pieces)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ()),
        ("  \n ", ()),
        ("коротко", ("коротко",)),
        ("первый абзац\n\nвторой абзац", ("первый абзац", "второй абзац")),
        ("строка один\nстрока два тут", ("строка один", "строка два тут")),
        ("Одно слово. Другое слово.", ("Одно слово.", "Другое слово.")),
        ("неделимоедлинноеслово", ("неделимоедлинное", "слово")),
    ],
)
def test_cuts_are_where_a_person_would_cut(text: str, pieces: tuple[str, ...]) -> None:
    assert split(text, 16) == pieces


def test_a_family_and_a_flag_stay_whole() -> None:
    family, flag = "👩‍👩‍👧", "🇷🇺"
    for text, letter in ((family * 20, family), (flag * 20, flag)):
        for piece in split(text, 35):
            assert len(piece) % len(letter) == 0
