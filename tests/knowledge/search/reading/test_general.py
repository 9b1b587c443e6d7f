"""Single words: whose they may be."""

import pytest

from knowledge.search.reading.general import General
from knowledge.search.reading.words import Words


@pytest.fixture(scope="module")
def general() -> General:
    vocabulary = ["пособие", "сосед", "сво", "жкх", "мороз", "расковой", "соцконтракт", "жене"]
    return General(Words(), vocabulary)


@pytest.mark.parametrize("word", ["пособие", "сво", "соцконтракт", "соседи", "крыша", "я", "жене"])
def test_words_of_the_content_and_general_words_stay(general: General, word: str) -> None:
    assert general.stays(word)


@pytest.mark.parametrize(
    "word", ["иванова", "петровна", "елена", "липецк", "волк", "кузнец", "шрх", "п", "вельми"]
)
def test_names_places_kinds_of_people_and_unknown_words_go(general: General, word: str) -> None:
    assert not general.stays(word)


@pytest.mark.parametrize("word", ["мороз", "расковой"])
def test_a_surname_goes_though_the_content_has_it(general: General, word: str) -> None:
    assert not general.stays(word)


def test_abbreviations_are_the_contents_own(general: General) -> None:
    assert [word for word in ("сво", "жкх", "пособие", "ммм") if general.is_abbreviation(word)] == [
        "сво",
        "жкх",
    ]


def test_beside_a_name_nouns_and_adjectives_may_be_its_parts(general: General) -> None:
    words = ("туча", "белый", "муж", "прошу", "моя", "и")
    assert [word for word in words if general.may_name(word)] == ["туча", "белый"]
