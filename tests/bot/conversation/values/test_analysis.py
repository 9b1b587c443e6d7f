"""What is noted for analysis: masked words, and what was chosen after them."""

import pytest

from bot.conversation.values.analysis import LogChoice, LogQuestion
from knowledge.findings import Decision
from tests.support.talking.standing import at
from tests.support.talking.talk import Talk


def questions(talked: Talk) -> list[LogQuestion]:
    return [one for one in talked.noted if isinstance(one, LogQuestion)]


@pytest.mark.parametrize(
    ("words", "decision"),
    [
        ("детское пособие", Decision.ANSWER),
        ("выплаты", Decision.CLARIFY),
        ("хочу полететь на луну", Decision.UNKNOWN),
    ],
)
def test_a_question_is_noted_with_its_decision(words: str, decision: Decision) -> None:
    (noted,) = questions(Talk().says(words))
    assert (noted.decision, noted.text, noted.region) == (decision, words, "lipetsk")


def test_the_candidates_are_noted_best_first() -> None:
    (noted,) = questions(Talk().says("детское пособие"))
    assert noted.candidates[0][0] == "child-benefit"
    sure = [confidence for _, confidence in noted.candidates]
    assert sure == sorted(sure, reverse=True)


def test_no_name_and_no_number_is_noted() -> None:
    talked = Talk().says("Я Канарейкина Анна, 8 900 123-45-67, положено ли детское пособие?")
    (noted,) = questions(talked)
    assert noted.text == "я «…» положено ли детское пособие?"


@pytest.mark.parametrize("words", ["здравствуйте", "где моя заявка", "не хочу больше жить", "меню"])
def test_what_asks_about_no_measure_is_not_noted(words: str) -> None:
    assert Talk().says(words).noted == []


def test_words_for_a_person_who_was_asked_for_are_not_noted() -> None:
    assert at("unknown").presses("ask_person").says("хочу полететь на луну").noted == []


@pytest.mark.parametrize(
    ("standing", "press", "choice"),
    [
        ("answered", "documents", "documents"),
        ("answered", "apply", "apply"),
        ("answered", "person", "ask_person"),
        ("clarifying", "measure:child-benefit", "child-benefit"),
        ("clarifying", "other", "other"),
        ("unknown", "ask_person", "ask_person"),
    ],
)
def test_what_is_pressed_next_is_noted(standing: str, press: str, choice: str) -> None:
    assert at(standing).presses(press).noted == [LogChoice(choice=choice)]


def test_a_rejected_answer_is_noted() -> None:
    talked = at("answered").presses("more").presses("not_it")
    assert talked.noted == [LogChoice(choice="not_it")]


@pytest.mark.parametrize("words", ["позовите человека", "а документы какие?"])
def test_a_choice_may_be_said_in_words(words: str) -> None:
    assert [one.kind for one in at("answered").says(words).noted] == ["log_choice"]


def test_a_press_that_came_too_late_is_not_noted() -> None:
    talked = at("answered").presses("apply")
    assert talked.presses_old("other").noted == []


def test_the_way_home_tells_nothing_of_a_question() -> None:
    assert at("answered").presses("home").noted == []
