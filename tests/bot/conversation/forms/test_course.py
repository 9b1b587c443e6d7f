"""What is asked of a form after some answers, in which order, and how much of it there is."""

import pytest
from hypothesis import given, strategies as st

from bot.conversation.forms.course import (
    asked,
    files_of,
    next_field,
    position,
    previous_field,
    reachable,
    total,
)
from bot.conversation.values.state import Attached, Draft
from knowledge.form import Field, Form, Kind, Option
from knowledge.measure import Document
from tests.support.talking.talk import new_id

OPTIONS = (Option(id="a", text="А"), Option(id="b", text="Б"))


def field(name: str, kind: Kind = Kind.TEXT, **when: tuple[str, ...]) -> Field:
    answers = OPTIONS if kind in {Kind.CHOICE, Kind.SEVERAL} else ()
    return Field(id=name, kind=kind, question="?", label=name, when=when, answers=answers)


FORM = Form(
    id="f",
    fields=(
        field("first", Kind.CHOICE),
        field("of_a", Kind.SEVERAL, first=("a",)),
        field("of_both", of_a=("b",)),
        field("always"),
        field("papers", Kind.FILES),
    ),
)


def draft(answers: dict[str, str] | None = None, at: str = "", **more: object) -> Draft:
    one = Draft(id=new_id("d"), form="f", measure="m", answers=answers or {}, field=at)
    return Draft(**{**{n: getattr(one, n) for n in one.__slots__}, **more})


def names(answers: dict[str, str]) -> list[str]:
    return [one.id for one in asked(FORM, answers)]


@pytest.mark.parametrize(
    ("answers", "fields"),
    [
        ({}, "first always papers"),
        ({"first": "b"}, "first always papers"),
        ({"first": "a"}, "first of_a always papers"),
        ({"first": "a", "of_a": "a"}, "first of_a always papers"),
        ({"first": "a", "of_a": "a,b"}, "first of_a of_both always papers"),
        ({"first": "b", "of_a": "b", "of_both": "x"}, "first always papers"),
    ],
)
def test_a_field_is_asked_only_after_the_answer_it_hangs_on(
    answers: dict[str, str], fields: str
) -> None:
    assert names(answers) == fields.split()


def test_what_is_not_asked_any_more_is_dropped() -> None:
    told = {"first": "b", "of_a": "b", "of_both": "x", "always": "y", "gone": "z"}
    left = reachable(FORM, draft(told, by_worker=("of_a", "always")))
    assert left.answers == {"first": "b", "always": "y"}
    assert left.by_worker == ("always",)


def test_one_goes_on_to_what_has_no_answer_and_back_to_what_was_asked() -> None:
    one = draft({"first": "a", "of_a": "a"}, at="of_a")
    assert next_field(FORM, one) == "always"
    assert previous_field(FORM, one) == "first"
    assert previous_field(FORM, draft(at="first")) == ""
    assert next_field(FORM, draft({"papers": "0", "always": "y"}, at="always")) == ""


@pytest.mark.parametrize(
    ("answers", "counts"),
    [
        ({}, (3, 5)),
        ({"first": "b"}, (3, 3)),
        ({"first": "a"}, (4, 5)),
        ({"first": "a", "of_a": "a"}, (4, 4)),
        ({"first": "a", "of_a": "b"}, (5, 5)),
    ],
)
def test_the_count_is_of_what_may_still_be_asked(
    answers: dict[str, str], counts: tuple[int, int]
) -> None:
    assert total(FORM, draft(answers)) == counts


def test_what_is_known_is_not_counted() -> None:
    one = draft({"first": "b", "always": "y"}, at="papers", known=("always",))
    assert position(FORM, one) == 2
    assert total(FORM, one) == (2, 2)


@given(answers=st.dictionaries(st.sampled_from([f.id for f in FORM.fields]), st.sampled_from("ab")))
def test_the_count_never_says_too_little_or_too_much(answers: dict[str, str]) -> None:
    least, most = total(FORM, draft(answers))
    assert least <= len(asked(FORM, {"first": "a", "of_a": "a", **answers})) <= most


def test_files_belong_to_the_field_that_asked_for_them_else_to_the_last() -> None:
    documents = (Document(name="Паспорт"), Document(name="Справка"))
    form = Form(id="f", fields=(field("first"), field("papers", Kind.FILES)))
    spread = Form(id="f", fields=(*form.fields[:1], *_spread(form.fields[1], documents)))
    passport, paper = spread.fields[1:]
    one = draft(
        files=(
            Attached(file=new_id(1), name="1", field=passport.id),
            Attached(file=new_id(2), name="2"),
            Attached(file=new_id(3), name="3", field="gone"),
        )
    )
    assert [file.name for file in files_of(spread, one, passport)] == ["1"]
    assert [file.name for file in files_of(spread, one, paper)] == ["2", "3"]


def _spread(one: Field, documents: tuple[Document, ...]) -> tuple[Field, ...]:
    listed = Field(
        id=one.id, kind=one.kind, question="?", label=one.label, are_documents_of_measure=True
    )
    return listed.spread(documents)
