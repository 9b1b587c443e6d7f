"""What is known already is offered, one question at a time, and never taken in silence."""

from copy import copy
from dataclasses import replace

import pytest

from bot.conversation.values.state import Survey
from tests.support.talking.standing import at, begun
from tests.support.talking.talk import Talk

TOLD = Survey(situation="children", told={"income": "25 000", "children": "3"})


def asked(field: str, survey: Survey = TOLD, *, has_consent: bool = True) -> Talk:
    """The form of every kind of field, begun after a survey, at one of its fields."""
    talked = Talk()
    if has_consent:
        talked.situation = replace(talked.situation, consents=frozenset({"application"}))
    talked.state = replace(talked.state, survey=survey)
    talked.says("школьная форма").presses("apply")
    if not has_consent:
        talked.presses("agree")
    assert talked.state.draft
    talked.state = replace(talked.state, draft=replace(talked.state.draft, field=field))
    return talked.presses("cancel").presses("proceed")


@pytest.mark.parametrize("has_consent", [True, False])
def test_what_a_survey_was_told_is_offered(*, has_consent: bool) -> None:
    talked = asked("income", has_consent=has_consent)
    assert "Вы говорили: 25 000 ₽. Так и записать?" in talked.words
    assert talked.choices == ["take", "correct", "for_another"]
    assert talked.state.draft
    assert "income" not in talked.state.draft.answers
    assert copy(talked).says("да").keys == ["field.people"]
    assert "Вы говорили: 3." in talked.says("да").words
    assert talked.state.draft.answers["income"] == "25000.00"


def test_it_is_put_right_by_a_button_or_at_once() -> None:
    talked = asked("income")
    plain = copy(talked).presses("correct")
    assert "Вы говорили" not in plain.words
    assert plain.says("30 тыс").keys == ["field.people"]
    typed = talked.says("30 тыс").state.draft
    assert typed
    assert typed.answers["income"] == "30000.00"


@pytest.mark.parametrize(
    "survey",
    [
        replace(TOLD, told={}),
        replace(TOLD, whom="mother"),
        replace(TOLD, told={"income": "не знаю", "children": "40"}),
    ],
    ids=["nothing told", "of another person", "nothing that the field takes"],
)
def test_anything_else_is_asked_as_ever(survey: Survey) -> None:
    for field in ("income", "people"):
        assert asked(field, survey).choices == ["for_another"]


def test_an_application_offers_what_the_last_one_had_and_each_is_confirmed() -> None:
    talked = at("review").presses("submit").says("пособие по безработице").presses("apply")
    assert talked.keys == ["field.full_name"]
    assert "В прошлой заявке вы писали: Иванова Анна Петровна. Так и записать?" in talked.words
    talked.restarts().presses("take")
    assert "+7 910 123-45-67. Так и записать?" in talked.words
    talked.presses("back").presses("keep").says("8 910 765-43-21")
    assert talked.state.draft
    assert talked.state.draft.answers["full_name"] == "Иванова Анна Петровна"
    assert talked.state.draft.answers["phone"] == "+79107654321"


def test_without_a_consent_in_force_nothing_is_recalled() -> None:
    talked = at("review").presses("submit")
    talked.situation = replace(talked.situation, consents=frozenset())
    talked.says("пособие по безработице").presses("apply").presses("agree")
    assert "прошлой заявке" not in talked.words
    assert talked.keys[-1] == "field.full_name"


def test_nothing_is_offered_across_two_persons() -> None:
    talked = at("review").presses("submit").says("пособие по безработице").presses("apply")
    assert talked.state.draft
    talked.state = replace(talked.state, draft=replace(talked.state.draft, representative={}))
    assert "прошлой заявке" not in talked.says("отмена").presses("proceed").words


def test_old_offers_are_stale_where_none_is_made() -> None:
    talked = begun()
    for choice in ("take", "correct"):
        assert talked.presses_old(choice, talked.nonce).keys[0] == "press.stale"
