"""Every purpose has a consent of its own, asked for right before it is needed."""

from dataclasses import replace

import pytest

from bot.conversation.values.purposes import Purpose
from bot.conversation.values.state import Step
from bot.conversation.values.wishes import DropFiles, GiveConsent, Submit
from bot.messages import Channel
from tests.support.talking.health import before_health
from tests.support.talking.standing import VALUES, at_review, begun
from tests.support.talking.talk import Talk

HEALTH = ["consent.health_offer", "consent.health"]


def test_health_is_asked_for_apart_and_right_before_its_first_question() -> None:
    talked = before_health().says("Елец")
    assert talked.keys == HEALTH
    assert talked.choices == ["agree", "refuse"]
    assert "здоровь" in talked.contents[-1].text
    talked.presses("agree")
    assert talked.effects == (GiveConsent(purpose="health"),)
    assert talked.keys == ["consent.given", "field.need"]


def test_in_a_messenger_abroad_that_is_said_first_and_another_way_named() -> None:
    talked = Talk().says("детское пособие").presses("apply")
    assert "серверы за границей" in talked.words
    assert "https://opora.example" in talked.words
    at_home = Talk()
    at_home.situation = replace(at_home.situation, channel=Channel.BROWSER)
    assert "серверы" not in at_home.says("детское пособие").presses("apply").words


def test_it_is_asked_for_once_in_a_conversation() -> None:
    talked = before_health().says("Елец").presses("agree").says(VALUES[3])
    assert talked.keys == ["field.files"]
    talked.presses("files_none").presses("submit")
    talked.says("пособие по безработице").presses("apply")
    for value in VALUES[:2]:  # where they live is known
        talked.says(value)
    assert talked.keys == ["field.need"]


def test_a_form_without_such_a_question_does_not_ask_for_it() -> None:
    assert at_review().keys == ["application.review"]


@pytest.mark.parametrize("words", ["да", "согласна"])
def test_it_may_be_typed(words: str) -> None:
    assert before_health().says("Елец").says(words).keys[-1] == "field.need"


def test_back_and_cancel_work_there_and_a_question_is_answered() -> None:
    talked = before_health().says("Елец")
    assert talked.says("какие документы?").keys[-1] == "consent.health"
    assert talked.presses("cancel").keys == ["application.cancelling"]
    assert talked.presses("proceed").keys[-1] == "consent.health"
    assert talked.presses("back").keys == ["field.municipality"]
    assert talked.presses("keep").keys == HEALTH


def test_a_stale_button_gives_no_consent() -> None:
    talked = before_health()
    old = talked.nonce
    talked.says("Елец").presses_old("agree", old)
    assert talked.effects == ()
    assert talked.keys == ["press.stale", "consent.health"]


# ---------------------------------------------------------------- refused


def test_refusing_leaves_the_story_without_health_and_skips_the_files() -> None:
    talked = before_health().says("Елец").presses("refuse")
    assert talked.keys == ["consent.health_refused", "field.need"]
    assert "не пишите о здоровье" in talked.words
    assert talked.says(VALUES[3]).keys == ["application.review"]
    (wish,) = talked.presses("submit").effects
    assert isinstance(wish, Submit)
    assert wish.draft.answers["files"] == "0"


def test_refusing_skips_an_optional_story() -> None:
    talked = before_health(optional=("need", "files")).says("Елец").presses("refuse")
    assert talked.keys == ["consent.health_refused", "application.review"]
    assert "не пишите о здоровье" not in talked.words


def test_refusing_drops_the_files_that_came_before() -> None:
    talked = before_health().sends("справка.pdf")
    draft = talked.state.draft
    assert draft
    talked.says("Елец").presses("refuse")
    assert talked.effects == (DropFiles(files=(draft.files[0].file,)),)
    assert "стёр" in talked.words
    assert talked.state.draft
    assert talked.state.draft.files == ()


def test_a_file_is_not_taken_after_a_refusal() -> None:
    talked = before_health().says("Елец").presses("refuse").sends("справка.pdf")
    assert talked.keys == ["files.without_consent", "field.need"]
    assert talked.effects == ()


def test_who_thinks_again_is_asked_again_at_the_review() -> None:
    talked = before_health().says("Елец").presses("refuse").says(VALUES[3])
    assert talked.presses("edit:files").keys == HEALTH
    assert talked.presses("agree").keys == ["consent.given", "field.files"]
    assert talked.sends("справка.pdf").presses("files_none").keys == ["application.review"]


def test_without_what_is_needed_the_draft_is_put_off_and_a_person_offered() -> None:
    talked = before_health("municipality", "files").presses("back").says(VALUES[1])
    assert talked.keys == HEALTH
    talked.presses("refuse")
    assert talked.keys == ["consent.health_needed"]
    assert talked.choices == ["ask_person"]
    assert talked.state.step is Step.FREE
    assert [one.measure for one in talked.state.parked] == ["child-benefit"]
    assert talked.presses("home").presses("resume").keys == HEALTH


# ---------------------------------------------------------------- other words


def outdate(talked: Talk, purpose: Purpose) -> Talk:
    """The text of a document is another one since."""
    given = talked.situation.consents - {purpose}
    talked.situation = replace(talked.situation, consents=given, outdated=frozenset({purpose}))
    return talked


def test_changed_words_are_shown_before_the_next_question_and_no_answer_is_lost() -> None:
    talked = outdate(begun(), Purpose.APPLICATION).says(VALUES[0])
    assert talked.keys == ["consent.changed", "consent.text"]
    assert talked.state.draft
    assert talked.state.draft.answers == {"full_name": VALUES[0]}
    assert talked.presses("agree").keys == ["consent.given", "field.phone"]


def test_changed_words_are_shown_when_a_new_application_begins() -> None:
    talked = outdate(at_review().presses("submit"), Purpose.APPLICATION)
    talked.says("пособие по безработице").presses("apply")
    assert talked.keys == ["consent.changed", "consent.text"]


def test_changed_words_for_health_hold_back_what_is_read_over_already() -> None:
    talked = before_health().says("Елец").presses("agree").says(VALUES[3]).presses("files_none")
    outdate(talked, Purpose.HEALTH).presses("submit")
    assert talked.keys == ["consent.changed", "consent.health"]
    assert talked.presses("agree").keys == ["consent.given", "application.review"]


def test_refusing_the_changed_words_takes_the_story_back() -> None:
    talked = before_health().says("Елец").presses("agree").says(VALUES[3]).presses("files_none")
    outdate(talked, Purpose.HEALTH).presses("submit").presses("refuse")
    assert talked.keys == ["consent.health_refused", "field.need"]
    assert talked.state.draft
    assert "need" not in talked.state.draft.answers
