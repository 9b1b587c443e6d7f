"""The words of portals: explained, with the measure on a button."""

from bot.conversation.values.situation import CaseStatus
from tests.support.talking.standing import at
from tests.support.talking.talk import Talk

QUOTE = "что значит передано в ОГВ"


def greeted() -> Talk:
    return Talk().says("привет")


def test_a_quoted_status_is_explained() -> None:
    talked = greeted().says(QUOTE)
    assert talked.keys == ["jargon.explained"]
    for words in ("Передано в ОГВ", "Решает она", "Ждите до конца", "один-два", "МФЦ"):
        assert words in talked.words
    assert talked.choices == []


def test_what_is_mere_practice_is_said_with_care() -> None:
    caution = "Так обычно бывает; точно скажет ведомство."
    assert caution in greeted().says(QUOTE).words
    by_law = greeted().says("что значит статус одобрено").words
    assert caution not in by_law
    assert "Источник: Закон о выплатах, статья 1." in by_law


def test_a_measure_named_for_sure_stands_on_a_button() -> None:
    talked = Talk().says("единое пособие на ребёнка передано в ОГВ")
    assert talked.keys[-1] == "jargon.explained"
    assert talked.choices == ["measure:child-benefit"]
    assert "«Единое пособие на ребёнка»" in talked.words
    assert talked.presses("measure").keys == ["answer.answer"]


def test_after_an_answer_the_measure_talked_about_stays_at_hand() -> None:
    talked = at("answered").says(QUOTE)
    assert talked.keys == ["jargon.explained"]
    assert talked.state.topic == "child-benefit"


def test_a_follow_up_is_about_the_measure_named_with_the_status() -> None:
    talked = Talk().says("единое пособие на ребёнка передано в ОГВ").says("а документы какие?")
    assert talked.keys == ["answer.documents"]
    assert talked.turn.messages[-1].measure == "child-benefit"


def test_who_has_a_case_is_offered_its_state() -> None:
    talked = greeted().opens_case().says(QUOTE)
    assert talked.choices == ["status"]
    assert talked.presses("status").keys == ["status.mine"]


def test_a_resolved_case_is_no_open_case() -> None:
    talked = greeted().opens_case(status=CaseStatus.RESOLVED).says(QUOTE)
    assert talked.choices == []


def test_where_my_application_is_means_our_case_before_a_portals_words() -> None:
    words = "где моё заявление, пишут передано в огв"
    assert greeted().says(words).keys == ["jargon.explained"]
    assert greeted().opens_case().says(words).keys == ["status.mine"]


def test_a_status_is_explained_while_a_person_is_waited_for() -> None:
    assert at("waiting").says(QUOTE).keys == ["jargon.explained"]


def test_an_explained_status_is_no_question_without_an_answer() -> None:
    assert greeted().says(QUOTE).noted == []


def test_danger_goes_before_any_status() -> None:
    assert greeted().says(f"{QUOTE}, я не хочу жить").keys == ["care.suicide"]


def test_a_status_alone_is_explained_after_an_answer_too() -> None:
    assert at("answered").says("одобрено").keys == ["jargon.explained"]


def test_inside_a_form_a_status_is_a_side_question() -> None:
    talked = at("phone").says("что значит передано в ОГВ?")
    assert talked.keys == ["jargon.explained", "field.phone"]
    assert talked.state.draft
    assert "phone" not in talked.state.draft.answers
