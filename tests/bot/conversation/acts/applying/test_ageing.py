"""A draft lies for thirty days after its last answer, and no longer."""

from datetime import timedelta

import pytest

from bot.conversation.acts.applying import ageing
from bot.conversation.values.wishes import DropFiles
from bot.messages import LookedUp
from tests.support.talking.standing import at, at_field
from tests.support.talking.talk import NOON, Talk


def test_every_answer_is_noted_and_nothing_else_is() -> None:
    talked = at_field("phone").waits(minutes=5).says("8 910 123-45-67")
    assert talked.state.draft
    assert talked.state.draft.touched_at == NOON + timedelta(minutes=5)
    talked.waits(days=2).presses("cancel").presses("park").presses("resume")
    assert talked.state.draft.touched_at == NOON + timedelta(minutes=5)


@pytest.mark.parametrize("is_open", [True, False])
def test_a_draft_is_dropped_with_its_files_and_told_of_once(*, is_open: bool) -> None:
    talked = at_field("files").sends("справка.pdf")
    assert talked.state.draft
    files = (talked.state.draft.files[0].file,)
    talked = talked if is_open else talked.presses("home")
    talked.waits(days=30).says("детское пособие")
    assert talked.keys == ["application.expired", "answer.answer"]
    assert "пролежала 30 дней" in talked.words
    assert talked.effects == (DropFiles(files=files),)
    assert (talked.state.draft, talked.state.parked) == (None, ())
    assert talked.says("детское пособие").keys == ["answer.answer"]


def test_a_draft_of_29_days_is_still_there() -> None:
    talked = at_field("phone").presses("home").waits(days=29, hours=23).presses("resume")
    assert talked.keys[-1] == "field.phone"


def test_what_the_house_tells_in_between_does_not_use_the_words_up() -> None:
    talked = at_field("phone").presses("home").waits(days=31)
    talked.hears(LookedUp(number="45-82-17-33", status="new"))
    assert "application.expired" not in talked.keys
    assert talked.says("где моя заявка").keys == ["application.expired", "status.none"]


def test_danger_is_spoken_of_alone() -> None:
    talked = at_field("phone").presses("home").waits(days=31).says("нечего есть")
    assert all(key.startswith("care.") for key in talked.keys)
    assert talked.says("спасибо").keys[0] == "application.expired"


def test_one_knows_when_to_look_again() -> None:
    assert ageing.due_at(Talk().state) is None
    talked = at_field("phone")
    assert ageing.due_at(talked.state) == NOON + ageing.KEPT
    talked.presses("cancel").presses("delete")
    assert ageing.due_at(talked.state) == NOON + ageing.UNDONE
    later = ageing.aged(talked.state, NOON + ageing.UNDONE)
    assert later.state.deleted is None
    assert ageing.due_at(later.state) is None


def test_a_state_of_before_is_not_old() -> None:
    talked = at("phone").restarts()
    assert ageing.aged(talked.state, NOON).state == talked.state
