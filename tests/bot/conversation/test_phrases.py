"""Set phrases are heard as they are said, and nothing else is taken for them."""

import pytest

from bot.conversation import phrases


@pytest.mark.parametrize(
    ("words", "is_heard"),
    [("Вернуться к помощнику.", True), ("к помощнику", True), ("помощник сказал иначе", False)],
)
def test_the_way_back_to_the_assistant_is_heard(words: str, is_heard: bool) -> None:
    assert phrases.wants_assistant(words) is is_heard


@pytest.mark.parametrize(
    "words",
    [
        "Сотрите мои данные",
        "удалите, пожалуйста, мои персональные данные",
        "хочу удалить всю переписку",
        "Отзываю согласие",
        "хочу отозвать своё согласие на обработку",
    ],
)
def test_a_wish_to_be_forgotten_is_heard(words: str) -> None:
    assert phrases.wants_erasing(words)


@pytest.mark.parametrize(
    "words",
    [
        "удалите заявку",
        "мои данные в паспорте с ошибкой",
        "нужно согласие мужа на маткапитал",
        "как удалить зуб бесплатно",
    ],
)
def test_other_words_are_no_wish_to_be_forgotten(words: str) -> None:
    assert not phrases.wants_erasing(words)


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("5", "5"),
        ("пять", "5"),
        ("Ставлю 4!", "4"),
        ("моя оценка три", "3"),
        ("5 баллов", "5"),
        ("6", ""),
        ("15", ""),
        ("5 детей", ""),
        ("", ""),
    ],
)
def test_a_mark_is_heard_in_figures_and_words(words: str, mark: str) -> None:
    assert phrases.score(words) == mark


@pytest.mark.parametrize(
    ("words", "is_told"),
    [("Мы переехали в Елец", True), ("я живу в Грязях", True), ("субсидия в Ельце", False)],
)
def test_it_is_heard_that_somebody_tells_where_they_live(words: str, is_told: bool) -> None:
    assert phrases.tells_home(words) is is_told


def test_no_words_mean_two_buttons() -> None:
    wordings = [words for one in phrases.MENU.values() for words in one]
    assert len(wordings) == len(set(wordings))
    assert all(phrases.plain(words) == words for words in wordings)
