"""Laws of every turn: nothing raises, every word can be said, there is always a way out."""

import re
from dataclasses import replace
from typing import Literal, get_args
from uuid import uuid4

import pytest
from hypothesis import given, settings, strategies as st

from bot.conversation.state import AskPerson, FileWithCase, Step
from bot.messages import (
    Blocked,
    Body,
    CaseTold,
    FileKept,
    FileReference,
    FileRefused,
    LookedUp,
    Policy,
    Pressed,
    Said,
    SentFile,
    SentUnsupported,
    SharedContact,
    Unsupported,
)
from tests.support.talking import AT, FIELDS, IN_FORM, LONGEST_CHOICE, Talk, at, at_field, new_id

News = Literal["overdue", "reopened", "silent", "returned", "resolved"]
PERSON = ("person", "person_in_form")
WORDS = (
    "да",
    "нет",
    "отмена",
    "назад",
    "детское пособие",
    "какие документы?",
    "сколько платят на ребёнка?",
    "где моя заявка",
    "45-82-17-33",
    "4521",
    "8 910 123-45-67",
    "Липецк",
    "Пенза",
    "Ивановка",
    "Иванова Анна Петровна",
    "позовите специалиста",
    "нечего есть",
    "просят код",
    "что мне положено",
    "добрый день",
    "",
    "   ",
    "\u0000\u200b🙂",
    "9" * 500,
)
CHOICES = (
    "agree",
    "refuse",
    "submit",
    "cancel",
    "back",
    "park",
    "delete",
    "keep",
    "files_done",
    "edit:phone",
    "edit:nothing",
    "home",
    "start",
    "apply:child-benefit",
    "apply:unemployment",
    "apply:nothing",
    "resume",
    "anew",
    "change_place",
    "by_number",
    "place:lipetsk:lipetsk-01",
    "place:nowhere:x",
    "elsewhere",
    "skip_place",
    "yes",
    "no",
    "stop",
    "who:child-benefit",
    "more:nothing",
    "measure:maternity-capital",
    "not_it:child-benefit",
    "other",
    "status",
    "rate:1:9",
    "to_case:1",
    "nonsense",
    "",
)
said = st.one_of(st.text(max_size=500), st.sampled_from(WORDS))


def heard_of(text: str) -> st.SearchStrategy[Body]:
    """Every kind of message, with this text wherever there is a text."""
    file = FileReference(reference="f", name=text[:50])
    return st.sampled_from(
        [
            Said(text=text),
            Said(text=text, is_edited=True),
            Said(text=text, is_forwarded=True, reply_to="1"),
            SentFile(file=file, caption=text),
            SharedContact(phone=text, is_own=True),
            SharedContact(phone="79101234567", is_own=False),
            SentUnsupported(what=Unsupported.VOICE),
            Pressed(choice=text[:60], nonce="0"),
            FileKept(file=new_id("x"), name=text),
            FileRefused(file=new_id("x"), name=text, reason="type"),
            LookedUp(number="45-82-17-33", status="new"),
            LookedUp(is_locked=True),
            Blocked(is_blocked=True),
        ]
    )


def check(talked: Talk) -> None:
    """What holds after every turn."""
    contents = talked.contents
    for content in contents:
        assert content.text, talked.keys
        assert "\n\n\n" not in content.text, content.text
        assert not re.search(r"[ \t]+$", content.text, re.MULTILINE), content.text
        assert len(content.buttons) <= 6
        for button in (*content.buttons, *content.navigation):
            assert button.label
            data = f"{content.nonce}|{button.choice}"
            assert len(data.encode()) <= LONGEST_CHOICE, data
    for content in contents[:-1]:
        assert not content.navigation
    if contents and talked.situation.owner.kind != "person":
        assert "person" in [one.choice for one in contents[-1].navigation]
    if contents and talked.state.draft and talked.situation.owner.kind != "person":
        assert talked.state.form_nonce == contents[-1].nonce


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


@pytest.mark.parametrize("place", AT)
@settings(max_examples=10, deadline=None)
@given(text=said)
def test_a_restart_between_two_messages_changes_no_word(place: str, text: str) -> None:
    usual, restarted = at(place).says(text), at(place).restarts().says(text)
    assert usual.words == restarted.words
    assert usual.state == restarted.state
    assert usual.restarts().says("детское пособие").words == restarted.says("детское пособие").words


@pytest.mark.parametrize("place", IN_FORM)
@settings(max_examples=25, deadline=None)
@given(choice=st.sampled_from(CHOICES), nonce=st.integers(0, 2).map(str))
def test_an_old_press_never_changes_a_form(place: str, choice: str, nonce: str) -> None:
    talked = at(place)
    before = talked.state
    assert nonce != before.form_nonce
    check(talked.presses_old(choice, nonce))
    assert talked.state.draft == before.draft
    assert talked.state.parked == before.parked
    assert talked.state.step == before.step


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
