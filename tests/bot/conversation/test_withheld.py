"""What was hidden is said once, with other ways; the rest of the words is answered."""

from dataclasses import replace

import pytest

from bot.messages import Policy
from tests.support.talking.standing import at
from tests.support.talking.talk import Talk

NAMED = "Меня зовут Иванова Анна Петровна, СНИЛС 112-233-445 95"


def talked() -> Talk:
    """A conversation that was greeted."""
    return at("info_only")


def test_what_was_hidden_is_named_and_other_ways_stand_below() -> None:
    said = talked().says(NAMED)
    assert said.keys == ["policy.hidden"]
    assert "имя, СНИЛС" in said.words
    assert "https://opora.example" in said.words
    assert "Иванова" not in said.words


def test_the_nearest_office_is_named_where_the_place_is_known() -> None:
    said = talked()
    assert "ул. Первая, 1" not in said.says(NAMED).words
    said.state = replace(said.state, municipality="lipetsk-01", told_hidden_at=None)
    assert "ул. Первая, 1" in said.says(NAMED).words
    assert "8 (4742) 00-00-00" in said.words
    assert "ул. Первая, 1" in said.presses_old("apply:child-benefit", "").words


def test_a_question_beside_it_is_answered() -> None:
    said = talked().says(f"{NAMED}. Какие документы нужны на детское пособие?")
    assert said.keys[0] == "policy.hidden"
    assert said.keys[1].startswith("answer.")


def test_words_that_ask_for_nothing_lead_to_no_doubt() -> None:
    assert talked().says(f"{NAMED}, я пенсионерка из дома").keys == ["policy.hidden"]


def test_the_state_remembers_the_rest_alone() -> None:
    said = talked().says(f"{NAMED}. Как получить детское пособие?")
    assert "скрыто" not in said.state.question
    assert "Иванова" not in said.state.question


def test_it_is_said_once_a_burst() -> None:
    said = talked().says(NAMED).waits(seconds=5).says("8 910 123-45-67")
    assert said.keys == []
    assert said.waits(minutes=2).says("8 910 123-45-67").keys == ["policy.hidden"]


def test_danger_goes_first_and_what_was_hidden_is_to_be_said_there() -> None:
    said = talked().says("нечего есть, мой адрес улица Птичья, дом 17, квартира 203")
    assert said.keys[0].startswith("care.")
    assert said.keys[1:] == ["policy.hidden"]
    assert "Скажите это по телефону" in said.words


def test_while_a_person_speaks_the_rest_is_theirs_and_the_citizen_is_told() -> None:
    said = talked().speaks().says(NAMED)
    assert [effect.kind for effect in said.effects] == ["file_with_case"]
    assert said.keys == ["policy.hidden"]
    assert said.contents[-1].navigation == ()


def test_a_shared_contact_is_not_looked_at() -> None:
    said = talked().shares("+79101234567")
    assert said.keys == ["policy.hidden"]
    assert "телефон" in said.words


def test_words_beneath_a_file_are_answered() -> None:
    said = talked().sends("1.jpg", caption=f"{NAMED}, как получить детское пособие?")
    assert said.keys[0] == "policy.info_only"
    assert said.keys[1].startswith("answer.")
    assert said.effects == ()


@pytest.mark.parametrize("words", ["8 910 123-45-67", NAMED])
def test_a_full_channel_hides_nothing(words: str) -> None:
    assert "policy.hidden" not in Talk(policy=Policy.FULL).says("детское пособие").says(words).keys
