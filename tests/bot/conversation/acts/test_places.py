"""Where the citizen lives: asked once, matched, changeable."""

import pytest

from bot.conversation.scene import ELSEWHERE
from bot.conversation.values.state import Step
from tests.support.talking.standing import at, at_field
from tests.support.talking.talk import Talk


def test_the_place_is_asked_when_it_matters() -> None:
    talked = at("asked_place")
    assert talked.keys == ["place.ask"]
    assert talked.choices == ["elsewhere", "skip_place"]


def test_the_place_is_not_asked_where_offices_are_not_local() -> None:
    assert Talk().says("пособие по безработице").presses("where").keys == ["answer.where"]


@pytest.mark.parametrize("word", ["Елец", "елец", "город Елец", "в Ельце", "Елеец"])
def test_a_place_is_heard_however_it_is_written(word: str) -> None:
    talked = at("asked_place").says(word)
    assert talked.keys == ["place.taken", "answer.where"]
    assert talked.state.municipality == "lipetsk-02"


def test_the_place_is_asked_once() -> None:
    talked = at("asked_place").presses("skip_place")
    assert talked.keys == ["place.skipped", "answer.where"]
    assert talked.says("школьная форма").presses("where").keys == ["answer.where"]


def test_a_place_named_in_a_question_is_kept() -> None:
    talked = Talk().says("льготный проезд в Ельце")
    assert talked.state.municipality == "lipetsk-02"
    assert talked.presses("where").keys == ["answer.where"]


def test_two_places_of_one_name_are_asked_about() -> None:
    talked = at("which_place")
    assert talked.keys == ["place.which"]
    assert talked.choices[-1] == "elsewhere"
    talked.presses("place:lipetsk:lipetsk-04")
    assert talked.keys == ["place.taken", "answer.where"]
    assert talked.state.municipality == "lipetsk-04"


def test_one_of_two_places_may_be_typed() -> None:
    talked = at("which_place").says("Грязинский муниципальный округ")
    assert talked.state.municipality == "lipetsk-04"


def test_an_unknown_place_is_asked_again_with_a_way_past() -> None:
    talked = at("asked_place").says("Абвгдейка")
    assert talked.keys == ["place.not_found", "place.ask"]
    assert "skip_place" in talked.choices


def test_a_question_instead_of_a_place_is_answered() -> None:
    talked = at("asked_place").says("детское пособие")
    assert talked.keys == ["answer.answer"]
    assert talked.state.step is Step.FREE
    assert talked.says("школьная форма").keys == ["answer.answer"]


def test_the_place_can_be_changed() -> None:
    talked = at("asked_place").says("Елец").presses("home").presses("change_place")
    assert talked.keys == ["place.ask"]
    assert talked.says("Липецк").keys == ["place.taken"]
    assert talked.state.municipality == "lipetsk-01"


def test_a_button_of_a_place_asked_for_long_ago_changes_nothing() -> None:
    talked = at("asked_place").says("Елец")
    for old in ("place:lipetsk:lipetsk-01", "elsewhere", "skip_place"):
        assert talked.presses_old(old, talked.nonce).keys == ["press.stale"]
    assert talked.state.municipality == "lipetsk-02"
    assert talked.state.region == ""


# ---------------------------------------------------------------- another region


def test_another_region_switches_only_after_a_confirmation() -> None:
    talked = at("switch_region")
    assert talked.keys[-1] == "region.switch"
    assert talked.state.region == ""


@pytest.mark.parametrize("word", ["да", "Да", "верно"])
def test_a_confirmed_region_answers_by_its_rules(word: str) -> None:
    talked = at("switch_region").says(word)
    assert talked.keys == ["region.switched", "answer.answer"]
    assert (talked.state.region, talked.state.municipality) == ("penza", "penza-01")


@pytest.mark.parametrize("word", ["нет", "неверно"])
def test_a_declined_region_is_not_proposed_again(word: str) -> None:
    talked = at("switch_region").says(word)
    assert talked.keys == ["region.stayed", "answer.answer"]
    assert talked.state.region == ""
    assert talked.says("льготный проезд в Пензе").keys == ["answer.answer"]


def test_declining_keeps_the_known_place() -> None:
    talked = Talk().says("льготный проезд в Ельце").says("льготный проезд в Пензе").presses("no")
    assert talked.state.municipality == "lipetsk-02"


def test_a_declined_region_gives_no_place() -> None:
    assert at("switch_region").presses("no").state.municipality == ""


def test_other_words_at_the_confirmation_ask_again() -> None:
    talked = at("switch_region").says("абракадабра")
    assert talked.keys == ["press.wanted", "region.switch"]


def test_a_place_of_another_region_is_confirmed_too() -> None:
    talked = at("asked_place").says("Пенза")
    assert talked.keys == ["region.switch"]
    assert talked.presses("yes").keys == ["region.switched", "answer.where"]


def test_none_of_our_regions_gets_federal_answers_and_where_to_ask() -> None:
    talked = at("asked_place").presses("elsewhere")
    assert talked.state.region == ELSEWHERE
    assert "соцзащиты" in talked.words
    assert talked.says("школьная форма").turn.messages[-1].measure == "school-uniform"


@pytest.mark.parametrize("word", ["Москва", "я вообще из Москвы", "Тверская область"])
def test_a_place_afar_typed_where_a_place_is_asked_is_elsewhere(word: str) -> None:
    talked = at("asked_place").says(word)
    assert talked.keys == ["region.elsewhere", "answer.where"]
    assert talked.state.region == ELSEWHERE


def test_whoever_says_that_they_live_afar_gets_federal_answers_and_where_to_ask() -> None:
    talked = at("answered").says("я живу в Москве, льготный проезд")
    assert talked.keys == ["region.elsewhere", "answer.answer"]
    assert talked.state.region == ELSEWHERE
    assert talked.says("живу в Москве").keys[0] != "region.elsewhere"


def test_a_move_within_the_region_is_kept() -> None:
    talked = Talk().says("льготный проезд в Ельце").says("мы переехали в Липецк")
    assert talked.keys == ["place.taken"]
    assert talked.state.municipality == "lipetsk-01"


def test_a_place_told_with_a_question_takes_the_old_ones_place() -> None:
    talked = Talk().says("льготный проезд в Ельце").says("живу в Липецке, нужен льготный проезд")
    assert talked.keys == ["answer.answer"]
    assert talked.state.municipality == "lipetsk-01"


def test_a_place_only_mentioned_leaves_the_old_one() -> None:
    talked = Talk().says("льготный проезд в Ельце").says("льготный проезд в Липецке")
    assert talked.state.municipality == "lipetsk-02"


def test_a_place_typed_at_the_confirmation_says_yes_or_no() -> None:
    stayed = at("switch_region").says("Липецк")
    assert stayed.keys == ["region.stayed", "answer.answer"]
    assert (stayed.state.region, stayed.state.municipality) == ("", "lipetsk-01")
    switched = at("switch_region").says("Пенза")
    assert switched.keys == ["region.switched", "answer.answer"]
    assert switched.state.municipality == "penza-01"


def test_one_may_come_home_from_elsewhere() -> None:
    talked = at("asked_place").presses("elsewhere").presses("home").presses("change_place")
    assert talked.says("Липецк").presses("yes").keys == ["region.switched"]
    assert talked.state.region == "lipetsk"


# ---------------------------------------------------------------- inside a form


def test_a_place_fills_the_form() -> None:
    talked = at_field("municipality").says("елец")
    assert talked.keys == ["field.need"]
    assert talked.state.draft
    assert talked.state.draft.answers["municipality"] == "город Елец"


def test_two_places_of_one_name_keep_the_forms_buttons() -> None:
    talked = at("form_which_place")
    assert [one.choice for one in talked.contents[-1].navigation][:2] == ["back", "cancel"]
    assert talked.presses("place:lipetsk:lipetsk-09").keys == ["field.need"]


def test_a_form_may_switch_the_region() -> None:
    talked = at("form_region").presses("yes")
    assert talked.keys == ["region.switched", "field.need"]
    assert talked.state.draft
    assert talked.state.draft.answers["municipality"] == "город Пенза"


def test_a_form_asks_again_if_the_region_is_declined() -> None:
    talked = at("form_region").presses("no")
    assert talked.keys == ["region.stayed", "field.municipality"]


def test_a_form_is_for_those_who_live_here() -> None:
    talked = at("form_which_place").presses("elsewhere")
    assert talked.keys == ["wrong.place_elsewhere", "field.municipality"]
    assert talked.state.region == ""


def test_a_place_afar_fills_no_form() -> None:
    talked = at_field("municipality").says("Москва")
    assert talked.keys == ["wrong.place_elsewhere", "field.municipality"]


def test_a_place_typed_at_the_confirmation_answers_in_a_form_too() -> None:
    assert at("form_region").says("Пенза").keys == ["region.switched", "field.need"]
    assert at("form_region").says("Липецк").keys == ["region.stayed", "field.municipality"]
