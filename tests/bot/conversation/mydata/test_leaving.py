"""A consent taken back, and everything erased: said before, confirmed, then done."""

from dataclasses import replace

import pytest

from bot.conversation.values.purposes import Purpose
from bot.conversation.values.situation import CaseStatus
from bot.conversation.values.state import Step
from bot.conversation.values.wishes import (
    AskPerson,
    DropFiles,
    EraseAll,
    FileWithCase,
    WithdrawConsent,
)
from tests.support.talking.health import before_health
from tests.support.talking.standing import VALUES, at
from tests.support.talking.talk import Talk


def both() -> Talk:
    """Both consents are given, a draft with a file and a story is put off."""
    talked = before_health().says("Елец").presses("agree").says(VALUES[3]).sends("справка.pdf")
    return talked.says("отзываю согласие")


def resolved(talked: Talk) -> Talk:
    cases = tuple(replace(one, status=CaseStatus.RESOLVED) for one in talked.cases)
    talked.situation = replace(talked.situation, cases=cases)
    return talked


def test_the_purpose_is_chosen_and_what_follows_is_said_first() -> None:
    talked = both()
    assert talked.choices == ["my_purpose:application", "my_purpose:health"]
    talked.presses("my_purpose:application")
    assert talked.keys == ["mydata.withdraw_sure"]
    assert "Неоконченные заявки и их файлы сотру" in talked.words
    assert talked.effects == ()


def test_without_the_consent_to_apply_drafts_go_with_their_files() -> None:
    talked = both()
    talked.state = replace(talked.state, sent={"Как вас зовут?": "Иванова Мария Петровна"})
    file = talked.state.parked[0].files[0].file
    talked.presses("my_purpose:application").presses("my_withdrawn")
    assert talked.effects == (
        WithdrawConsent(purpose=Purpose.APPLICATION),
        WithdrawConsent(purpose=Purpose.HEALTH),
        DropFiles(files=(file,)),
    )
    assert talked.state.parked == ()
    assert talked.state.sent == {}, "what the last application told is not offered again"
    assert talked.keys == ["mydata.withdrawn"]


def test_without_the_consent_for_health_only_what_tells_of_it_goes() -> None:
    talked = both().presses("my_purpose:health").presses("my_withdrawn")
    kinds = [one.kind for one in talked.effects]
    assert kinds == ["withdraw_consent", "drop_files"]
    (draft,) = talked.state.parked
    assert (draft.answers.get("full_name"), draft.files) == (VALUES[0], ())
    assert "need" not in draft.answers
    talked.situation = replace(talked.situation, consents=frozenset({"application"}))
    assert talked.presses("my_data").presses("home").presses("resume").keys[-1] == "consent.health"


def test_open_applications_are_told_to_their_caseworkers() -> None:
    talked = at("submitted").says("отзываю согласие")
    assert talked.cases[0].number in talked.words
    talked.presses("my_withdrawn")
    assert talked.keys == ["mydata.told_case", "mydata.withdrawn"]
    assert talked.turn.messages[0].case == talked.cases[0].id
    assert FileWithCase(case=talked.cases[0].id) in talked.effects


def test_an_outdated_consent_can_be_taken_back_too() -> None:
    talked = at("submitted")
    outdated = talked.situation.consents
    talked.situation = replace(talked.situation, consents=frozenset(), outdated=outdated)
    assert talked.says("отзываю согласие").keys == ["mydata.withdraw_sure"]


def test_where_none_was_given_there_is_none_to_take_back() -> None:
    talked = at("answered").says("отзываю согласие")
    assert talked.keys == ["mydata.no_consent", "mydata.menu"]


@pytest.mark.parametrize("words", ["отмена", "назад", "в начало"])
def test_second_thoughts_change_nothing(words: str) -> None:
    talked = both().presses("my_purpose:application").says(words)
    assert talked.effects == ()
    assert talked.state.parked
    assert talked.says("мои данные").state.step is Step.FREE


def test_back_leads_to_the_choice_of_purposes() -> None:
    talked = both().presses("my_purpose:health").presses("back")
    assert talked.keys == ["mydata.withdraw_which"]
    assert talked.presses("back").keys == ["mydata.menu"]


@pytest.mark.parametrize("choice", ["my_purpose:health", "my_withdrawn", "my_erased", "my_wish"])
def test_a_stale_button_takes_nothing_back(choice: str) -> None:
    talked = both().presses("my_purpose:application")
    assert talked.presses_old(choice).keys == ["press.stale", "mydata.withdraw_sure"]
    assert talked.effects == ()


def test_a_side_question_is_answered_and_the_question_asked_again() -> None:
    talked = at("submitted").says("отзываю согласие").says("абракадабра")
    assert talked.keys == ["press.wanted", "mydata.withdraw_sure"]


# ---------------------------------------------------------------- everything


def test_everything_goes_at_the_second_press_and_is_said_before() -> None:
    talked = at("phone").sends("справка.pdf").says("удалите мои данные")
    assert "Вернуть их будет нельзя" in talked.words
    assert not talked.effects
    file = talked.state.parked[0].files[0].file
    talked.presses("my_erased")
    assert talked.effects == (DropFiles(files=(file,)), EraseAll())
    assert talked.keys == ["mydata.erased"]
    assert (talked.state.parked, talked.state.draft, talked.state.topic) == ((), None, "")


def test_finished_applications_go_too_and_that_is_said() -> None:
    talked = resolved(at("submitted")).says("удалите мои данные")
    assert "законченные заявки" in talked.words
    assert talked.presses("my_erased").effects == (EraseAll(),)


def test_with_an_open_case_it_is_said_plainly_what_can_be_done() -> None:
    talked = at("submitted").says("удалите мои данные")
    number = talked.cases[0].number
    assert number in talked.words
    assert talked.choices == [f"my_retract:{number}", "my_wish"]
    assert talked.presses_old("my_erased", talked.nonce).keys[0] == "press.stale"
    assert talked.effects == ()


def test_an_open_application_may_be_taken_back() -> None:
    talked = at("submitted").says("удалите мои данные").presses("my_retract")
    assert talked.keys == ["mydata.retracted"]
    assert talked.effects == (FileWithCase(case=talked.cases[0].id),)


def test_the_wish_is_passed_on_to_a_person() -> None:
    talked = at("submitted").says("удалите мои данные").presses("my_wish")
    assert talked.keys == ["mydata.wished", "handover.done"]
    assert isinstance(talked.effects[0], AskPerson)


def test_the_wish_goes_to_the_case_that_waits_already() -> None:
    talked = at("waiting").says("удалите мои данные").presses("my_wish")
    assert talked.keys == ["mydata.wished", "case.filed"]
    assert isinstance(talked.effects[0], FileWithCase)


def test_a_case_opened_meanwhile_stops_it() -> None:
    talked = at("answered").says("удалите мои данные").opens_case()
    assert talked.presses("my_erased").keys == ["press.stale", "mydata.erase_open"]
    assert talked.effects == ()
