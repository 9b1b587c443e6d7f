"""Buttons: what they name, and whether they still count."""

import pytest
from hypothesis import given, settings, strategies as st

from bot.conversation.presses import ANYWHERE, IN_FORM as FORM_ACTS
from bot.conversation.values.state import Step
from tests.support.talking.laws import CHOICES, check
from tests.support.talking.standing import IN_FORM, at, at_field, at_review
from tests.support.talking.talk import Talk, texts


@pytest.mark.parametrize("choice", ["", "nonsense", "nonsense:x", "who", "who:", "place:", "rate:"])
def test_a_button_nobody_made_changes_nothing_and_says_so(choice: str) -> None:
    talked = at("answered")
    before = talked.state.topic
    assert talked.presses_old(choice).keys == ["press.stale"]
    assert talked.state.topic == before


@pytest.mark.parametrize("choice", sorted(FORM_ACTS))
def test_an_old_button_of_a_form_says_kindly_that_it_is_old(choice: str) -> None:
    assert at("answered").presses_old(choice).keys == ["press.stale"]
    assert at_field("phone").presses_old(choice).keys == ["press.stale", "field.phone"]


@pytest.mark.parametrize("choice", ["agree", "submit", "park", "delete", "edit:phone", "anew"])
def test_a_button_of_another_step_is_old_even_with_the_newest_keyboard(choice: str) -> None:
    talked = at_field("phone")
    draft = talked.state.draft
    assert talked.presses_old(choice, talked.nonce).keys == ["press.stale", "field.phone"]
    assert talked.state.draft == draft


@pytest.mark.parametrize("choice", ["keep", "files_done", "files_none"])
def test_a_button_of_another_field_is_old_even_with_the_newest_keyboard(choice: str) -> None:
    talked = at_field("phone")
    assert talked.presses_old(choice, talked.nonce).keys == ["press.stale", "field.phone"]


def test_an_unknown_field_cannot_be_changed() -> None:
    talked = at_review()
    assert talked.presses_old("edit:nothing", talked.nonce).keys[0] == "press.stale"


@pytest.mark.parametrize("section", ["who", "how_much", "documents", "where", "more", "measure"])
def test_an_old_answer_may_be_read_further_at_any_time(section: str) -> None:
    talked = at("answered").says("пособие по безработице")
    assert talked.presses_old(f"{section}:child-benefit").turn.messages[-1].measure


@pytest.mark.parametrize("section", ["who", "how_much", "documents", "where", "more", "measure"])
def test_an_old_answer_read_inside_a_form_leaves_it_as_it_is(section: str) -> None:
    talked = at_field("phone")
    before = talked.state.draft
    talked.presses_old(f"{section}:free-travel")
    assert talked.keys[-1] == "field.phone"
    assert len(talked.keys) == 2
    assert talked.contents[0].buttons == ()
    assert talked.state.draft == before


@pytest.mark.parametrize("choice", ["change_place", "by_number", "other", "not_it:child-benefit"])
def test_an_old_menu_does_not_break_into_a_form(choice: str) -> None:
    assert at_field("phone").presses_old(choice).keys == ["press.stale", "field.phone"]


@pytest.mark.parametrize("choice", ["home", "start", "resume"])
def test_an_old_way_home_does_not_put_a_form_off(choice: str) -> None:
    assert at_field("phone").presses_old(choice).keys[-1] == "field.phone"


@pytest.mark.parametrize("choice", ["documents:free-travel", "status", "measure:free-travel"])
def test_a_question_outside_a_form_is_given_up_for_another_press(choice: str) -> None:
    assert at("case_number").presses_old(choice).state.step is Step.FREE


def test_a_rating_leaves_the_open_question_as_it_is() -> None:
    assert at("case_number").presses_old("rate:1:5").state.step is Step.CASE_NUMBER


def test_an_old_draft_may_be_resumed_from_any_menu() -> None:
    talked = at_field("phone").presses("home").says("льготный проезд").presses_old("resume")
    assert talked.keys == ["field.phone"]


@pytest.mark.parametrize("place", ["case_number", "phone_digits"])
@pytest.mark.parametrize("word", ["не надо", "Не нужно", "отмена"])
def test_asking_for_a_number_may_be_stopped(place: str, word: str) -> None:
    talked = at(place).says(word)
    assert talked.keys == ["status.stopped"]
    assert talked.state.step is Step.FREE


@pytest.mark.parametrize("act", sorted({*FORM_ACTS, *ANYWHERE}))
def test_no_act_raises_whatever_its_argument(act: str) -> None:
    for argument in ("", ":", ":child-benefit", ":a:b:c", ":" + "я" * 30):
        for talked in (Talk(), at("answered"), at_field("phone"), at_review(), at("cancelling")):
            talked.presses_old(act + argument, talked.nonce)


def test_every_label_is_written() -> None:
    unlabelled = {
        "measure",  # its label is a title
        "place",  # its label is a name
        "rate",  # its label is a number
        "option",  # an answer of a form
        "situation",  # its label is a name
        "tell",  # an answer
        "pick",  # an answer
        "edit_fact",  # a question
        "whom",  # a person
        "ground",  # an answer of a form
        "resume_one",  # its label is a title
        "delete_one",  # its label is a title
        "my_draft",  # its label is a title
        "start",  # a command
        "help",  # a command
    }
    keys = texts().keys()
    assert {f"choice.{act}" for act in {*FORM_ACTS, *ANYWHERE} - unlabelled} <= keys


@pytest.mark.parametrize("place", IN_FORM)
@settings(max_examples=25, deadline=None)
@given(choice=st.sampled_from(CHOICES), nonce=st.integers(0, 2).map(str))
def test_an_old_press_never_changes_a_form(place: str, choice: str, nonce: str) -> None:
    talked = at(place)
    before = talked.state
    assert nonce != before.form_nonce
    check(talked.presses_old(choice, nonce))
    assert talked.state.draft == before.draft
    assert talked.state.parked == before.parked
    assert talked.state.step == before.step


@pytest.mark.parametrize("choice", ["cancel", "back"])
def test_the_way_out_of_nothing_leads_home(choice: str) -> None:
    talked = at("consent").presses("refuse")
    assert talked.presses_old(choice, talked.state.form_nonce).keys == ["home.menu"]
