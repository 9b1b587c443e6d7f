"""To a person and back: who speaks for us."""

from dataclasses import replace

import pytest

from bot.conversation.values.situation import CaseStatus, OwnerKind
from bot.conversation.values.wishes import AskPerson, BackToBot, FileWithCase
from bot.messages import Policy, SentUnsupported, Unsupported
from tests.support.talking.standing import FIELDS, at, at_field
from tests.support.talking.talk import Talk


def test_asking_for_a_person_takes_the_subject_along() -> None:
    talked = at("answered").presses("person")
    assert talked.keys == ["handover.done"]
    assert talked.effects == (AskPerson(reason="asked", measure="child-benefit"),)
    assert talked.cases[0].number in talked.words


def test_a_person_asked_for_after_a_failure_is_asked_for_because_of_it() -> None:
    assert at("unknown").presses("ask_person").effects == (AskPerson(reason="unknown"),)


@pytest.mark.parametrize("field", FIELDS)
def test_a_person_asked_for_in_a_form_gets_the_draft_and_the_step(field: str) -> None:
    talked = at_field(field)
    draft, words = talked.state.draft, talked.contents[-1].text
    talked.presses("person")
    assert talked.effects == (AskPerson(reason="form", measure="child-benefit"),)
    assert talked.state.draft == draft
    assert "Он видит вашу заявку" in talked.words
    assert talked.presses("proceed").contents[-1].text == words


def test_the_last_misunderstood_words_go_along() -> None:
    assert at_field("phone").says("не помню").presses("person").state.misunderstood == "не помню"


def test_asking_again_opens_no_second_case() -> None:
    talked = at("waiting").presses("person")
    assert talked.keys == ["handover.already"]
    assert talked.effects == ()


def test_asking_again_inside_a_form_asks_its_question_again() -> None:
    assert at("waiting_in_form").presses("person").keys == ["handover.already", "field.phone"]


def test_out_of_hours_it_says_when_an_answer_comes() -> None:
    talked = at("answered").closes_office().presses("person")
    assert "Сейчас нерабочее время" in talked.words
    assert "в четверг, 19 ноября, после 9:00" in talked.words


def test_where_only_answers_are_given_nobody_is_asked_for_data() -> None:
    talked = Talk(policy=Policy.INFO_ONLY).says("позовите специалиста")
    assert "Не присылайте сюда, пожалуйста, телефон, СНИЛС и документы." in talked.words


@pytest.mark.parametrize("place", ["case_number", "asked_place", "switch_region", "resuming"])
def test_asking_for_a_person_gives_up_a_question_outside_a_form(place: str) -> None:
    talked = at(place).presses("person")
    assert talked.keys == ["handover.done"]
    assert talked.says("льготный проезд").keys == ["answer.answer"]


# ---------------------------------------------------------------- while a person is waited for


def test_what_is_sure_is_answered_meanwhile() -> None:
    talked = at("waiting").says("детское пособие")
    assert talked.keys == ["answer.answer"]
    assert talked.effects == ()


@pytest.mark.parametrize("words", ["хочу полететь на луну", "выплаты"])
def test_what_is_not_sure_is_filed_with_the_case(words: str) -> None:
    talked = at("waiting").says(words)
    assert talked.keys == ["case.filed"]
    assert talked.effects == (FileWithCase(case=talked.cases[0].id),)


def test_filing_is_confirmed_once_a_burst() -> None:
    talked = at("waiting").says("хочу полететь на луну")
    assert talked.says("и ещё вопрос про космос на луну").keys == []
    assert talked.effects == (FileWithCase(case=talked.cases[0].id),)
    assert talked.waits(minutes=11).says("хочу полететь на луну").keys == ["case.filed"]


def test_thanks_are_not_filed() -> None:
    talked = at("waiting").says("спасибо")
    assert talked.keys == ["smalltalk.reply"]
    assert talked.effects == ()


def test_with_two_open_cases_it_asks_which() -> None:
    talked = at("waiting").opens_case(is_application=True).says("хочу полететь на луну")
    assert talked.keys == ["case.which"]
    numbers = [case.number for case in talked.cases]
    assert talked.choices == [f"to_case:{number}" for number in numbers]
    talked.presses(f"to_case:{numbers[1]}")
    assert talked.keys == ["case.filed"]
    assert talked.effects == (FileWithCase(case=talked.cases[1].id),)


def test_a_resolved_case_is_not_asked_about() -> None:
    talked = at("waiting").opens_case(status=CaseStatus.RESOLVED).says("хочу полететь на луну")
    assert talked.keys == ["case.filed"]


# ---------------------------------------------------------------- while a person speaks


@pytest.mark.parametrize(
    "words",
    ["детское пособие", "да", "отмена", "Документы", "В начало", "позовите специалиста", "", "5"],
)
@pytest.mark.parametrize("place", ["person", "person_in_form"])
def test_while_a_person_speaks_every_word_is_theirs(place: str, words: str) -> None:
    talked = at(place)
    draft, case = talked.state.draft, talked.situation.owner.case
    talked.says(words)
    assert talked.keys == []
    assert [effect.kind for effect in talked.effects] == ["file_with_case"]
    assert getattr(talked.effects[0], "case", None) == case
    assert talked.state.draft == draft


def test_while_a_person_speaks_a_voice_message_and_a_number_are_theirs() -> None:
    talked = at("person")
    assert talked.hears(SentUnsupported(what=Unsupported.VOICE)).keys == []
    assert talked.shares("79101234567").keys == []


def test_while_a_person_speaks_a_button_tells_the_way_back() -> None:
    talked = at("person").presses("documents")
    assert talked.keys == ["owner.with_person"]
    assert talked.choices == ["back_to_bot"]


@pytest.mark.parametrize(
    "words", ["вернуться к помощнику", "Вернуться к помощнику!", "к помощнику"]
)
def test_the_way_back_may_be_typed_without_its_button(words: str) -> None:
    talked = at("person").says(words)
    assert talked.keys == ["owner.back"]
    assert talked.effects == (BackToBot(),)
    assert talked.situation.owner.kind is OwnerKind.BOT


def test_coming_back_goes_on_with_the_form() -> None:
    talked = at("person_in_form").presses("person").presses("back_to_bot")
    assert talked.keys == ["owner.back", "field.phone"]
    assert "Продолжим заявку." in talked.words


def test_coming_back_twice_is_harmless() -> None:
    assert at("answered").presses_old("back_to_bot").keys == ["owner.already_bot"]


def test_a_reply_to_another_case_goes_there_in_silence() -> None:
    talked = at("person").opens_case()
    other = talked.cases[1].id
    talked.situation = replace(talked.situation, reply_case=other)
    talked.says("это к другой заявке")
    assert talked.keys == []
    assert talked.effects == (FileWithCase(case=other),)
