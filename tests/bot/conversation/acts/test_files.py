"""Files: where they go, and what is told of them."""

from dataclasses import replace
from typing import Literal, get_args
from uuid import UUID

import pytest

from bot.conversation.acts.files import MOST
from bot.conversation.values.wishes import FileWithCase, KeepFile
from bot.messages import FileKept, FileRefused, Policy
from tests.support.talking.standing import FIELDS, at, at_field
from tests.support.talking.talk import Talk, new_id

Reason = Literal["too_big", "type", "empty", "unreachable", "too_many"]


def files_of(talked: Talk) -> list[UUID]:
    return [one.file for one in talked.state.draft.files] if talked.state.draft else []


def kept(talked: Talk) -> Talk:
    return talked.hears(FileKept(file=files_of(talked)[-1], name="справка.pdf"))


def test_a_file_is_to_be_fetched_and_the_form_goes_on() -> None:
    talked = at_field("files").sends("справка.pdf")
    (wish,) = talked.effects
    assert isinstance(wish, KeepFile)
    assert (wish.file, wish.name, wish.case) == (files_of(talked)[0], "справка.pdf", None)
    assert talked.keys == []


@pytest.mark.parametrize("field", FIELDS)
def test_a_kept_file_is_told_and_the_question_asked_again(field: str) -> None:
    talked = kept(at_field(field).sends("справка.pdf"))
    assert talked.keys == ["files.kept", f"field.{field}"]
    assert "Файл сохранил." in talked.words


def test_files_that_come_together_are_told_once() -> None:
    talked = at_field("files").sends("1.jpg").sends("2.jpg").sends("3.jpg")
    for file in files_of(talked):
        talked.hears(FileKept(file=file, name=""))
    assert talked.keys == ["files.kept", "field.files"]
    assert "1.jpg, 2.jpg, 3.jpg" in talked.words
    assert talked.choices == ["files_done"]


@pytest.mark.parametrize("word", ["Готово", "всё", "готово", "это все"])
def test_ready_may_be_typed_even_before_the_file_arrived(word: str) -> None:
    talked = at_field("files").sends("1.jpg").says(word)
    assert talked.keys == ["application.review"]
    assert "1.jpg" in talked.words


@pytest.mark.parametrize("word", ["нет", "Без файлов", "без документов", "пропустить"])
def test_files_may_be_left_out(word: str) -> None:
    assert at_field("files").says(word).keys == ["application.review"]


@pytest.mark.parametrize("reason", get_args(Reason))
def test_a_refused_file_is_told_why_and_leaves_the_draft(reason: Reason) -> None:
    talked = at_field("files").sends("вирус.exe")
    talked.hears(FileRefused(file=files_of(talked)[0], name="вирус.exe", reason=reason))
    assert talked.keys == [f"files.refused_{reason}", "field.files"]
    assert files_of(talked) == []


def test_a_refused_file_holds_a_waiting_application_back() -> None:
    talked = at_field("files").sends("1.pdf").sends("2.pdf").presses("files_none")
    first, second = files_of(talked)
    talked.presses("submit").hears(FileRefused(file=first, name="1.pdf", reason="type"))
    assert talked.keys == ["files.refused_type", "application.review"]
    talked.hears(FileKept(file=second, name="2.pdf"))
    assert talked.keys == ["files.kept", "application.review"]
    assert talked.presses("submit").keys == ["application.done"]


def test_ten_files_are_enough() -> None:
    talked = at_field("files")
    for number in range(MOST):
        talked.sends(f"{number}.jpg")
    talked.sends("ещё.jpg")
    assert talked.keys == ["files.refused_too_many", "field.files"]
    assert talked.effects == ()
    assert talked.sends("и ещё.jpg").keys == []
    assert len(files_of(talked)) == MOST


def test_a_file_nobody_waits_for_is_not_kept_and_said_so() -> None:
    talked = at("answered").sends("фото.jpg")
    assert talked.keys == ["files.nowhere"]
    assert talked.choices == ["ask_person"]
    assert talked.effects == ()


def test_an_album_nobody_waits_for_is_told_of_once() -> None:
    talked = at("answered").sends("1.jpg").sends("2.jpg")
    assert talked.keys == []
    assert talked.waits(minutes=1).sends("3.jpg").keys == ["files.nowhere"]


def test_words_below_a_file_nobody_waits_for_are_answered() -> None:
    talked = at("answered").sends("1.jpg", caption="льготный проезд")
    assert talked.keys == ["files.nowhere", "answer.answer"]


def test_a_file_before_the_consent_is_not_kept() -> None:
    talked = at("consent").sends("фото.jpg")
    assert talked.keys == ["files.nowhere", "consent.text"]
    assert talked.effects == ()


def test_words_below_a_file_are_the_value_of_a_free_text() -> None:
    talked = at_field("need").sends("чек.jpg", caption="Прошу помочь с оплатой.")
    assert talked.state.draft
    assert talked.state.draft.answers["need"] == "Прошу помочь с оплатой."
    assert len(files_of(talked)) == 1
    assert talked.keys == ["field.files"]


def test_words_below_a_file_are_no_value_of_another_field() -> None:
    talked = at_field("phone").sends("чек.jpg", caption="89101234567")
    assert talked.state.draft
    assert "phone" not in talked.state.draft.answers


def test_a_file_for_an_open_case_goes_to_it() -> None:
    talked = at("submitted").sends("справка.pdf")
    case = talked.cases[0].id
    assert talked.keys == ["case.filed"]
    assert [effect.kind for effect in talked.effects] == ["file_with_case", "keep_file"]
    assert FileWithCase(case=case) in talked.effects


@pytest.mark.parametrize("place", ["person", "person_in_form"])
def test_a_file_for_a_person_who_speaks_goes_to_their_case_in_silence(place: str) -> None:
    talked = at(place)
    draft, case = talked.state.draft, talked.situation.owner.case
    talked.sends("справка.pdf")
    assert talked.keys == []
    assert [effect.kind for effect in talked.effects] == ["keep_file", "file_with_case"]
    assert all(getattr(effect, "case", None) == case for effect in talked.effects)
    assert talked.state.draft == draft


def test_a_file_sent_as_a_reply_goes_to_its_case() -> None:
    talked = at_field("files").opens_case()
    case = talked.cases[0].id
    talked.situation = replace(talked.situation, reply_case=case)
    talked.sends("справка.pdf")
    assert FileWithCase(case=case) in talked.effects
    assert files_of(talked) == []


def test_a_file_of_a_draft_put_off_says_nothing_when_it_arrives() -> None:
    talked = at_field("files").sends("1.jpg")
    file = files_of(talked)[0]
    talked.presses("home").hears(FileKept(file=file, name="1.jpg"))
    assert talked.keys == []
    assert talked.state.parked[0].files[0].is_pending is False


def test_a_refusal_of_a_file_for_a_case_is_told() -> None:
    talked = at("submitted").hears(FileRefused(file=new_id("x"), name="x.exe", reason="type"))
    assert talked.keys == ["files.refused_type"]


def test_a_file_nobody_remembers_says_nothing() -> None:
    assert at("answered").hears(FileKept(file=new_id("x"), name="x")).keys == []


def test_where_only_answers_are_given_files_are_not_kept() -> None:
    talked = Talk(policy=Policy.INFO_ONLY).sends("1.jpg")
    assert talked.keys == ["greeting.hello", "policy.info_only"]
    assert talked.effects == ()
    assert talked.sends("2.jpg").keys == []


def test_a_file_without_a_name_is_counted() -> None:
    talked = at_field("files").sends(" \n ").says("готово")
    assert "• Файлы: фото 1" in talked.words


def test_photos_and_named_files_are_told_apart() -> None:
    talked = at_field("files").sends("справка.pdf").sends("").sends("2.pdf").says("готово")
    assert "• Файлы: справка.pdf, фото 2, 2.pdf" in talked.words
