"""An application from its first button to its number."""

from dataclasses import replace
from uuid import UUID

import pytest

from bot.conversation.values.state import Step
from bot.conversation.values.wishes import GiveConsent, Submit
from bot.messages import FileKept
from tests.support.talking.standing import FIELDS, at, at_field, at_review, begun
from tests.support.talking.talk import Talk


def files_of(talked: Talk) -> tuple[UUID, ...]:
    return tuple(one.file for one in talked.state.draft.files) if talked.state.draft else ()


def test_consent_is_asked_first_as_a_message_of_its_own() -> None:
    talked = at("consent")
    assert talked.keys == ["consent.offer", "consent.text"]
    assert talked.choices == ["agree", "refuse", "for_another"]
    assert talked.contents[0].buttons == ()


def test_the_consent_given_is_to_be_kept() -> None:
    talked = at("consent").presses("agree")
    assert talked.effects == (GiveConsent(purpose="application"),)
    assert talked.keys == ["consent.given", "field.full_name"]


def test_the_buttons_of_consent_suit_a_woman_and_a_man() -> None:
    labels = [button.label for button in at("consent").contents[-1].buttons]
    assert labels[:2] == ["Даю согласие", "Не даю согласия"]


@pytest.mark.parametrize(
    "word", ["да", "Согласен", "согласна", "да, согласна", "Даю согласие", "даю"]
)
def test_consent_may_be_typed(word: str) -> None:
    assert at("consent").says(word).keys[0] == "consent.given"


@pytest.mark.parametrize("word", ["нет", "не согласна", "Не согласен", "Не даю согласия", "не даю"])
def test_a_refusal_leaves_the_answers(word: str) -> None:
    talked = at("consent").says(word)
    assert talked.keys == ["consent.refused"]
    assert talked.state.draft is None
    assert talked.state.parked == ()
    assert talked.says("льготный проезд").keys == ["answer.answer"]


def test_a_consent_in_force_is_not_asked_for_again() -> None:
    talked = at("submitted").says("пособие по безработице").presses("apply")
    assert talked.keys == ["field.full_name"]


def test_a_consent_taken_back_is_asked_for_before_the_draft_goes_on() -> None:
    talked = at_field("need").presses("home")
    talked.situation = replace(talked.situation, consents=frozenset())
    assert talked.presses("resume").keys == ["consent.text"]
    assert talked.presses("agree").keys == ["consent.given", "field.need"]


def test_a_consent_taken_back_is_asked_for_before_sending() -> None:
    talked = at_review()
    talked.situation = replace(talked.situation, consents=frozenset())
    assert talked.presses("submit").keys == ["consent.text"]
    assert talked.effects == ()
    assert talked.presses("agree").keys == ["consent.given", "application.review"]
    assert talked.presses("submit").keys == ["application.done"]


def test_refusing_later_puts_the_draft_off() -> None:
    talked = at_review()
    talked.situation = replace(talked.situation, consents=frozenset())
    talked.presses("submit").presses("refuse")
    assert talked.state.draft is None
    assert len(talked.state.parked) == 1


def test_every_question_says_how_many_there_are() -> None:
    for number, field in enumerate(FIELDS, start=1):
        assert f"{number} из 5." in at_field(field).words


def test_a_known_municipality_is_not_asked_again() -> None:
    talked = Talk().says("льготный проезд").presses("where").says("Елец")
    talked.presses("apply").presses("agree").says("Иванова Анна").says("89101234567")
    assert talked.keys == ["field.need"]
    assert talked.presses("back").keys == ["field.municipality"]
    assert "Сейчас записано: город Елец" in talked.words


def test_an_application_is_sent_with_every_answer() -> None:
    talked = at_review().presses("submit")
    (wish,) = talked.effects
    assert isinstance(wish, Submit)
    assert wish.draft.answers == {
        "full_name": "Иванова Анна Петровна",
        "phone": "+79101234567",
        "municipality": "город Елец",
        "need": "Нужна помощь с лекарствами.",
        "files": "0",
    }
    assert talked.state.draft is None
    assert talked.cases[-1].number in talked.words


def test_sending_twice_sends_once() -> None:
    talked = at_review()
    nonce = talked.nonce
    talked.presses("submit").presses_old("submit", nonce)
    assert talked.effects == ()
    assert talked.keys == ["press.stale"]
    assert len(talked.cases) == 1


def test_out_of_hours_says_when_a_person_reads_it() -> None:
    talked = at_review().closes_office().presses("submit")
    assert "в четверг, 19 ноября, после 9:00" in talked.words


# ---------------------------------------------------------------- back and forth


@pytest.mark.parametrize("field", FIELDS)
def test_back_from_every_field_reaches_the_first_one(field: str) -> None:
    talked = at_field(field)
    for before in reversed(FIELDS[: FIELDS.index(field)]):
        assert talked.presses("back").keys == [f"field.{before}"]
    assert talked.presses("back").keys == ["application.first", "field.full_name"]


@pytest.mark.parametrize("field", FIELDS[:-1])
def test_going_back_keeps_the_answer(field: str) -> None:
    talked = at_review().presses("back")
    while talked.keys != [f"field.{field}"]:
        talked.presses("back")
    assert "Сейчас записано:" in talked.words
    assert talked.presses("keep").keys[-1] in {"application.review", "field.files"}


def test_back_from_the_review_asks_for_files_again() -> None:
    assert at_review().presses("back").keys == ["field.files"]


def test_back_at_the_consent_ends_what_has_not_begun() -> None:
    assert at("consent").says("назад").keys == ["consent.refused"]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_can_be_changed_at_the_review(field: str) -> None:
    talked = at_review().presses(f"edit:{field}")
    assert talked.keys == [f"field.{field}"]
    assert "из 5" not in talked.words
    assert talked.presses("back").keys == ["application.review"]


def test_a_changed_answer_leads_back_to_the_review() -> None:
    talked = at_review().presses("edit:phone").says("8 920 555-01-99")
    assert talked.keys == ["application.review"]
    assert "+7 920 555-01-99" in talked.words


# ---------------------------------------------------------------- files on their way


def test_sending_waits_for_files_and_then_goes_by_itself() -> None:
    talked = at_field("files").sends("справка.pdf").presses("files_none").presses("submit")
    assert talked.keys == ["application.waits_for_files"]
    assert not talked.effects
    talked.hears(FileKept(file=files_of(talked)[0], name="справка.pdf"))
    assert talked.keys == ["application.done"]
    assert [effect.kind for effect in talked.effects] == ["submit"]


@pytest.mark.parametrize("choice", ["back", "cancel"])
def test_a_waiting_application_may_be_held_back(choice: str) -> None:
    talked = at_field("files").sends("справка.pdf").presses("files_none").presses("submit")
    talked.presses(choice).hears(FileKept(file=files_of(talked)[0], name="справка.pdf"))
    assert "application.done" not in talked.keys
    assert talked.state.draft is not None


def test_a_draft_of_an_unknown_measure_is_not_begun() -> None:
    assert at("answered").presses_old("apply:nothing").keys == ["press.stale"]


def test_a_form_never_asks_what_it_already_knows() -> None:
    assert begun().state.step is Step.FIELD


def test_an_answer_that_got_lost_is_asked_for_before_sending() -> None:
    talked = at_review()
    assert talked.state.draft
    answers = {k: v for k, v in talked.state.draft.answers.items() if k != "phone"}
    talked.state = replace(talked.state, draft=replace(talked.state.draft, answers=answers))
    assert talked.presses("submit").keys == ["field.phone"]
    assert talked.effects == ()
    assert talked.says("89101234567").keys == ["application.review"]


def test_nothing_personal_is_asked_of_somebody_who_lives_elsewhere() -> None:
    talked = at("asked_place").presses("elsewhere").says("детское пособие").presses("apply")
    assert talked.keys == ["application.not_ours"]
    assert talked.choices == ["change_place"]
    assert talked.state.draft is None
