"""Where a messenger must not see personal data, a page of our own asks for them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.conversation.values.openness import is_open
from bot.conversation.values.state import Step
from bot.conversation.values.wishes import GiveConsent, KeepFile, LookUp
from bot.messages import Channel, PageOpened, Policy
from tests.support.talking.standing import AT, IN_FORM, at
from tests.support.talking.talk import Talk


def in_messenger(talked: Talk) -> Talk:
    private = Policy.PRIVATE_FORMS
    talked.situation = replace(
        talked.situation,
        channel=Channel.TELEGRAM,
        is_side_door=False,
        policy=private,
        policy_out=private,
    )
    return talked


def on_page(talked: Talk) -> Talk:
    talked.situation = replace(
        talked.situation,
        channel=Channel.BROWSER,
        is_side_door=True,
        policy=Policy.FULL,
        policy_out=Policy.FULL,
    )
    return talked


def began() -> Talk:
    """The messenger was asked for an application."""
    return in_messenger(Talk()).says("детское пособие").presses("apply")


def test_an_application_is_led_to_our_page_in_one_message() -> None:
    talked = began()
    assert talked.keys == ["onpage.fill"]
    assert talked.contents[0].opens_page
    assert "8-800-100-00-01" in talked.words  # what to do without a link
    assert talked.state.step is Step.CONSENT


def test_the_page_asks_what_is_open_and_the_form_goes_on_there() -> None:
    talked = on_page(began()).hears(PageOpened())
    assert talked.keys == ["consent.text"]
    talked.presses("agree").says("Иванова Анна Петровна")
    assert talked.keys[-1] == "field.phone"


def test_a_link_taken_twice_asks_the_same_question_again() -> None:
    talked = on_page(began()).hears(PageOpened()).presses("agree")
    assert in_messenger(talked).says("ссылка").keys == ["onpage.fill"]
    assert on_page(talked).hears(PageOpened()).keys == ["field.full_name"]


def test_a_page_without_a_question_says_what_it_is_for() -> None:
    talked = on_page(in_messenger(Talk()).says("детское пособие"))
    assert talked.hears(PageOpened()).keys == ["onpage.here"]
    assert talked.hears(PageOpened(has_answers=True)).keys == []


@pytest.mark.parametrize(
    "say",
    [
        lambda talked: talked.says("Иванова Анна Петровна"),
        lambda talked: talked.says("8 910 123-45-67"),
        lambda talked: talked.says("да"),
        lambda talked: talked.shares("+79101234567"),
        lambda talked: talked.sends("паспорт.jpg"),
        lambda talked: talked.presses_old("agree", talked.state.form_nonce),
        lambda talked: talked.presses_old("submit", talked.state.form_nonce),
        lambda talked: talked.presses_old("back", talked.state.form_nonce),
        lambda talked: talked.presses_old("keep", talked.state.form_nonce),
    ],
)
@pytest.mark.parametrize("place", ["consent", *IN_FORM])
def test_nothing_said_in_the_messenger_fills_a_form(
    place: str, say: Callable[[Talk], Talk]
) -> None:
    talked = in_messenger(at(place))
    before = talked.state.draft
    say(talked)
    assert talked.state.draft
    assert before
    assert talked.state.draft.answers == before.answers
    assert not [one for one in talked.effects if isinstance(one, GiveConsent | KeepFile)]
    assert talked.keys, "silence"
    assert all(is_open(said) for said in talked.turn.messages)


@pytest.mark.parametrize("place", AT)
@pytest.mark.parametrize("words", ["", "какие документы нужны?", "отмена", "где моя заявка"])
def test_whatever_is_said_anywhere_the_messenger_is_asked_nothing_personal(
    place: str, words: str
) -> None:
    talked = in_messenger(at(place)).says(words or "ну")
    asking = [one.text for one in talked.turn.messages if one.asks_contact or one.asks_files]
    assert asking == []
    assert not any(
        key.startswith(("field.", "consent.text", "survey.ask", "survey.begin"))
        for key in talked.keys
    )


def test_a_side_question_is_answered_and_the_page_named_again() -> None:
    assert began().says("какие документы?").keys == ["answer.documents", "onpage.fill"]


def test_danger_is_answered_without_a_word_of_the_form() -> None:
    assert [key.partition(".")[0] for key in began().says("муж меня бьет").keys] == ["care"]


def test_a_form_is_left_from_the_messenger_too() -> None:
    talked = on_page(began()).hears(PageOpened()).presses("agree").says("Иванова Анна Петровна")
    talked = in_messenger(talked).says("ссылка").presses("cancel")
    assert talked.keys == ["application.cancelling"]
    assert talked.presses("proceed").keys == ["onpage.fill"]
    assert talked.presses("cancel").presses("park").state.draft is None
    assert talked.presses("resume").keys == ["onpage.fill"]


def test_what_one_is_due_is_asked_on_the_page() -> None:
    talked = in_messenger(Talk()).says("здравствуйте").says("что мне положено")
    assert talked.keys == ["onpage.fill"]
    assert on_page(talked).hears(PageOpened()).keys == ["survey.begin"]


def test_a_case_is_looked_up_on_the_page() -> None:
    talked = in_messenger(Talk()).says("где моя заявка").presses("by_number")
    assert talked.keys == ["onpage.fill"]
    assert not [one for one in talked.says("1234").effects if isinstance(one, LookUp)]


def test_own_cases_are_told_without_what_they_are_about() -> None:
    talked = in_messenger(Talk()).opens_case(measure="child-benefit", is_application=True)
    talked.says("где моя заявка")
    assert talked.cases[0].number in talked.words
    assert "пособие" not in talked.words
    assert "new_link" in talked.choices


def test_a_file_is_for_the_page_once_an_album() -> None:
    talked = in_messenger(Talk()).says("здравствуйте").sends("1.jpg")
    assert talked.keys == ["onpage.files"]
    assert talked.sends("2.jpg").keys == []


def test_a_new_link_is_made_while_a_person_speaks_and_never_where_all_is_said() -> None:
    talked = in_messenger(Talk()).says("детское пособие").speaks()
    assert talked.presses_old("new_link").keys == ["onpage.fresh"]
    assert talked.presses_old("home").keys == ["owner.with_person"]
    assert "new_link" in talked.choices
    assert Talk().says("детское пособие").presses_old("new_link").keys == ["press.stale"]


@pytest.mark.parametrize("words", ["новая ссылка", "Дайте ссылку", "открыть страницу"])
def test_a_link_is_had_by_words_out_of_the_blue(words: str) -> None:
    assert in_messenger(Talk()).says("здравствуйте").says(words).keys == ["onpage.fresh"]
    assert in_messenger(Talk()).says("детское пособие").speaks().says(words).keys == [
        "onpage.fresh"
    ]
    assert "onpage.fresh" not in Talk().says("здравствуйте").says(words).keys


def test_a_person_answers_by_a_link() -> None:
    assert "пришлю сюда ссылку" in in_messenger(Talk()).says("позовите специалиста").words
    assert "ссылк" not in Talk().says("позовите специалиста").words
