"""Synonyms: what people call a thing is heard as the thing, and only where they mean it."""

import pytest

from knowledge.library import Library
from knowledge.search.reading.synonyms import Synonyms
from knowledge.search.reading.words import Words
from tests.knowledge.tiny import REAL

WORDS = Words()
SYNONYMS = Synonyms(WORDS, Library.load(REAL).synonyms)


def said(text: str) -> list[str]:
    return list(SYNONYMS.said(WORDS.lemmas(text)))


@pytest.mark.parametrize(
    "text",
    [
        "детские когда придут",
        "почему не пришли детские",
        "детские до семнадцати лет",
        "детские Липецк",
        "нам задержали детские мои ещё не пришли",
        "детские пособия",
    ],
)
def test_money_for_children_is_heard_without_its_noun(text: str) -> None:
    assert "=пособие" in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "компенсация за детский сад",
        "путёвка в детский лагерь",
        "путёвка в детский оздоровительный лагерь",
        "детские вещи отдать",
        "детская поликлиника",
    ],
)
def test_a_word_that_describes_a_noun_is_no_name_of_another_thing(text: str) -> None:
    assert "=пособие" not in said(text)


def test_the_noun_itself_is_still_heard() -> None:
    assert {"=компенсация", "=детский сад"} <= {*said("компенсация за детский сад")}


def test_a_variant_without_the_mark_is_heard_before_any_noun() -> None:
    plain = Synonyms(WORDS, {"беременный": ["беременная"]})
    assert list(plain.said(WORDS.lemmas("беременная студентка"))) == ["=беременный"] * 2
