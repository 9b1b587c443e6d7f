"""What is asked at every step, again after every detour."""

import pytest

from bot.conversation.prompts import asked_again, prompted, question
from bot.conversation.scene import Scene, turn
from bot.conversation.values.said import Say
from tests.support.talking.naming import called
from tests.support.talking.standing import FIELDS, at, at_field, at_review
from tests.support.talking.talk import Talk

ASKED = {
    "asked_place": "place.ask",
    "switch_region": "region.switch",
    "consent": "consent.text",
    "review": "application.review",
    "cancelling": "application.cancelling",
    "resuming": "application.resuming",
    "case_number": "status.ask_number",
    "phone_digits": "status.ask_digits",
    **{field: f"field.{field}" for field in FIELDS},
}


def scene(talked: Talk) -> Scene:
    return Scene(situation=talked.situation, knowledge=talked.knowledge)


@pytest.mark.parametrize(("place", "key"), ASKED.items())
def test_every_step_asks_its_question(place: str, key: str) -> None:
    talked = at(place)
    asked = question(talked.state, scene(talked))
    assert asked
    assert called(asked.text, asked.section) == key
    assert talked.keys[-1] == key


@pytest.mark.parametrize("place", ["new", "answered", "submitted"])
def test_where_any_question_is_free_nothing_is_asked(place: str) -> None:
    talked = at(place)
    assert question(talked.state, scene(talked)) is None
    done = prompted(talked.state, scene(talked), Say(text="press.stale"))
    assert [said.text for said in done.messages] == ["press.stale"]


@pytest.mark.parametrize("field", FIELDS)
def test_a_form_always_shows_the_way_back_and_out(field: str) -> None:
    navigation = [one.choice for one in at_field(field).contents[-1].navigation]
    assert navigation == ["back", "cancel", "person", "home"]


def test_only_the_phone_asks_for_a_contact_and_only_files_for_files() -> None:
    asked = {field: at_field(field).contents[-1] for field in FIELDS}
    assert [field for field in FIELDS if asked[field].asks_contact] == ["phone"]
    assert [field for field in FIELDS if asked[field].asks_files] == ["files"]


def test_silence_stays_silence() -> None:
    talked = at_field("phone")
    done = turn(talked.state)
    assert asked_again(done, scene(talked)) is done


def test_the_review_shows_everything_and_who_wrote_it() -> None:
    talked = at_review()
    for words in ("Иванова Анна Петровна", "+7 910 123-45-67", "город Елец", "лекарствами"):
        assert words in talked.words
    assert "• Файлы: нет" in talked.words


def test_the_review_names_the_files() -> None:
    talked = at_field("files").sends("справка.pdf").says("готово")
    assert "• Файлы: справка.pdf" in talked.words
