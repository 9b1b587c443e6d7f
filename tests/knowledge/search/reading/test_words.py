"""Words in dictionary form, and spelling put right."""

import pytest

from knowledge.search.reading.spelling import Nearby, Spelling, heard, transliterated
from knowledge.search.reading.words import Words, tokens


@pytest.fixture(scope="module")
def words() -> Words:
    return Words()


@pytest.fixture(scope="module")
def spelling(words: Words) -> Spelling:
    return Spelling(words, ["субсидия", "отопление", "инвалид", "коляска", "группа", "соцконтракт"])


def test_yo_is_ye() -> None:
    assert tokens("Ребёнок, ЁЛКА!") == ["ребенок", "елка"]


def test_every_word_comes_in_dictionary_form(words: Words) -> None:
    assert words.lemmas("Получила субсидию") == ("получить", "субсидия")


def test_greetings_and_small_words_tell_nothing(words: Words) -> None:
    assert words.telling(words.lemmas("Здравствуйте, а как мне субсидию")) == ("субсидия",)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("атопление", "отопление"),
        ("инвалит", "инвалид"),
        ("сабсидия", "субсидия"),
        ("ce,cblbz", "субсидия"),
        ("gruppa", "группа"),
        ("кошка", "кошка"),
        ("дом", "дом"),
    ],
)
def test_typos_are_put_right_and_known_words_left_alone(
    spelling: Spelling, typed: str, meant: str
) -> None:
    assert spelling.meant(typed) == meant


def test_a_foreign_text_stays_as_it_is(spelling: Spelling) -> None:
    assert spelling.cyrillic("hello world") == "hello world"
    assert spelling.cyrillic("a@mail.ru") == "a@mail.ru"
    message = "выплата: vyplata-dlya-vseh.com/abc"
    assert spelling.cyrillic(message) == message


def test_latin_letters_are_read_as_russian() -> None:
    assert transliterated("pohorony") == "похороны"
    assert transliterated("zhiljo") == "жилйо"


def test_words_that_sound_alike_are_heard_alike() -> None:
    assert heard("нечего") == heard("ничево")


def test_the_nearest_word_of_alarm_is_found_at_once(words: Words) -> None:
    nearby = Nearby(words, ["избивает", "таблетки"])
    assert nearby.meant("муж избевает, талетки") == "муж избивает, таблетки"
