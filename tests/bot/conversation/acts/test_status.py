"""«Где моя заявка», a case by its number, news and the rating."""

from dataclasses import replace
from datetime import timedelta
from typing import Literal, get_args

import pytest
from hypothesis import given, strategies as st

from bot.conversation.acts.status import digits_of, is_case_number
from bot.conversation.filling import fill
from bot.conversation.values.situation import CaseStatus
from bot.conversation.values.state import Step
from bot.conversation.values.wishes import LookUp, Rate
from bot.messages import CaseTold, LookedUp
from tests.support.talking.standing import at, at_field
from tests.support.talking.talk import NUMBERS, Talk

News = Literal["taken", "overdue", "reopened", "silent", "returned"]


def told(talked: Talk, what: Literal["resolved"] | News) -> Talk:
    case = talked.cases[-1]
    return talked.hears(CaseTold(what=what, number=case.number, case=case.id))


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_with_its_check_digit_is_one(number: str) -> None:
    assert is_case_number(digits_of(number))


@given(position=st.integers(0, 7), digit=st.integers(0, 9), number=st.sampled_from(NUMBERS))
def test_one_wrong_digit_is_noticed(position: int, digit: int, number: str) -> None:
    digits = digits_of(number)
    wrong = digits[:position] + str(digit) + digits[position + 1 :]
    assert is_case_number(wrong) is (wrong == digits)


@given(text=st.text(max_size=30))
def test_any_text_is_a_number_or_not(text: str) -> None:
    assert is_case_number(digits_of(text)) in {True, False}


# ---------------------------------------------------------------- own cases


def test_without_cases_it_says_where_else_to_look() -> None:
    talked = Talk().says("где моя заявка")
    assert talked.keys[-1] == "status.none"
    assert talked.choices == ["by_number"]


@pytest.mark.parametrize("status", list(CaseStatus))
def test_a_case_is_shown_in_plain_words(status: CaseStatus) -> None:
    talked = Talk().opens_case(measure="child-benefit", status=status).says("где моя заявка")
    assert talked.keys[-1] == "status.mine"
    assert f"{NUMBERS[0]} от 18 ноября 2026 года: Единое пособие на ребёнка" in talked.words


def test_the_newest_case_stands_first() -> None:
    talked = Talk().opens_case().opens_case().says("где моя заявка")
    assert talked.words.index(NUMBERS[1]) < talked.words.index(NUMBERS[0])


def test_a_draft_put_off_is_offered_as_well() -> None:
    talked = at_field("phone").presses("home").presses("status")
    assert talked.choices == ["resume", "by_number"]


def test_inside_a_form_the_state_is_told_and_the_form_goes_on() -> None:
    talked = at_field("phone").opens_case().commands("status")
    assert talked.keys == ["status.mine", "field.phone"]
    assert talked.contents[0].buttons == ()


# ---------------------------------------------------------------- by number


def test_a_case_is_looked_up_by_number_and_phone_digits() -> None:
    talked = at("case_number").says(NUMBERS[0])
    assert talked.keys == ["status.ask_digits"]
    talked.says("45-67")
    assert talked.effects == (LookUp(number=digits_of(NUMBERS[0]), phone_digits="4567"),)
    assert talked.keys == []
    assert talked.state.step is Step.FREE


def test_a_number_may_simply_be_said() -> None:
    talked = at("answered").says(NUMBERS[0])
    assert talked.keys == ["status.ask_digits"]
    assert talked.says("4567").effects[0].kind == "look_up"


def test_an_own_number_needs_no_digits() -> None:
    assert Talk().opens_case().says(NUMBERS[0]).keys[-1] == "status.mine"


def test_a_number_with_a_mistake_is_not_looked_up() -> None:
    assert at("answered").says("45-82-17-34").keys == ["status.none"]


def test_a_whole_number_with_a_slip_is_called_so() -> None:
    assert "описка" in at("case_number").says("45-82-17-34").words
    assert "описка" not in at("case_number").says("не помню").words


@pytest.mark.parametrize(
    ("is_application", "words"), [(True, "по заявке 45-82"), (False, "по вопросу 45-82")]
)
def test_a_question_is_not_called_an_application(*, is_application: bool, words: str) -> None:
    talked = told(at("answered").opens_case(is_application=is_application), "resolved")
    assert words in talked.words


@pytest.mark.parametrize(
    ("place", "key"),
    [("case_number", "status.wrong_number"), ("phone_digits", "status.wrong_digits")],
)
def test_wrong_digits_are_asked_again_and_then_a_person_offered(place: str, key: str) -> None:
    talked = at(place).says("123")
    assert talked.keys[0] == key
    assert "«Специалист»" not in talked.words
    assert "«Специалист»" in talked.says("123").words


def test_a_question_instead_of_a_number_is_answered() -> None:
    talked = at("case_number").says("детское пособие")
    assert talked.keys == ["answer.answer", "status.ask_number"]


def test_a_found_case_is_told_in_plain_words() -> None:
    talked = at("answered").hears(LookedUp(number=NUMBERS[0], status="in_progress"))
    assert talked.words.startswith(f"Заявка {NUMBERS[0]}: специалист уже занимается.")


def test_every_state_tells_what_comes_next_and_how_long_it_takes() -> None:
    talked = at("answered").opens_case(measure="child-benefit", is_application=True)
    due_at = talked.situation.now + timedelta(hours=1)

    def words(status: CaseStatus, *, is_overdue: bool = False) -> str:
        case = replace(talked.cases[0], status=status, due_at=due_at, is_overdue=is_overdue)
        talked.situation = replace(talked.situation, cases=(case,))
        return talked.says("где моя заявка").words

    assert "Обычно берут в среду, 18 ноября, до 13:00." in words(CaseStatus.NEW)
    assert "ждёт дольше обычного" in words(CaseStatus.NEW, is_overdue=True)
    assert "Решение о самой помощи принимают за 10 рабочих дней." in words(CaseStatus.IN_PROGRESS)
    assert "Напишите его сюда" in words(CaseStatus.WAITING_CITIZEN)
    assert "работа закончена" in words(CaseStatus.RESOLVED)
    talked.waits(hours=2)
    assert "Обычно берут" not in words(CaseStatus.NEW)


def test_a_quoted_status_of_a_portal_is_explained_where_a_case_is_asked_for() -> None:
    assert at("answered").says("моё заявление передано в ОГВ, что это").keys == ["jargon.explained"]
    assert at("case_number").says("что значит передано в ОГВ?").keys[0] == "jargon.explained"


def test_while_a_person_speaks_it_is_not_told_that_one_took_the_case() -> None:
    assert told(at("person"), "taken").keys == []


def test_nothing_found_says_neither_what_was_wrong() -> None:
    talked = at("answered").hears(LookedUp())
    assert talked.keys == ["status.not_found"]
    assert talked.choices == ["by_number"]


def test_too_many_tries_are_told() -> None:
    assert at("answered").hears(LookedUp(is_locked=True)).keys == ["status.locked"]


# ---------------------------------------------------------------- news and the rating


@pytest.mark.parametrize("what", get_args(News))
def test_news_of_a_case_are_told(what: News) -> None:
    talked = told(Talk().opens_case(), what)
    owners = {"silent", "returned"}
    assert talked.keys[-1] == (f"owner.{what}" if what in owners else f"case.{what}")


def test_a_resolved_case_asks_for_one_rating() -> None:
    talked = told(at("answered").opens_case(), "resolved")
    assert talked.choices == [f"rate:{NUMBERS[0]}:{score}" for score in range(1, 6)]
    talked.says("5")
    assert talked.effects == (Rate(case=talked.cases[0].id, score=5),)
    assert talked.keys == ["case.rated"]


@pytest.mark.parametrize("mark", ["5", "пять", "ставлю 5"])
def test_a_rating_is_taken_though_other_words_came_between(mark: str) -> None:
    talked = told(at("answered").opens_case(status=CaseStatus.RESOLVED), "resolved")
    talked.says("льготный проезд").says(mark)
    assert talked.effects == (Rate(case=talked.cases[0].id, score=5),)


def test_a_rating_is_no_name() -> None:
    talked = told(at_field("full_name").opens_case(status=CaseStatus.RESOLVED), "resolved")
    assert talked.says("5").keys == ["case.rated", "field.full_name"]


def test_a_figure_rates_nothing_where_nothing_is_resolved() -> None:
    assert at("answered").opens_case().says("5").effects == ()


def test_a_second_rating_is_not_taken() -> None:
    talked = told(at("answered").opens_case(), "resolved").says("5")
    talked.presses_old(f"rate:{NUMBERS[0]}:1")
    assert talked.keys == ["case.already_rated"]
    assert talked.effects == ()


@pytest.mark.parametrize("choice", ["rate:45-82-17-33:6", "rate:00-00-00-00:5", "rate:x"])
def test_a_rating_of_nothing_is_stale(choice: str) -> None:
    assert at("answered").opens_case().presses_old(choice).keys == ["press.stale"]


def test_a_returned_form_goes_on_at_its_field() -> None:
    talked = told(at_field("phone").opens_case(), "returned")
    assert talked.keys == ["owner.returned", "field.phone"]
    assert "Продолжим заявку." in talked.words


def test_an_unknown_case_is_not_written_to() -> None:
    talked = at("answered").presses_old("to_case:00-00-00-00")
    assert talked.keys == ["press.stale"]
    assert talked.effects == ()


def test_a_field_a_caseworker_filled_is_not_asked_again() -> None:
    talked = at("review").presses("edit:phone").opens_case()
    assert talked.state.draft
    draft = fill(talked.state.draft, "phone", "+79201234567", by_worker=True)
    talked.state = replace(talked.state, draft=draft)
    assert told(talked, "returned").keys == ["owner.returned", "application.review"]
    assert "записал специалист с ваших слов" in talked.words
