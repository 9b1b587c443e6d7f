"""«Мои данные»: what is kept, how it is put right, and a copy of it."""

import pytest

from bot.conversation.values.state import Step
from bot.conversation.values.wishes import Export, FileWithCase, ShowAnswers, ShowHeld
from tests.support.talking.standing import at
from tests.support.talking.talk import Talk

MENU = ["my_held", "my_correct", "my_export", "my_withdraw", "my_erase"]


def opened(place: str = "submitted") -> Talk:
    return at(place).says("мои данные")


def test_the_menu_is_reached_by_its_button_and_by_words() -> None:
    talked = at("answered").presses("home")
    assert talked.presses("my_data").choices == MENU
    assert at("survey").says("мои данные").keys == ["mydata.menu"]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("что вы обо мне знаете?", "mydata.held"),
        ("выгрузите мои данные", "mydata.exporting"),
        ("исправьте мои данные", "mydata.correct"),
        ("отзываю согласие", "mydata.withdraw_sure"),
        ("удалите мои данные", "mydata.erase_open"),
    ],
)
def test_each_part_may_be_asked_for_in_words(words: str, key: str) -> None:
    assert at("submitted").says(words).keys == [key]


def test_inside_a_form_the_draft_is_put_off_and_not_lost() -> None:
    talked = opened("phone")
    assert "Заявку отложил" in talked.words
    assert [one.measure for one in talked.state.parked] == ["child-benefit"]


def test_an_old_button_of_the_menu_does_not_leave_a_form() -> None:
    talked = at("phone")
    for choice in ("my_data", "my_held", "my_withdraw", "my_erase", "my_erased", "my_export"):
        assert talked.presses_old(choice).keys[0] == "press.stale"
        assert talked.state.draft
        assert talked.effects == ()


def test_what_is_kept_is_told_with_how_long() -> None:
    talked = at("submitted").says("льготный проезд").presses("apply").says("Иванова Анна")
    talked.says("мои данные").presses("my_held")
    assert talked.effects == (ShowHeld(),)
    for words in (talked.cases[0].number, "Единое пособие", "90 дней", "справка.pdf", "версия 1"):
        assert words in talked.words
    assert "ответов:" in talked.words
    assert talked.choices == [f"my_answers:{talked.cases[0].number}", "my_data"]


def test_the_answers_of_an_application_are_shown() -> None:
    talked = opened().presses("my_held").presses("my_answers")
    assert talked.effects == (ShowAnswers(case=talked.cases[0].id),)
    assert "Телефон: +7 910" in talked.words
    assert talked.presses_old("my_answers:10-00-00-08").keys == ["press.stale"]


# ---------------------------------------------------------------- putting right


def test_a_draft_is_put_right_in_its_form() -> None:
    talked = at("phone").says("мои данные").presses("my_correct")
    assert talked.presses("my_draft").keys == ["field.phone"]


def test_what_is_wrong_in_an_application_goes_to_its_caseworker() -> None:
    talked = opened().presses("my_correct").presses("my_case")
    assert talked.keys == ["mydata.correct_words"]
    talked.says("Телефон теперь 8 900 000-00-00, исправьте мои данные")
    assert talked.keys == ["mydata.corrected"]
    assert talked.effects == (FileWithCase(case=talked.cases[0].id),)
    assert talked.state.step is Step.FREE


@pytest.mark.parametrize(
    ("words", "key"),
    [("отмена", "mydata.unchanged"), ("назад", "mydata.menu"), ("мои данные", "mydata.menu")],
)
def test_a_correction_may_be_left(words: str, key: str) -> None:
    talked = opened().presses("my_correct").presses("my_case").says(words)
    assert talked.keys[0] == key
    assert talked.effects == ()
    assert talked.choices == MENU


def test_who_has_nothing_has_nothing_to_put_right() -> None:
    talked = opened("new").presses("my_correct")
    assert "пока нечего" in talked.words
    assert talked.presses("my_data").choices == MENU


# ---------------------------------------------------------------- a copy


def test_a_copy_is_asked_for_and_promised() -> None:
    talked = opened().presses("my_export")
    assert talked.effects == (Export(),)
    assert talked.keys == ["mydata.exporting"]


def test_where_no_personal_data_may_go_none_is_handed_out() -> None:
    talked = at("info_only").says("мои данные")
    assert talked.choices == ["my_held", "my_correct", "my_withdraw", "my_erase"]
    assert talked.says("выгрузите мои данные").keys == ["policy.info_only"]
    assert talked.effects == ()
    assert talked.says("исправьте мои данные").keys == ["policy.info_only"]
