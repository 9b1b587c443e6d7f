"""Drafts: put off, deleted, taken up again."""

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from uuid import UUID

import pytest

from bot.conversation.values.wishes import DropFiles
from bot.messages import FileKept
from tests.support.talking.standing import FIELDS, at, at_field
from tests.support.talking.talk import Talk


def files_of(talked: Talk) -> tuple[UUID, ...]:
    return tuple(one.file for one in talked.state.draft.files) if talked.state.draft else ()


# ---------------------------------------------------------------- «отложить или удалить?»


@pytest.mark.parametrize("place", [*FIELDS, "editing", "review", "noted"])
def test_cancel_asks_whether_to_put_off_or_to_delete(place: str) -> None:
    talked = at(place)
    draft = talked.state.draft
    talked.presses("cancel")
    assert talked.keys == ["application.cancelling"]
    assert talked.choices == ["park", "delete", "proceed"]
    assert talked.state.draft == draft


@pytest.mark.parametrize("word", ["отмена", "Отмена", "стоп"])
@pytest.mark.parametrize("field", FIELDS)
def test_cancel_may_be_typed_at_every_step(field: str, word: str) -> None:
    assert at_field(field).says(word).keys == ["application.cancelling"]


@pytest.mark.parametrize("place", [*FIELDS, "editing", "review"])
def test_a_draft_put_off_goes_on_where_it_was(place: str) -> None:
    talked = at(place)
    draft, words = talked.state.draft, talked.contents[-1].text
    talked.presses("cancel").presses("park")
    assert talked.keys == ["application.parked"]
    assert list(talked.state.parked) == [draft]
    assert talked.presses("resume").contents[-1].text == words
    assert talked.state.draft == draft
    assert not talked.state.parked


@pytest.mark.parametrize("place", [*FIELDS, "editing", "review"])
def test_a_deleted_draft_is_gone(place: str) -> None:
    talked = at(place).presses("cancel").presses("delete")
    assert talked.keys == ["application.deleted"]
    assert talked.state.draft is None
    assert talked.state.parked == ()
    assert talked.state.misunderstood == ""


@pytest.mark.parametrize("place", [*FIELDS, "editing", "review"])
@pytest.mark.parametrize("word", ["Продолжить", "нет", "не надо"])
def test_one_may_think_better_of_cancelling(place: str, word: str) -> None:
    talked = at(place)
    words = talked.contents[-1].text
    assert talked.presses("cancel").says(word).contents[-1].text == words


def test_files_of_a_deleted_draft_are_erased_once_it_can_be_called_back_no_more() -> None:
    talked = at_field("files").sends("справка.pdf")
    files = files_of(talked)
    assert talked.presses("cancel").presses("delete").effects == ()
    assert talked.says("детское пособие").effects == (DropFiles(files=files),)
    assert talked.state.deleted is None


@pytest.mark.parametrize("place", [*FIELDS, "editing", "review"])
@pytest.mark.parametrize("words", ["Удалить заявку", "удали мою заявку", "сотрите эту заявку!"])
def test_one_word_deletes_a_draft_and_one_press_calls_it_back(place: str, words: str) -> None:
    talked = at(place)
    draft, asked = talked.state.draft, talked.contents[-1].text
    talked.says(words)
    assert talked.keys == ["application.deleted"]
    assert talked.choices == ["undelete"]
    assert (talked.state.draft, talked.state.parked) == (None, ())
    assert talked.says("Вернуть").contents[-1].text == asked
    assert talked.state.draft
    assert talked.state.draft.answers == (draft.answers if draft else {})
    assert talked.state.deleted is None


@pytest.mark.parametrize(
    "late", [lambda talk: talk.says("спасибо"), lambda talk: talk.waits(hours=1)]
)
def test_a_deleted_draft_is_called_back_at_once_or_never(late: Callable[[Talk], Talk]) -> None:
    talked = at_field("phone").presses("cancel").presses("delete")
    nonce = talked.nonce
    late(talked).presses_old("undelete", nonce)
    assert talked.keys == ["press.stale"]
    assert talked.state.draft is None


def test_a_file_that_arrives_meanwhile_comes_back_with_its_draft() -> None:
    talked = at_field("files").sends("справка.pdf").says("удалить заявку")
    assert talked.state.deleted
    file = talked.state.deleted.files[0].file
    talked.hears(FileKept(file=file, name="справка.pdf")).says("вернуть")
    assert talked.state.draft
    assert not talked.state.draft.files[0].is_pending


@pytest.mark.parametrize("place", [*FIELDS, "review"])
def test_home_puts_a_draft_off_and_says_so(place: str) -> None:
    talked = at(place).presses("home")
    assert "Заявку отложил." in talked.words
    assert talked.choices[0] == "resume"
    assert len(talked.state.parked) == 1


def test_home_before_the_consent_keeps_nothing() -> None:
    talked = at("consent").presses("home")
    assert talked.state.parked == ()
    assert "отложил" not in talked.words


def test_the_same_application_again_offers_to_go_on() -> None:
    talked = at("resuming")
    assert talked.keys == ["application.resuming"]
    assert talked.presses("resume").keys == ["field.phone"]


def test_beginning_again_deletes_the_old_draft_with_its_files() -> None:
    talked = at_field("files").sends("справка.pdf")
    file = files_of(talked)[0]
    talked.presses("home").says("детское пособие").presses("apply").presses("anew")
    assert talked.keys == ["field.full_name"]
    assert talked.effects == (DropFiles(files=(file,)),)
    assert talked.state.parked == ()
    assert talked.state.draft
    assert talked.state.draft.answers == {"municipality": "город Елец"}


def test_another_application_does_not_push_the_open_one_away() -> None:
    talked = at_field("phone")
    draft = talked.state.draft
    talked.presses_old("apply:unemployment", talked.nonce)
    assert talked.keys == ["application.busy", "field.phone"]
    assert talked.state.draft == draft


def test_the_open_application_again_asks_its_question_again() -> None:
    talked = at_field("phone")
    assert talked.presses_old("apply:child-benefit", talked.nonce).keys == ["field.phone"]


def two_parked() -> Talk:
    talked = at_field("phone").presses("home").says("пособие по безработице").presses("apply")
    talked.says("Петров Пётр").says("8 910 123-45-67").presses("home")
    assert [one.measure for one in talked.state.parked] == ["child-benefit", "unemployment"]
    return talked


def test_of_two_drafts_one_is_chosen_by_its_title() -> None:
    talked = two_parked().presses("resume")
    assert talked.keys == ["application.which"]
    assert "от 18 ноября 2026 года: ответов 2 из" in talked.words
    assert "от 18 ноября 2026 года: ответов 1 из" in talked.words
    assert [one.split(":")[0] for one in talked.choices] == ["resume_one"] * 2
    first, second = [one.label for one in talked.contents[-1].buttons]
    assert first.startswith("1. ")
    assert copy(talked).says(first).state.topic == "unemployment"
    assert talked.says(second).state.topic == "child-benefit"
    assert talked.keys == ["field.phone"]
    assert [one.measure for one in talked.state.parked] == ["unemployment"]


def test_of_two_drafts_the_one_to_delete_is_chosen_and_may_come_back() -> None:
    talked = two_parked().says("удалить заявку")
    assert talked.keys == ["application.which"]
    assert "Какую заявку удалить?" in talked.words
    talked.presses("delete_one")
    assert [one.measure for one in talked.state.parked] == ["child-benefit"]
    assert talked.presses("undelete").state.topic == "unemployment"
    assert [one.measure for one in talked.state.parked] == ["child-benefit"]


def test_without_a_draft_words_of_deleting_are_a_question() -> None:
    assert "application.deleted" not in Talk().says("удалить заявку").keys


def test_going_on_without_a_draft_says_what_to_do() -> None:
    assert at("answered").presses_old("proceed").keys == ["application.none"]
    assert at("answered").presses_old("resume").keys == ["application.none"]


@pytest.mark.parametrize("form", ["common", "gone"])
def test_a_draft_whose_field_is_no_more_goes_on_at_one_that_is(form: str) -> None:
    talked = at_field("phone")
    assert talked.state.draft
    changed = replace(talked.state.draft, form=form, field="lost")
    talked.state = replace(talked.state, draft=changed)
    assert talked.says("8 910 123-45-67").keys == ["field.municipality"]
    assert talked.presses("home").presses("resume").keys == ["field.municipality"]
