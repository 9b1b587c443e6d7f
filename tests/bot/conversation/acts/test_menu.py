"""The first words and the way back to them."""

import pytest

from bot.conversation.values.state import Step
from bot.messages import Policy
from tests.support.talking.standing import FIELDS, at, at_field
from tests.support.talking.talk import Talk


def test_start_greets_in_full() -> None:
    talked = Talk().commands("start")
    assert talked.keys == ["greeting.hello"]
    assert "в Липецкой области" in talked.words
    assert talked.choices == ["survey", "status", "change_place", "my_data"]


def test_a_deep_link_greets_as_well() -> None:
    assert Talk().commands("start:kiosk").keys == ["greeting.hello"]


@pytest.mark.parametrize("field", FIELDS)
def test_start_puts_a_draft_off_and_offers_it(field: str) -> None:
    talked = at_field(field).commands("start")
    assert talked.choices[0] == "resume"
    assert talked.state.draft is None
    assert talked.presses("resume").keys == [f"field.{field}"]


@pytest.mark.parametrize("field", FIELDS)
def test_help_explains_and_leaves_a_form_as_it_is(field: str) -> None:
    talked = at_field(field)
    draft = talked.state.draft
    assert talked.commands("help").keys == ["greeting.hello", f"field.{field}"]
    assert talked.state.draft == draft


def test_home_forgets_what_was_talked_about() -> None:
    talked = at("answered").presses("home")
    assert talked.state.topic == ""
    assert talked.keys == ["home.menu"]


@pytest.mark.parametrize("word", ["меню", "отмена", "назад", "В начало"])
def test_the_way_home_may_be_typed(word: str) -> None:
    assert at("answered").says(word).keys == ["home.menu"]


def test_a_draft_is_not_offered_where_only_answers_are_given() -> None:
    talked = at_field("phone")
    talked.situation = Talk(policy=Policy.INFO_ONLY).situation
    assert talked.commands("start").choices == ["status", "change_place", "my_data"]


def test_home_leaves_any_question() -> None:
    assert at("case_number").presses("home").state.step is Step.FREE
