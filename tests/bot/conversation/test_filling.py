"""One field: a value, a side question, or a kind correction."""

import pytest

from bot.conversation.filling import advanced, fill
from bot.conversation.forms.course import next_field
from bot.conversation.values.state import Draft, State, Step
from bot.conversation.values.wishes import FileWithCase
from tests.support.talking.standing import VALUES, at, at_field
from tests.support.talking.talk import Talk, knowing, new_id

COMMON = knowing().form("common", "")


def draft() -> Draft:
    return Draft(id=new_id("d"), form="common", measure="child-benefit", field="full_name")


def test_answers_follow_the_form() -> None:
    filled = fill(draft(), "full_name", "Иванова Анна")
    assert next_field(COMMON, filled) == "phone"
    assert advanced(State(), filled, COMMON).step is Step.FIELD


def test_what_is_answered_is_not_asked_again() -> None:
    filled = fill(fill(draft(), "full_name", "Иванова Анна"), "phone", "+79101234567")
    assert next_field(COMMON, filled) == "municipality"


def test_a_workers_answer_is_marked_until_it_is_changed() -> None:
    told = fill(draft(), "phone", "+79101234567", by_worker=True)
    assert told.by_worker == ("phone",)
    assert fill(told, "phone", "+79201234567").by_worker == ()


# ---------------------------------------------------------------- values and everyday words


@pytest.mark.parametrize(
    "word", ["да", "нет", "не знаю", "спасибо", "Добрый день", "Что мне положено"]
)
def test_everyday_words_are_no_name(word: str) -> None:
    talked = at_field("full_name").says(word)
    assert talked.state.draft
    assert "full_name" not in talked.state.draft.answers
    assert talked.keys[-1] == "field.full_name"


@pytest.mark.parametrize("word", ["да", "нет", "ок", "пособие", "Отложить", "все верно"])
def test_a_free_text_takes_any_words(word: str) -> None:
    talked = at_field("need").says(word)
    assert talked.state.draft
    assert talked.state.draft.answers["need"] == word
    assert talked.keys == ["field.files"]


def test_where_my_application_is_is_told_inside_a_name_field() -> None:
    talked = at_field("full_name").says("где моя заявка")
    assert talked.keys == ["status.none", "field.full_name"]


@pytest.mark.parametrize("number", ["8 91 01 23 45 67", "89 10 12 34 567"])
def test_a_phone_in_pairs_is_no_case_number(number: str) -> None:
    assert at_field("phone").says(number).keys == ["field.municipality"]


# ---------------------------------------------------------------- side questions by kind of field


@pytest.mark.parametrize("words", ["детское пособие", "как получить единое пособие на ребёнка"])
def test_a_strict_field_answers_any_confident_question(words: str) -> None:
    talked = at_field("phone").says(words)
    assert talked.keys == ["answer.answer", "field.phone"]
    assert talked.choices == []
    assert talked.contents[0].buttons == ()


def test_a_name_field_answers_what_has_a_question_word() -> None:
    talked = at_field("full_name").says("Как получить единое пособие на ребёнка?")
    assert talked.keys == ["answer.answer", "field.full_name"]


def test_a_name_field_takes_two_words_without_a_question() -> None:
    assert at_field("full_name").says("Пенсия Мария").keys == ["field.phone"]


@pytest.mark.parametrize("field", ["full_name", "phone", "files"])
def test_which_documents_is_asked_of_the_application_itself(field: str) -> None:
    talked = at_field(field).says("а какие документы?")
    assert talked.keys == ["answer.documents", f"field.{field}"]
    assert talked.turn.messages[0].measure == "child-benefit"


def test_a_municipality_field_answers_what_has_a_question_word() -> None:
    talked = at_field("municipality").says("Как получить единое пособие на ребёнка?")
    assert talked.keys == ["answer.answer", "field.municipality"]


def test_a_free_text_is_the_value_and_its_question_is_offered_an_answer() -> None:
    talked = at("noted")
    assert talked.keys == ["application.noted"]
    assert talked.state.draft
    assert talked.state.draft.answers["need"] == "Как получить льготный проезд?"
    assert talked.choices == ["answer_it:free-travel", "proceed"]


@pytest.mark.parametrize("word", ["да", "Да, ответить", "ответьте"])
def test_the_offered_answer_is_given_and_the_form_goes_on(word: str) -> None:
    assert at("noted").says(word).keys == ["answer.answer", "field.files"]


@pytest.mark.parametrize("word", ["нет", "дальше", "Продолжить"])
def test_the_offered_answer_may_be_declined(word: str) -> None:
    assert at("noted").says(word).keys == ["field.files"]


def test_a_question_in_a_changed_free_text_leads_to_the_review() -> None:
    talked = at("review").presses("edit:need").says("Как получить льготный проезд?")
    assert talked.keys == ["application.noted"]
    assert talked.presses("proceed").keys == ["application.review"]


# ---------------------------------------------------------------- kind corrections


@pytest.mark.parametrize(
    ("field", "typed", "key"),
    [
        ("full_name", "Анна", "wrong.name_short"),
        ("full_name", "12345", "wrong.name_letters"),
        ("full_name", "", "wrong.name_letters"),
        ("phone", "не помню", "wrong.phone"),
        ("phone", "", "wrong.phone"),
        ("municipality", "Абвгдейка", "wrong.place"),
        ("municipality", "", "wrong.place"),
        ("need", "  ", "wrong.text_empty"),
        ("need", "я" * 5000, "wrong.text_long"),
        ("files", "потом принесу", "wrong.files"),
    ],
)
def test_what_is_wrong_is_said_kindly_and_asked_again(field: str, typed: str, key: str) -> None:
    talked = at_field(field)
    before = talked.state.draft
    talked.says(typed)
    assert talked.keys == [key, f"field.{field}"]
    assert talked.state.draft == before
    assert talked.state.misunderstood == typed
    assert "«»" not in talked.words


def test_what_was_typed_is_said_again() -> None:
    assert "«не помню»" in at_field("phone").says("не помню").words


@pytest.mark.parametrize("field", ["full_name", "phone", "municipality", "need", "files"])
def test_after_two_failures_a_person_is_offered_in_words(field: str) -> None:
    wrong = " " if field == "need" else "?"
    talked = at_field(field).says(wrong)
    assert "нажмите «Специалист»" not in talked.words
    assert "нажмите «Специалист»" in talked.says(wrong).words


def test_a_good_value_forgets_the_failures() -> None:
    talked = at_field("phone").says("?").says("89101234567")
    assert talked.state.misses == 0
    assert talked.state.misunderstood == ""


def test_while_a_person_is_waited_for_what_a_form_does_not_take_is_passed_on() -> None:
    talked = at("waiting_in_form").says("не помню")
    case = talked.cases[0].id
    assert talked.keys == ["wrong.phone", "field.phone"]
    assert talked.effects == (FileWithCase(case=case),)


def test_while_a_person_is_waited_for_values_fill_the_form() -> None:
    talked = at("waiting_in_form").says(VALUES[1])
    assert talked.effects == ()
    assert talked.keys == ["field.municipality"]


def test_a_whole_form_is_five_messages() -> None:
    talked = Talk().says("детское пособие").presses("apply").presses("agree")
    for value in VALUES:
        talked.says(value)
    assert talked.says("без файлов").keys == ["application.review"]


def test_words_with_a_question_are_no_name_even_if_nobody_knows_the_answer() -> None:
    assert at_field("full_name").says("Иванова Анна?").keys[0] == "wrong.name_letters"


def test_a_long_story_is_shown_in_one_line() -> None:
    talked = at_field("need").says("Первое.\n\n\n\nВторое.").presses("files_none")
    assert "• Что нужно: Первое. Второе." in talked.words
