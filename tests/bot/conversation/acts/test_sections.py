"""Few words that go on about the measure talked about."""

import pytest

from bot.conversation.values.state import Step
from tests.support.talking.standing import at
from tests.support.talking.talk import Talk


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("какие документы нужны?", "documents"),
        ("сколько это занимает?", "more"),
        ("а если ребёнку 9?", "who"),
        ("а если муж работает?", "who"),
        ("если развод", "who"),
    ],
)
def test_a_follow_up_stays_with_the_topic(words: str, section: str) -> None:
    talked = at("answered").says(words)
    assert talked.keys == [f"answer.{section}"]
    assert talked.turn.messages[-1].measure == "child-benefit"


def test_a_condition_that_surely_means_another_measure_is_about_that() -> None:
    talked = at("answered").says("а если материнский капитал?")
    assert talked.keys == ["answer.answer"]
    assert talked.state.topic == "maternity-capital"


@pytest.mark.parametrize("words", ["а если ребёнку 9?", "сколько это занимает?"])
def test_without_a_topic_there_is_nothing_to_go_on_with(words: str) -> None:
    assert not Talk().says(words).keys[-1].startswith("answer.")


def test_one_conversation_knows_nothing_of_anothers_topic() -> None:
    first, second = Talk().says("детское пособие"), Talk().says("льготный проезд")
    assert first.says("а если ребёнку 9?").turn.messages[-1].measure == "child-benefit"
    assert second.says("а если мне 70?").turn.messages[-1].measure == "free-travel"
    assert Talk().says("а если мне 70?").state.topic == ""


def test_another_town_is_asked_for_where_the_region_has_offices_there() -> None:
    talked = Talk().says("льготный проезд").says("а в другом городе?")
    assert talked.keys == ["place.ask"]
    talked.says("Елец")
    assert talked.keys == ["place.taken", "answer.where"]
    assert "Елец" in talked.words


def test_a_named_town_is_answered_and_moves_nobody() -> None:
    talked = Talk().says("льготный проезд в Липецке")
    home = talked.state.municipality
    assert home
    talked.says("а в Ельце?")
    assert talked.keys == ["answer.where"]
    assert "Елец" in talked.words
    assert talked.state.municipality == home


def test_another_region_has_the_same_measure_its_own_way() -> None:
    talked = Talk().says("льготный проезд").says("а в Пензе?")
    assert talked.state.step is Step.SWITCH_REGION
    talked.presses("yes")
    assert talked.keys[-1] == "answer.answer"
    assert talked.turn.messages[-1].measure == "free-travel"


def test_a_person_is_heard_after_an_answer_too() -> None:
    assert at("answered").says("а если позовите специалиста").keys == ["handover.done"]


def test_a_follow_up_is_read_in_another_keyboard_layout() -> None:
    assert at("answered").says("rfrbt ljrevtyns ye;ys").keys == ["answer.documents"]
