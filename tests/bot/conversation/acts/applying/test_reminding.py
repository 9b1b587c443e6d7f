"""Who comes back is told once of what is not finished."""

from copy import copy

import pytest

from tests.support.talking.standing import at_field
from tests.support.talking.talk import Talk


def parked() -> Talk:
    return at_field("phone").presses("home")


def test_after_half_an_hour_one_is_reminded_after_the_answer_and_once() -> None:
    talked = parked().waits(minutes=29).says("пособие по безработице")
    assert talked.keys == ["answer.answer"]
    talked.waits(minutes=30).says("пособие по безработице")
    assert talked.keys == ["answer.answer", "application.unfinished"]
    assert talked.choices == ["resume"]
    assert "У вас не закончена заявка «" in talked.words
    assert talked.waits(days=1).says("пособие по безработице").keys == ["answer.answer"]


@pytest.mark.parametrize("yes", ["да", "Продолжить заявку"])
def test_a_word_takes_the_draft_up(yes: str) -> None:
    talked = parked().waits(days=1).says("пособие по безработице").says(yes)
    assert talked.keys == ["field.phone"]


def test_what_was_taken_up_and_put_off_again_is_spoken_of_again() -> None:
    talked = parked().waits(days=1).says("спасибо").says("да").presses("home")
    talked.waits(days=1).says("пособие по безработице")
    assert talked.keys == ["answer.answer", "application.unfinished"]


def test_start_names_what_it_put_off() -> None:
    talked = at_field("phone").commands("start")
    assert talked.keys == ["greeting.hello", "application.unfinished"]
    assert talked.commands("start").keys == ["greeting.hello"]


def test_several_are_named_together() -> None:
    talked = parked().says("пособие по безработице").presses("apply").says("Петров Пётр")
    talked.presses("home").waits(days=1).says("спасибо")
    assert "У вас не закончены заявки: «" in talked.words
    assert talked.presses("resume").keys == ["application.which"]


def test_an_open_form_is_named_before_its_question() -> None:
    talked = at_field("phone").waits(minutes=40)
    assert copy(talked).says("89101234567").keys == ["application.goes_on", "field.municipality"]
    talked.says("сколько платят на ребёнка?")
    assert talked.keys[-2:] == ["application.goes_on", "field.phone"]
    assert talked.waits(minutes=1).says("89101234567").keys == ["field.municipality"]


def test_danger_and_a_person_are_not_talked_over() -> None:
    talked = parked().waits(days=1)
    assert "application.unfinished" not in copy(talked).says("нечего есть").keys
    assert talked.speaks().says("пособие по безработице").keys == []
    assert parked().waits(days=1).presses("home").keys == ["home.menu"]
