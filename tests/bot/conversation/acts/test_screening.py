"""«Что мне положено?»: from a life situation to a result with its reasons, and back again."""

import pytest

from bot.conversation.values.state import Step
from bot.messages import Policy
from tests.support.talking.talk import Talk


def begun(situation: str = "everything") -> Talk:
    return Talk().says("что мне положено").presses(f"situation:{situation}")


def answered(talked: Talk, **told: str) -> Talk:
    """Answer whatever is asked: by a button if there is one, else in words."""
    while talked.keys[-1] == "survey.ask":
        survey = talked.state.survey
        assert survey
        if survey.fact == "about_you":
            talked = marked(talked, {one for one in survey.together["about_you"] if told[one]})
            continue
        value = told[survey.fact]
        button = f"tell:{survey.fact}={value}"
        if value == "":
            talked = talked.presses(f"dunno:{survey.fact}")
        elif button in talked.choices:
            talked = talked.presses(button)
        elif f"picked:{survey.fact}" in talked.choices:
            for one in value.split("|"):
                talked = talked.presses(f"pick:{survey.fact}={one}")
            talked = talked.presses(f"picked:{survey.fact}")
        else:
            talked = talked.says(value)
    return talked


def marked(talked: Talk, names: set[str]) -> Talk:
    """Mark lines of the question about several facts, and go on."""
    for one in sorted(names):
        talked = talked.presses(f"pick:about_you={one}")
    return talked.presses("picked:about_you")


MOTHER = {
    "children": "двое", "youngest_child": "полтора года", "income": "12 тыс", "age": "31",
    "titles": "veteran", "sex": "female", "lives_here": "да",
}  # fmt: skip


def test_the_talk_ends_with_what_is_due_what_is_likely_and_why() -> None:
    talked = answered(begun(), **MOTHER)
    assert talked.keys == ["survey.result"]
    assert "Положено:\n\n1. Единое пособие на ребёнка" in talked.words
    assert "Подайте до шести месяцев ребёнка." in talked.words
    assert "Скорее всего, положено:" in talked.words
    assert "Льготный проезд\nНе наверняка: маршруты задаёт регион." in talked.words
    assert "Подходит: ребёнку нет 17 лет; доход не выше минимума" in talked.words
    assert "measure:child-benefit" in talked.choices
    why = talked.presses("reasons").words
    assert "ребёнку нет 17 лет; доход не выше минимума (Закон о пособиях, статья 9)" in why


def test_what_is_not_due_says_what_would_have_to_be_so() -> None:
    talked = answered(begun(), **MOTHER | {"income": "90 000", "sex": "male"})
    assert "Положено:\n" not in talked.words
    why = talked.presses("not_due:0").words
    assert "Единое пособие на ребёнка\nНе выполнено: доход не выше минимума" in why
    assert "Не выполнено: вы женщина (Закон о занятости)" in why


def test_a_page_of_the_result_tells_why_and_leads_back() -> None:
    why = answered(begun(), **MOTHER).presses("reasons")
    assert "Подходит: ребёнку нет 17 лет; доход не выше минимума (Закон о пособиях" in why.words
    assert why.presses("more_results:0").keys == ["survey.result"]


def test_nothing_is_asked_whose_answer_changes_nothing() -> None:
    talked = answered(begun("children"), **MOTHER | {"children": "0"})
    assert talked.state.survey
    assert set(talked.state.survey.order) <= {"children", "income"}
    assert "youngest_child" not in talked.state.survey.order


def test_who_does_not_know_is_told_what_to_find_out() -> None:
    talked = answered(begun("children"), **MOTHER | {"income": ""})
    assert "Может быть положено, если узнать ещё:" in talked.words
    assert "Единое пособие на ребёнка\nНужен ответ: какой доход в месяц?" in talked.words


def test_back_goes_to_the_question_before_and_forgets_its_answer() -> None:
    first = begun()
    assert first.state.survey
    asked = first.state.survey.fact
    talked = answered_one(first)
    back = talked.presses("back")
    assert back.state.survey
    assert (back.state.survey.fact, asked in back.state.survey.told) == (asked, False)
    assert back.presses("back").keys == ["survey.begin"]


def answered_one(talked: Talk) -> Talk:
    survey = talked.state.survey
    assert survey
    return talked.presses(f"dunno:{survey.fact}")


def test_an_answer_can_be_changed_after_the_result() -> None:
    done = answered(begun(), **MOTHER)
    changed = done.presses("edit_answers").presses("edit_fact:income").says("90 000")
    assert changed.keys == ["survey.result"]
    assert "Единое пособие на ребёнка" not in changed.words


def test_the_result_can_be_seen_at_any_time_and_asking_goes_on() -> None:
    talked = answered_one(begun()).presses("so_far")
    assert (talked.keys, talked.state.step) == (["survey.result"], Step.FREE)
    assert talked.presses("more_questions").keys == ["survey.ask"]


@pytest.mark.parametrize(
    ("fact", "words", "key"),
    [
        ("income", "много", "survey.wrong_money"),
        ("youngest_child", "маленький", "survey.wrong_age"),
    ],
)
def test_words_that_are_no_answer_are_corrected_kindly(fact: str, words: str, key: str) -> None:
    talked = begun("children")
    while talked.state.survey and talked.state.survey.fact != fact:
        talked = answered_first(talked)
    assert talked.says(words).keys == [key, "survey.ask"]


def answered_first(talked: Talk) -> Talk:
    survey = talked.state.survey
    assert survey
    return talked.says(MOTHER[survey.fact])


def test_a_side_question_is_answered_and_the_talk_goes_on() -> None:
    talked = answered_one(begun()).says("как получить единое пособие на ребёнка?")
    assert talked.keys == ["answer.answer", "survey.ask"]


def test_a_press_on_an_old_question_changes_nothing() -> None:
    talked = begun()
    assert talked.state.survey
    old = f"dunno:{talked.state.survey.fact}"
    nonce = talked.nonce
    later = answered_one(talked).presses_old(old, nonce)
    assert later.keys[0] == "press.stale"


def test_cancelling_forgets_the_answers() -> None:
    talked = answered_one(begun()).presses("cancel")
    assert (talked.keys, talked.state.survey) == (["survey.cancelled"], None)


def test_where_nothing_personal_is_asked_one_is_sent_to_the_browser() -> None:
    assert Talk(policy=Policy.INFO_ONLY).says("что мне положено").keys[-1] == "policy.info_only"


def test_what_was_told_in_passing_is_shown_and_not_asked_again() -> None:
    talked = Talk().says("что нам положено, у меня двое детей")
    assert "• Сколько у вас детей? — 2" in talked.words
    talked = answered(talked.presses("situation:children"), **MOTHER)
    assert talked.state.survey
    assert "children" not in talked.state.survey.order
    assert "Положено:\n\n1. Единое пособие на ребёнка" in talked.words


def test_what_was_misheard_is_forgotten() -> None:
    talked = Talk().says("что нам положено, у меня двое детей").presses("misheard")
    assert talked.keys == ["survey.begin"]
    assert talked.state.survey
    assert talked.state.survey.told == {}


def test_the_situation_may_be_told_in_words() -> None:
    assert Talk().says("что мне положено").says("Пенсия").keys == ["survey.ask"]
    told = Talk().says("что мне положено").says("у меня трое детей")
    assert told.keys == ["survey.begin"]
    assert "• Сколько у вас детей? — 3" in told.words


def asked_together() -> Talk:
    talked = begun("pension")
    assert talked.state.survey
    assert talked.state.survey.fact == "about_you"
    return talked


def test_several_facts_are_asked_at_once_and_what_is_left_out_is_no() -> None:
    talked = asked_together()
    assert {"pick:about_you=titles", "pick:about_you=lives_here"} <= set(talked.choices)
    done = marked(talked, {"lives_here"})
    assert done.state.survey
    assert done.state.survey.told == {"titles": (), "lives_here": "да"}
    assert "Сколько вам лет?" in done.words


def test_what_is_marked_and_needs_more_is_asked_next() -> None:
    talked = asked_together().says("Есть звание").says("живу здесь").presses("picked:about_you")
    assert "Есть ли звание?" in talked.words
    assert talked.state.survey
    assert talked.state.survey.told == {"lives_here": "да"}


def test_back_forgets_all_that_was_answered_at_once() -> None:
    back = marked(asked_together(), {"lives_here"}).presses("back")
    assert back.state.survey
    assert (back.state.survey.fact, back.state.survey.told) == ("about_you", {})


def test_an_answer_to_several_facts_is_put_right_with_its_marks() -> None:
    done = marked(asked_together(), {"lives_here"}).says("40 лет").presses("edit_answers")
    assert "Что из этого про вас? — Живу здесь" in done.words
    again = done.presses("edit_fact:about_you")
    assert "Отмечено: Живу здесь." in again.words
    asked = again.presses("pick:about_you=titles").presses("picked:about_you")
    assert "Есть ли звание?" in asked.words
    told = asked.presses("pick:titles=hero").presses("picked:titles")
    assert told.keys == ["survey.result"]
    assert "Льготный проезд" in told.words


@pytest.mark.parametrize("way", ["dunno", "rather_not"])
def test_who_does_not_answer_to_several_facts_is_not_asked_for_each(way: str) -> None:
    done = asked_together().presses(f"{way}:about_you")
    assert done.keys == ["survey.result"]
    assert "more_questions" not in done.choices
    assert "Что из этого про вас? — нет ответа" in done.presses("edit_answers").words


def test_a_measure_opened_from_the_result_leads_back_to_it() -> None:
    answer = answered(begun(), **MOTHER).presses("measure:child-benefit")
    documents = (
        answer.presses("back_to_result").presses("measure:child-benefit").presses("documents")
    )
    assert documents.presses("back_to_result").keys == ["survey.result"]


def test_an_answer_without_a_result_before_it_leads_to_none() -> None:
    asked = Talk().says("как получить единое пособие на ребёнка?")
    buttons = [one.choice for one in asked.presses("documents:child-benefit").buttons]
    assert "back_to_result" not in buttons
