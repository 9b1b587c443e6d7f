"""Answers that a caseworker fills «со слов»."""

from datetime import date

import pytest

from bot.conversation.values.state import State, Step
from bot.errors import ValueNotTaken, WrongState
from bot.services.cases.fieldwork import filled
from tests.support.talking.standing import at_field
from tests.support.talking.talk import Talk, knowing

TODAY = date(2026, 11, 18)


def fill(state: State, field: str, words: str) -> State:
    return filled(state, knowing(), field, words, today=TODAY)


def order() -> State:
    """A form of every kind, at its first field."""
    return Talk().says("школьная форма").presses("apply").presses("agree").state


@pytest.mark.parametrize(
    ("field", "words", "kept"),
    [
        ("companion", "вдвоём", "with"),
        ("aids", "коляска и другое", "chair,other"),
        ("day", "5 декабря", "2026-12-05"),
        ("income", "15 тыс", "15000.00"),
        ("snils", "112-233-445 95", "11223344595"),
    ],
)
def test_any_field_is_filled_in_words(field: str, words: str, kept: str) -> None:
    draft = fill(order(), field, words).draft
    assert draft
    assert draft.answers[field] == kept
    assert draft.by_worker == (field,)
    assert draft.known == (field,)


def test_what_was_being_asked_leads_on_and_counts_as_asked() -> None:
    state = fill(order(), "full_name", "Иванова Анна")
    assert state.draft
    assert (state.draft.field, state.draft.known) == ("phone", ())


def test_the_last_field_leads_to_the_review() -> None:
    talked = at_field("need")
    state = fill(
        talked.says("Помогите").presses("files_none").presses("edit:need").state, "need", "х"
    )
    assert state.step is Step.REVIEW


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("companion", "не знаю"),
        ("people", "40"),
        ("papers", "есть"),
        ("nothing", "x"),
        ("need", "карта 4276 3800 1234 5679"),
    ],
)
def test_what_the_field_does_not_take_is_refused(field: str, words: str) -> None:
    with pytest.raises(ValueNotTaken):
        fill(order(), field, words)


def test_without_a_draft_there_is_nothing_to_fill() -> None:
    with pytest.raises(WrongState):
        fill(State(), "phone", "89101234567")
