"""Where a turn happens."""

from dataclasses import replace

import pytest

from bot.conversation.scene import ELSEWHERE, Scene, after, holding, holds, only_answers, turn
from bot.conversation.state import FileWithCase, Say, State
from bot.messages import Policy
from tests.support.talking import Talk, knowing, new_id


def scene(**changes: str) -> Scene:
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
    assert said.facts == {"browser_url": "https://opora.example"}
