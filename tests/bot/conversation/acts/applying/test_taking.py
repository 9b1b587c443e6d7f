"""«Забрать с собой»: where a draft would end with the visit, a code keeps it."""

from dataclasses import replace

import pytest

from bot.conversation.values.wishes import TakeAway
from tests.support.talking.standing import FIELDS, at
from tests.support.talking.talk import Talk


def kiosk(place: str) -> Talk:
    """At a kiosk, where this place's question is asked again."""
    talked = at(place)
    talked.situation = replace(talked.situation, may_take_away=True)
    return talked.presses("cancel").presses("proceed")


@pytest.mark.parametrize("place", [*FIELDS, "editing"])
def test_a_code_is_given_at_every_question_and_the_form_stays(place: str) -> None:
    talked = kiosk(place)
    asked = talked.contents[-1].text
    talked.presses("take_away")
    assert talked.keys[0] == "application.taken_away"
    assert talked.effects == (TakeAway(),)
    assert talked.contents[0].secret in talked.contents[0].text
    assert talked.contents[-1].text == asked


def test_the_review_has_no_room_for_it_but_the_way_out_has() -> None:
    talked = kiosk("review")
    assert "take_away" not in talked.choices
    assert "take_away" in talked.presses("cancel").choices


@pytest.mark.parametrize("way", [["cancel"], ["cancel", "park"], ["home"]])
def test_it_is_offered_where_a_draft_is_left(way: list[str]) -> None:
    talked = kiosk("phone")
    for press in way:
        talked.presses(press)
    assert talked.choices[-1] == "take_away"
    assert talked.says("заберу с собой").effects == (TakeAway(),)


def test_elsewhere_there_is_nothing_to_take_away() -> None:
    assert "take_away" not in at("phone").choices
    assert at("phone").presses_old("take_away").keys == ["press.stale", "field.phone"]


def test_before_the_consent_there_is_nothing_yet() -> None:
    talked = at("consent")
    talked.situation = replace(talked.situation, may_take_away=True)
    assert "take_away" not in talked.says("не знаю").choices
