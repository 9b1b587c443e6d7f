"""«Сохранить в файл»: the sheet of what was told, with a name only if it was asked for."""

import pytest

from bot.conversation.values.sheets import ResultPaper
from bot.conversation.values.state import STATES, Step
from bot.conversation.values.wishes import MakePaper
from bot.messages import PaperFailed, PaperMade, Policy
from tests.support.talking.standing import AT, at_field, saved
from tests.support.talking.talk import Talk, new_id

NAME = "Иванова Анна Петровна"


def wished(talked: Talk) -> ResultPaper:
    [wish] = [one for one in talked.effects if isinstance(one, MakePaper)]
    assert isinstance(wish.paper, ResultPaper)
    return wish.paper


def test_a_result_offers_its_sheet_and_the_sheet_says_the_same() -> None:
    talked = AT["survey_result"]()
    told = talked.words
    paper = wished(talked.presses("save_result"))
    assert talked.keys == ["paper.begun"]
    assert (paper.region, paper.name) == ("в Липецкой области", "")
    assert paper.due
    assert all(one.title in told for one in paper.due[:5])
    assert all(one.laws and one.places for one in paper.due)


def test_the_sheet_comes_with_the_way_back_and_the_name() -> None:
    talked = saved()
    assert talked.keys == ["paper.result"]
    assert talked.contents[-1].file == new_id("sheet")
    assert talked.choices == ["so_far", "name_paper"]
    assert talked.presses("so_far").keys == ["survey.result"]


def test_a_name_is_printed_and_kept_nowhere() -> None:
    talked = AT["paper_name"]().restarts().says(f"меня зовут {NAME}")
    assert wished(talked).name == NAME
    assert talked.state.step is Step.FREE
    assert "Иванова" not in STATES.dump_json(talked.state).decode()
    made = talked.hears(PaperMade(file=new_id("named"), name="лист.pdf", is_named=True))
    assert made.choices == ["so_far"]


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("Анна", ["wrong.name_short", "paper.ask_name"]),
        ("12345", ["wrong.name_letters", "paper.ask_name"]),
        ("кому положено детское пособие?", ["answer.answer", "paper.ask_name"]),
        ("позовите специалиста", ["handover.done"]),
        ("отмена", ["paper.no_name"]),
        ("Назад", ["paper.no_name"]),
        ("не надо", ["paper.no_name"]),
    ],
)
def test_what_is_no_name_is_heard_for_what_it_is(words: str, keys: list[str]) -> None:
    talked = AT["paper_name"]().says(words)
    assert [key for key in talked.keys if key in keys] == keys
    assert not any(isinstance(one, MakePaper) for one in talked.effects)
    assert "Анна" not in STATES.dump_json(talked.state).decode()


def test_twice_no_name_offers_a_person() -> None:
    talked = AT["paper_name"]().says("12345").says("67890")
    assert "Если трудно, нажмите «Специалист»" in talked.words


def test_a_sheet_that_comes_amid_a_question_does_not_push_it_aside() -> None:
    talked = at_field("phone").hears(PaperMade(file=new_id("sheet"), name="лист.pdf"))
    assert talked.keys == ["paper.result", "field.phone"]
    assert talked.contents[0].buttons == ()


def test_a_failure_is_said_plainly_with_the_way_to_try_again() -> None:
    talked = AT["survey_result"]().presses("save_result").hears(PaperFailed())
    assert talked.keys == ["paper.failed"]
    assert wished(talked.presses("save_result")).due


def test_an_old_button_without_a_result_does_nothing() -> None:
    talked = Talk().says("детское пособие").presses_old("save_result")
    assert (talked.keys, talked.effects) == (["press.stale"], ())


def test_a_name_is_asked_only_where_personal_data_may_go() -> None:
    talked = saved()
    strict = Talk(policy=Policy.INFO_ONLY)
    strict.state = talked.state
    assert strict.hears(PaperMade(file=new_id("sheet"), name="лист.pdf")).choices == ["so_far"]
    assert strict.presses_old("name_paper").keys == ["press.stale"]
