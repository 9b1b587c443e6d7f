"""The same application twice: added to the one there is, or sent once more."""

from copy import copy

import pytest

from bot.conversation.values.situation import CaseStatus
from bot.conversation.values.state import Step
from bot.conversation.values.wishes import FileWithCase, KeepFile
from tests.support.talking.standing import at
from tests.support.talking.talk import Talk

OPEN = [CaseStatus.NEW, CaseStatus.IN_PROGRESS, CaseStatus.WAITING_CITIZEN]


def again(status: CaseStatus = CaseStatus.NEW, days: float = 3, **case: bool) -> Talk:
    """A case of child benefit, so many days ago; then «Подать заявку» once more."""
    talked = Talk().opens_case(
        measure="child-benefit", status=status, is_application=case.get("is_application", True)
    )
    return talked.waits(days=days).says("детское пособие").presses("apply")


@pytest.mark.parametrize("status", OPEN)
def test_an_application_of_this_week_is_offered_to_be_added_to(status: CaseStatus) -> None:
    talked = again(status)
    assert talked.keys == ["application.twice"]
    assert "3 дня назад" in talked.words
    assert talked.cases[0].number in talked.words
    assert talked.choices == ["add_to", "another", "stop"]


@pytest.mark.parametrize(
    "talked", [lambda: again(days=8), lambda: again(is_application=False)], ids=["old", "question"]
)
def test_anything_else_is_no_duplicate(talked: "type[Talk]") -> None:
    assert talked().keys == ["consent.offer", "consent.text"]


def test_one_that_is_settled_is_only_mentioned() -> None:
    talked = again(CaseStatus.RESOLVED, days=1)
    assert talked.keys == ["application.was_sent", "consent.offer", "consent.text"]
    assert "вчера" in talked.words


@pytest.mark.parametrize("yes", ["да", "Добавить к прежней"])
def test_words_and_files_go_to_the_application_until_it_is_enough(yes: str) -> None:
    talked = again().says(yes)
    assert talked.keys == ["application.add"]
    case = talked.cases[0].id
    for _ in range(2):
        talked.restarts().says("Сколько платят? Забыл сказать, что у меня двое детей и кредит")
        assert talked.keys == ["case.filed", "application.add"]
        assert talked.effects == (FileWithCase(case=case),)
    kept = next(one for one in talked.sends("справка.pdf").effects if isinstance(one, KeepFile))
    assert kept.case == case
    assert talked.says("Готово").keys == ["status.stopped"]
    assert talked.state.step is Step.FREE
    assert talked.says("детское пособие").keys == ["answer.answer"]


@pytest.mark.parametrize("words", ["отмена", "Отмена"])
def test_one_may_leave_it_at_that(words: str) -> None:
    assert again().says(words).state.step is Step.FREE
    assert again().presses("add_to").says(words).state.step is Step.FREE


def test_another_one_is_sent_as_ever() -> None:
    talked = again().says("подать ещё одну")
    assert talked.keys == ["consent.offer", "consent.text"]
    assert talked.presses("agree").keys[-1] == "field.full_name"


def test_side_questions_danger_and_a_person_are_heard_at_both_steps() -> None:
    for talked in (again(), again().presses("add_to")):
        assert copy(talked).says("нечего есть").keys[0].startswith("care.")
        assert copy(talked).says("позовите специалиста").keys[0] == "handover.done"
        assert copy(talked).presses("home").keys == ["home.menu"]
        assert copy(talked).says("где моя заявка").keys == ["status.mine"]
    assert again().says("какие документы нужны на льготный проезд?").keys == ["answer.answer"]


def test_a_stale_button_changes_nothing() -> None:
    talked = at("answered").opens_case(measure="child-benefit", is_application=True)
    assert talked.presses_old("add_to", talked.nonce).keys == ["press.stale"]
    assert talked.presses_old("another", talked.nonce).keys == ["press.stale"]
