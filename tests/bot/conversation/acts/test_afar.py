"""Places that none of our regions has are known by name, and ours are never taken for them."""

import pytest

from bot.conversation.acts.afar import is_home, is_named
from bot.conversation.knowing import Knowing
from tests.support.house import knowledge

OURS = frozenset({"Липецкая область", "Пензенская область"})


@pytest.mark.parametrize(
    "words",
    [
        "Москва",
        "я из Москвы",
        "в Казани",
        "Нижний Новгород",
        "Ростов-на-Дону",
        "Орёл",
        "Московская область",
        "в Тульской области",
        "Краснодарский край",
        "Республика Коми",
        "Татарстан",
        "Санкт-Петербург",
    ],
)
def test_a_place_afar_is_known(words: str) -> None:
    assert is_named(words, OURS)


@pytest.mark.parametrize(
    "words",
    ["Липецкая область", "в Пензенской области", "Елец", "комиссия", "читаю", "казанская церковь"],
)
def test_other_words_are_no_place_afar(words: str) -> None:
    assert not is_named(words, OURS)


def test_no_place_of_ours_is_taken_for_one_afar() -> None:
    known: Knowing = knowledge()
    names = [
        name
        for region in known.library.regions.values()
        for one in region.municipalities
        for name in (one.name, one.center, *one.settlements, *one.aliases, *one.former_names)
    ]
    assert len(names) > 100
    assert [name for name in names if is_named(name, known.region_names())] == []


@pytest.mark.parametrize("words", ["Живу в Москве", "мы переехали в город Тверь", "я из Казани"])
def test_whoever_lives_afar_says_so(words: str) -> None:
    assert is_home(words, OURS)


@pytest.mark.parametrize(
    "words",
    [
        "сын служит в Москве",
        "Живу одна, дочь в Москве",
        "живу в Ельце",
        "пособие в Москве",
        "переехала в Липецкую область",
    ],
)
def test_a_place_afar_that_is_only_mentioned_is_no_home(words: str) -> None:
    assert not is_home(words, OURS)
