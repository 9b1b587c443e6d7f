"""Danger and scam, before everything else and inside every form."""

from uuid import UUID

import pytest

from bot.conversation.values.situation import OwnerKind
from bot.conversation.values.state import Step
from bot.conversation.values.wishes import AskPerson, FileWithCase
from knowledge.findings import Danger
from tests.support.talking.standing import AT, FIELDS, at, at_field
from tests.support.talking.talk import Talk, texts

NUMBERS = {
    Danger.SUICIDE: "8-800-2000-122",
    Danger.VIOLENCE: "112",
    Danger.CHILD: "112",
    Danger.HELPLESS: "112",
    Danger.HUNGER: "112",
    Danger.COLD: "112",
    Danger.HOMELESS: "112",
    Danger.EMERGENCY: "103",
    Danger.SCAM: "102",
}
HAPPY = {"is_kept": False, "is_open": True, "has_person": False}


@pytest.mark.parametrize("danger", list(Danger))
def test_every_danger_has_a_number_to_call(danger: Danger) -> None:
    assert NUMBERS[danger] in texts().line(f"care.{danger}", HAPPY)


@pytest.mark.parametrize("place", AT)
def test_danger_is_heard_everywhere(place: str) -> None:
    assert at(place).says("нечего есть").keys == ["care.hunger"]


def test_a_person_is_brought_at_once() -> None:
    talked = at("answered").says("нечего есть")
    assert talked.effects == (AskPerson(reason="care", is_urgent=True),)
    assert talked.situation.owner.kind is OwnerKind.WAITING
    assert "Зову специалиста" in talked.words


def test_a_swindle_is_no_emergency_but_a_person_looks() -> None:
    talked = at("answered").says("просят код из смс")
    assert talked.keys == ["care.scam"]
    assert talked.effects == (AskPerson(reason="scam", is_urgent=False),)


def test_out_of_hours_it_does_not_promise_a_person_now() -> None:
    talked = at("answered").closes_office().says("нечего есть")
    assert "Специалист прочитает это первым делом" in talked.words


@pytest.mark.parametrize("field", FIELDS)
def test_going_on_asks_the_same_question_again(field: str) -> None:
    if field == "need":
        return  # its words are kept instead, see below
    talked = at_field(field)
    draft, words = talked.state.draft, talked.contents[-1].text
    talked.says("муж бьёт меня")
    assert talked.keys == ["care.violence"]
    assert talked.choices == ["proceed"]
    assert "Заявка сохранена." in talked.words
    assert talked.state.draft == draft
    assert talked.presses("proceed").contents[-1].text == words


@pytest.mark.parametrize("place", ["review", "editing", "form_region", "consent", "resuming"])
def test_going_on_comes_back_to_any_open_question(place: str) -> None:
    talked = at(place)
    words = talked.contents[-1].text
    assert talked.says("нечего есть").presses("proceed").contents[-1].text == words


@pytest.mark.parametrize("place", ["case_number", "phone_digits", "asked_place", "switch_region"])
def test_going_on_comes_back_to_a_question_outside_a_form(place: str) -> None:
    talked = at(place)
    step = talked.state.step
    talked.says("нечего есть")
    assert "Заявка" not in talked.words
    assert talked.presses("proceed").state.step is step


def test_a_story_of_danger_is_the_value_of_a_free_text() -> None:
    talked = at_field("need").says("Нечем кормить детей")
    assert talked.keys == ["care.hunger"]
    assert talked.state.draft
    assert talked.state.draft.answers["need"] == "Нечем кормить детей"
    assert talked.presses("proceed").keys == ["field.files"]


def test_a_form_goes_on_without_the_button_too() -> None:
    talked = at_field("phone").says("нечего есть").says("89101234567")
    assert talked.keys == ["field.municipality"]


def test_danger_in_words_below_a_file_is_heard_and_the_file_kept() -> None:
    talked = at_field("files").sends("фото.jpg", caption="нечего есть")
    assert talked.keys == ["care.hunger"]
    assert [effect.kind for effect in talked.effects] == ["keep_file", "ask_person"]


def test_a_person_who_speaks_gets_the_message_and_the_case_turns_urgent() -> None:
    talked = at("person")
    case = talked.situation.owner.case
    talked.says("нечего есть")
    assert talked.keys == ["care.hunger"]
    assert talked.effects == (
        FileWithCase(case=case or UUID(int=0)),
        AskPerson(reason="care", is_urgent=True),
    )
    assert "Специалист уже с вами." in talked.words
    assert talked.choices == []


def test_care_forgets_earlier_failures() -> None:
    talked = at("unknown").says("нечего есть").says("хочу полететь на луну")
    assert talked.state.misses == 0 or talked.keys == ["case.filed"]


def test_care_outside_a_question_offers_nothing_to_go_on_with() -> None:
    talked = Talk().says("нечего есть")
    assert talked.choices == []
    assert talked.state.step is Step.FREE
