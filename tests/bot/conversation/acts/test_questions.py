"""Free words: an answer, a clarifying question, or an honest «не знаю»."""

import pytest

from bot.conversation.values.state import Step
from tests.support.talking.standing import at
from tests.support.talking.talk import Talk

NONSENSE = "хочу полететь на луну"


def test_a_question_is_answered_in_one_message() -> None:
    talked = Talk().says("Здравствуйте").says("детское пособие")
    assert talked.keys == ["answer.answer"]
    assert talked.state.topic == "child-benefit"


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("а документы какие?", "documents"),
        ("сколько", "how_much"),
        ("куда идти", "where"),
        ("кому положено", "who"),
        ("подробнее", "more"),
    ],
)
def test_a_short_follow_up_asks_for_a_section(words: str, section: str) -> None:
    assert at("answered").says(words).keys == [f"answer.{section}"]


def test_a_follow_up_without_a_subject_is_a_question() -> None:
    assert Talk().says("а документы какие?").keys[-1] != "answer.documents"


def test_doubt_offers_up_to_three_situations_and_another() -> None:
    talked = at("clarifying")
    assert talked.keys[-1] == "clarify.ask"
    assert 2 <= len(talked.choices) <= 4
    assert talked.choices[-1] == "other"
    assert "Доход маленький, есть дети" in [one.label for one in talked.contents[-1].buttons]


def test_an_offered_situation_answers() -> None:
    assert at("clarifying").says("Доход маленький, есть дети").keys == ["answer.answer"]


@pytest.mark.parametrize("word", ["Другое", "ничего из этого", "нет"])
def test_something_else_is_said_to_be_unknown(word: str) -> None:
    talked = at("clarifying").says(word)
    assert talked.keys == ["unknown.first"]
    assert talked.choices == ["ask_person"]


def test_doubt_after_a_failure_offers_a_person_as_well() -> None:
    talked = at("unknown").says("выплаты")
    assert talked.keys == ["clarify.ask"]
    assert talked.choices[-1] == "ask_person"
    assert "Давайте ещё раз." in talked.words


def test_doubt_twice_in_a_row_offers_a_person_as_well() -> None:
    talked = at("clarifying")
    assert "ask_person" not in talked.choices
    talked.says("выплаты")
    assert talked.keys == ["clarify.ask"]
    assert talked.choices[-1] == "ask_person"


def test_a_chosen_situation_ends_the_doubt() -> None:
    talked = at("clarifying").says("Доход маленький, есть дети").says("выплаты")
    assert "ask_person" not in talked.choices


def test_the_unknown_is_admitted_and_a_person_offered() -> None:
    talked = at("unknown")
    assert talked.keys[-1] == "unknown.first"
    assert talked.choices == ["ask_person"]


@pytest.mark.parametrize("word", ["да", "Спросить специалиста", "к специалисту"])
def test_the_offered_person_may_be_called_in_words(word: str) -> None:
    assert at("unknown").says(word).keys == ["handover.done"]


def test_the_second_failure_insists_on_a_person() -> None:
    talked = at("unknown").says(NONSENSE)
    assert talked.keys == ["unknown.again"]
    assert "Лучше пусть ответит специалист." in talked.words


def test_the_second_failure_says_when_a_person_answers() -> None:
    talked = at("unknown").closes_office().says(NONSENSE)
    assert "в четверг, 19 ноября" in talked.words


def test_an_answer_forgets_the_failures() -> None:
    assert at("unknown").says("детское пособие").says(NONSENSE).keys == ["unknown.first"]


def test_an_open_case_may_be_meant() -> None:
    talked = at("submitted").says(NONSENSE)
    number = talked.cases[0].number
    assert talked.choices == [f"to_case:{number}", "ask_person"]
    assert talked.presses("to_case").keys == ["case.filed"]


def test_not_it_offers_what_else_may_be_meant() -> None:
    talked = at("answered").presses("more").presses("not_it")
    assert talked.keys == ["clarify.not_it"]
    assert "measure:child-benefit" not in talked.choices
    assert talked.choices[-1] == "ask_person"


def test_not_it_twice_leads_to_a_person() -> None:
    talked = at("answered").presses("more").presses("not_it")
    assert talked.presses_old("not_it:maternity-capital").keys == ["unknown.again"]


def test_what_is_due_to_me_asks_for_the_situation() -> None:
    assert at("answered").says("что мне положено").keys == ["survey.begin"]


def test_thanks_are_answered() -> None:
    assert at("answered").says("спасибо").keys == ["smalltalk.reply"]


def test_a_question_waits_for_the_region_and_is_answered_then() -> None:
    talked = at("switch_region")
    assert talked.state.step is Step.SWITCH_REGION
    assert talked.presses("yes").keys == ["region.switched", "answer.answer"]


def test_a_very_long_story_is_taken() -> None:
    assert Talk().says("детское пособие " * 2000).turn.messages
