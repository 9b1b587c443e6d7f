"""Where a turn happens."""

from dataclasses import replace

import pytest

from bot.conversation.scene import ELSEWHERE, Scene, after, holding, holds, only_answers, turn
from bot.conversation.values.said import Say
from bot.conversation.values.state import State, Step
from bot.conversation.values.wishes import FileWithCase
from bot.messages import Policy
from tests.support.talking.standing import FIELDS, at, at_field
from tests.support.talking.talk import Talk, knowing, new_id


def scene() -> Scene:
    return Scene(situation=Talk().situation, knowledge=knowing())


@pytest.mark.parametrize(
    ("chosen", "region"), [("", "lipetsk"), ("penza", "penza"), (ELSEWHERE, "")]
)
def test_the_region_is_the_citizens_else_the_deployments(chosen: str, region: str) -> None:
    assert scene().region(State(region=chosen)) == region


def test_a_keyboard_holds_until_the_next_turn() -> None:
    state = holding(State(turn=7))
    assert holds(state)
    assert not holds(replace(state, turn=8))


def test_two_turns_are_joined_in_order() -> None:
    wish = FileWithCase(case=new_id("c"))
    first = turn(State(), Say(text="press.stale"), effects=(wish,))
    second = turn(State(turn=2), Say(text="press.repeated"))
    joined = after(first, second)
    assert joined.state.turn == 2
    assert [said.text for said in joined.messages] == ["press.stale", "press.repeated"]
    assert joined.effects == (wish,)


def test_an_answers_only_channel_says_where_the_rest_is_done() -> None:
    place = Scene(situation=Talk(policy=Policy.INFO_ONLY).situation, knowledge=knowing())
    assert place.is_info_only
    said = only_answers(State(), place).messages[0]
    assert said.facts["browser_url"] == "https://opora.example"
    assert said.facts["phone"] == "8-800-100-00-01"


# ---------------------------------------------------------------- a channel for answers only


def test_where_only_answers_are_given_no_personal_data_is_asked() -> None:
    talked = at("info_only")
    assert talked.presses("apply").keys == ["policy.info_only"]
    assert "https://opora.example" in talked.words
    assert talked.state.draft is None


@pytest.mark.parametrize("choice", ["apply:child-benefit", "by_number", "resume"])
def test_no_button_of_an_answers_only_channel_asks_for_data(choice: str) -> None:
    talked = at("info_only")
    assert talked.presses_old(choice, "").keys == ["policy.info_only"]
    assert talked.state.step is Step.FREE


def test_no_typed_number_asks_for_digits_where_only_answers_are_given() -> None:
    assert at("info_only").says("45-82-17-33").state.step is Step.FREE


@pytest.mark.parametrize("field", FIELDS)
def test_a_form_is_put_off_when_a_channel_may_only_answer(field: str) -> None:
    talked = at_field(field)
    talked.situation = replace(talked.situation, policy=Policy.INFO_ONLY)
    talked.says("детское пособие")
    assert talked.state.draft is None
    assert len(talked.state.parked) == 1
    assert not any(key.startswith("field.") for key in talked.keys)


def test_the_first_words_of_an_answers_only_channel_ask_to_send_no_data() -> None:
    assert "СНИЛС" in Talk(policy=Policy.INFO_ONLY).says("детское пособие").words
    assert "СНИЛС" in Talk(policy=Policy.INFO_ONLY).says("Здравствуйте").words
