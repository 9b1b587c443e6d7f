"""Typed words: a button's label, a field's value, an intent, or a question."""

import pytest

from bot.conversation.scene import Scene
from bot.conversation.values.state import Step
from bot.conversation.words import typed_button
from tests.support.talking.standing import AT, FIELDS, at, at_field
from tests.support.talking.talk import texts, wordings

PLAIN = [place for place in AT if place not in {"person", "person_in_form", "new"}]


@pytest.mark.parametrize("place", PLAIN)
def test_every_button_has_a_text_path(place: str) -> None:
    """Typing a label of the last message does what pressing it does."""
    keyboard = at(place).contents[-1] if at(place).contents else at(place).keyboard
    assert keyboard
    for button in (*keyboard.buttons, *keyboard.navigation):
        typed, pressed = at(place).says(button.label), at(place).presses(button.choice)
        assert typed.keys == pressed.keys, button
        assert typed.state.draft == pressed.state.draft


@pytest.mark.parametrize("place", PLAIN)
def test_no_words_mean_two_buttons_of_one_message(place: str) -> None:
    """The first button that answers to the words wins; a label must not be taken by another."""
    keyboard = at(place).keyboard
    assert keyboard
    labels = {one.label.casefold(): one.choice.split(":")[0] for one in keyboard.navigation}
    for button in keyboard.buttons:
        for words in wordings(button):
            verb = button.choice.split(":")[0]
            assert labels.get(words.strip().casefold(), verb) in {verb, "person"}


def test_case_and_marks_do_not_matter() -> None:
    assert at("review").says(" ВСЁ ВЕРНО!! ").keys == ["application.done"]


def test_words_press_only_what_is_shown() -> None:
    assert at("answered").says("Отправить").keys != ["application.done"]


def test_nothing_typed_presses_nothing() -> None:
    talked = at("answered")
    scene = Scene(situation=talked.situation, knowledge=talked.knowledge)
    assert typed_button("…", talked.state, scene) is None


@pytest.mark.parametrize("field", FIELDS)
def test_a_person_is_called_in_words_from_every_field(field: str) -> None:
    assert at_field(field).says("позовите специалиста").keys == ["handover.done"]


def test_a_long_free_text_about_a_specialist_is_a_value() -> None:
    story = "Врач-специалист сказал, что нужен специалист по слуху для сына"
    talked = at_field("need").says(story)
    assert talked.state.draft
    assert talked.state.draft.answers["need"] == story


@pytest.mark.parametrize("place", ["consent", "review", "cancelling", "resuming", "switch_region"])
def test_where_a_button_is_wanted_other_words_ask_for_it(place: str) -> None:
    talked = at(place)
    step = talked.state.step
    assert talked.says("абракадабра").keys[0] == "press.wanted"
    assert talked.state.step is step


@pytest.mark.parametrize("place", ["consent", "review", "cancelling"])
def test_where_a_button_is_wanted_a_question_is_answered_aside(place: str) -> None:
    talked = at(place)
    question = talked.contents[-1].text
    talked.says("Как получить льготный проезд?")
    assert talked.keys[0] == "answer.answer"
    assert talked.contents[-1].text == question


def test_a_question_of_another_region_inside_a_form_does_not_move_the_citizen() -> None:
    talked = at("review").says("Как получить льготный проезд в Пензе?")
    assert talked.keys == ["answer.answer", "application.review"]
    assert talked.state.step is Step.REVIEW


def test_yes_and_no_without_a_question_are_small_talk() -> None:
    assert at("submitted").says("да").keys == ["smalltalk.reply"]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("сменить город", "place.ask"),
        ("Что ты умеешь?", "greeting.hello"),
        ("вы робот?", "greeting.hello"),
        ("продолжить заявку", "application.none"),
        ("хочу подать заявку", "consent.offer"),
    ],
)
def test_a_button_of_the_menu_is_heard_when_it_is_out_of_sight(words: str, key: str) -> None:
    talked = at("answered").says("спасибо")
    assert talked.choices == []
    assert talked.says(words).keys[0] == key


def test_an_application_for_nothing_in_particular_asks_for_what() -> None:
    assert at("answered").presses("home").says("подать заявку").keys == ["application.of_what"]


def test_words_of_the_menu_leave_a_form_as_it_is() -> None:
    talked = at_field("phone")
    before = talked.state.draft
    assert talked.says("что ты умеешь").keys == ["greeting.hello", "field.phone"]
    assert talked.says("сменить город").keys == ["wrong.phone", "field.phone"]
    assert talked.state.draft == before


def test_words_of_the_menu_are_a_value_where_free_text_is_asked() -> None:
    talked = at_field("need").says("Сменить город")
    assert talked.state.draft
    assert talked.state.draft.answers["need"] == "Сменить город"


@pytest.mark.parametrize("place", ["answered", "asked_place", "consent", "phone", "files"])
def test_whoever_wants_to_be_forgotten_is_asked_whether_really(place: str) -> None:
    talked = at(place).says("сотрите мои данные")
    assert talked.keys == ["mydata.erase_sure"]
    assert talked.state.draft is None


@pytest.mark.parametrize("place", ["consent", "review", "cancelling", "resuming", "asked_place"])
def test_the_second_time_without_an_answer_a_person_is_offered(place: str) -> None:
    talked = at(place).says("абракадабра")
    assert "нажмите «Специалист»" not in talked.contents[0].text
    talked.says("абракадабра абра")
    assert "нажмите «Специалист»" in talked.contents[0].text


def test_every_other_wording_belongs_to_a_button() -> None:
    keys = texts().keys()
    verbs = {key.removeprefix("said.") for key in keys if key.startswith("said.")}
    assert {f"choice.{verb}" for verb in verbs} <= keys
