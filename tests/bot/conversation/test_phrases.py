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
    ("words", "act"),
    [
        ("Сотрите мои данные", "my_erase"),
        ("удалите, пожалуйста, мои персональные данные", "my_erase"),
        ("хочу удалить всю переписку", "my_erase"),
        ("Отзываю согласие", "my_withdraw"),
        ("хочу отозвать своё согласие на обработку", "my_withdraw"),
        ("Мои данные", "my_data"),
        ("Что вы обо мне знаете?", "my_held"),
        ("выгрузите мои данные", "my_export"),
        ("исправьте мои данные", "my_correct"),
        ("удалите заявку", ""),
        ("мои данные в паспорте с ошибкой", ""),
        ("нужно согласие мужа на маткапитал", ""),
        ("как удалить зуб бесплатно", ""),
    ],
)
def test_what_is_asked_of_own_data_is_heard(words: str, act: str) -> None:
    assert phrases.own_data(words) == act


def test_only_a_set_phrase_alone_is_surely_harmless() -> None:
    assert phrases.is_harmless("Что вы обо мне знаете?")
    assert not phrases.is_harmless("удалите мои данные, я больше не хочу жить")


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
