"""Laws of every turn: nothing raises, every word can be said, there is always a way out."""

from dataclasses import replace
from typing import Literal, get_args
from uuid import uuid4

import pytest
from hypothesis import given, settings, strategies as st

from bot.conversation.values.state import Step
from bot.conversation.values.wishes import AskPerson, FileWithCase
from bot.messages import (
    Blocked,
    CaseTold,
    Pressed,
    Said,
    SentUnsupported,
    Unsupported,
)
from tests.support.talking.laws import check, heard_of, said
from tests.support.talking.standing import AT, FIELDS, IN_FORM, at
from tests.support.talking.talk import Talk

News = Literal["taken", "overdue", "reopened", "silent", "returned", "resolved"]
PERSON = ("person", "person_in_form")


@pytest.mark.parametrize("place", AT)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_nothing_that_is_sent_raises_and_everything_can_be_said(
    place: str, data: st.DataObject
) -> None:
    talked = at(place)
    check(talked)
    for _ in range(2):
        check(talked.hears(data.draw(heard_of(data.draw(said)))))


@pytest.mark.parametrize("place", IN_FORM)
def test_whatever_is_said_aside_the_open_question_comes_last(place: str) -> None:
    talked = at(place).hears(SentUnsupported(what=Unsupported.STICKER))
    assert talked.keys[0] == "unsupported.sticker"
    assert len(talked.keys) == 2
    assert talked.nonce == talked.state.form_nonce


@pytest.mark.parametrize("place", [one for one in AT if one not in PERSON])
def test_a_person_is_one_word_away_everywhere(place: str) -> None:
    talked = at(place).says("позовите специалиста")
    assert talked.keys[-1] in {"handover.done", "handover.already"} or (
        "handover.already" in talked.keys
    )


@pytest.mark.parametrize("place", [one for one in AT if one not in (*PERSON, "new")])
def test_a_button_leads_back_to_the_beginning_from_everywhere(place: str) -> None:
    talked = at(place).presses("home")
    assert talked.keys == ["home.menu"]
    assert talked.state.step is Step.FREE
    assert talked.state.draft is None


def test_the_first_words_say_what_this_is() -> None:
    talked = Talk().says("детское пособие")
    assert talked.keys == ["greeting.hello", "answer.answer"]
    assert "не официальное обращение" in talked.words


def test_the_first_words_are_said_once() -> None:
    assert Talk().says("детское пособие").says("льготный проезд").keys == ["answer.answer"]


def test_a_mere_greeting_is_answered_with_the_whole_greeting() -> None:
    talked = Talk().says("Здравствуйте")
    assert talked.keys == ["greeting.hello"]
    assert "59-ФЗ" in talked.words


def test_danger_is_answered_before_any_greeting() -> None:
    talked = Talk().says("нечего есть")
    assert talked.keys == ["care.hunger"]
    assert talked.says("детское пособие").keys[0] == "greeting.hello"


@pytest.mark.parametrize("what", list(Unsupported))
def test_what_we_cannot_read_is_said_and_a_person_offered(what: Unsupported) -> None:
    talked = Talk().hears(SentUnsupported(what=what))
    assert talked.keys[-1] == f"unsupported.{what}"
    assert talked.choices == ["ask_person"]


def test_an_empty_message_is_said_to_be_empty() -> None:
    assert at("answered").says("  ").keys == ["unsupported.empty"]


def test_a_forwarded_message_is_taken_as_a_question() -> None:
    talked = at("answered").hears(Said(text="льготный проезд", is_forwarded=True))
    assert talked.keys == ["answer.answer"]


def test_a_corrected_question_is_answered_anew() -> None:
    talked = at("answered").hears(Said(text="льготный проезд", is_edited=True))
    assert talked.keys == ["answer.answer"]


def test_a_corrected_message_leaves_a_form_as_it_is() -> None:
    talked = at("phone")
    before = talked.state.draft
    talked.hears(Said(text="Петров Пётр", is_edited=True))
    assert talked.keys == ["edited.in_form", "field.phone"]
    assert talked.state.draft == before


@pytest.mark.parametrize("word", ["да", "отмена", "Отправить"])
def test_a_correction_presses_no_button_of_a_form(word: str) -> None:
    talked = at("review").hears(Said(text=word, is_edited=True))
    assert talked.keys == ["edited.in_form", "application.review"]


def test_a_shared_number_of_ones_own_fills_the_phone() -> None:
    talked = at("phone").shares("79101234567")
    assert talked.state.draft
    assert talked.state.draft.answers["phone"] == "+79101234567"
    assert talked.keys == ["field.municipality"]


def test_a_shared_number_of_somebody_else_is_not_taken() -> None:
    talked = at("phone").shares("79101234567", is_own=False)
    assert talked.keys == ["contact.not_own", "field.phone"]


@pytest.mark.parametrize("place", ["answered", "full_name", "review"])
def test_a_number_nobody_asked_for_is_not_kept(place: str) -> None:
    talked = at(place)
    before = talked.state.draft
    assert talked.shares("79101234567").keys[0] == "contact.not_wanted"
    assert talked.state.draft == before


def test_the_same_press_twice_is_told_and_changes_nothing() -> None:
    talked = at("consent")
    press = Pressed(choice="agree", nonce=talked.nonce, message="7")
    talked.hears(press)
    before = talked.state.draft
    assert talked.hears(press).keys == ["press.repeated", "field.full_name"]
    assert talked.state.draft == before


def test_a_reply_goes_to_its_case() -> None:
    talked = at("submitted")
    case = talked.cases[0]
    talked.situation = replace(talked.situation, reply_case=case.id)
    talked.says("вот ещё одна справка")
    assert talked.effects == (FileWithCase(case=case.id),)
    assert talked.keys == ["case.filed"]
    assert case.number in talked.words


def test_a_reply_about_danger_is_care_first() -> None:
    talked = at("submitted")
    talked.situation = replace(talked.situation, reply_case=talked.cases[0].id)
    talked.says("нечего есть")
    assert talked.keys == ["care.hunger"]
    assert AskPerson(reason="care", is_urgent=True) in talked.effects


def test_a_reply_to_a_case_that_is_not_ours_is_taken_as_words() -> None:
    talked = at("answered")
    talked.situation = replace(talked.situation, reply_case=uuid4())
    assert talked.says("льготный проезд").keys == ["answer.answer"]


def test_being_blocked_says_nothing() -> None:
    assert at("answered").hears(Blocked(is_blocked=True)).keys == []


@pytest.mark.parametrize("what", get_args(News))
@pytest.mark.parametrize("field", FIELDS)
def test_news_of_a_case_come_before_the_question_of_a_form(what: News, field: str) -> None:
    talked = at(field).opens_case()
    case = talked.cases[0]
    talked.hears(CaseTold(what=what, number=case.number, case=case.id))
    check(talked)
    assert talked.keys[-1] == f"field.{field}"
