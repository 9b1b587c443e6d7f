"""A form as it is asked for a measure, with its documents."""

import pytest

from knowledge.form import MOST_DOCUMENTS, Field, Form, Kind
from knowledge.measure import Document

OWN = (Document(name="Заявление"), Document(name="Паспорт"), Document(name="Справка", if_none="—"))
ALONE = Field(id="name", kind=Kind.NAME, question="?", label="Имя")
LISTED = Field(
    id="files",
    kind=Kind.FILES,
    question="?",
    label="Документы",
    are_documents_of_measure=True,
    without=("Заявление",),
)
FORM = Form(id="form", fields=(ALONE, LISTED))


def test_a_document_of_the_measure_is_a_question_of_its_own() -> None:
    fields = FORM.spread(OWN).fields
    assert [one.label for one in fields] == ["Имя", "Паспорт", "Справка"]
    assert fields[2].documents == OWN[2:]
    assert len({one.id for one in fields}) == 3


def test_a_document_keeps_its_name_whatever_stands_around_it() -> None:
    passport = FORM.spread(OWN).fields[1]
    assert FORM.spread(OWN[::-1]).field(passport.id) == passport


def test_without_a_list_files_are_asked_for_in_one_question() -> None:
    assert FORM.spread(()).fields == FORM.fields
    assert FORM.spread(OWN[:1]).fields == FORM.fields


def test_only_so_many_documents_are_asked_for_and_none_twice() -> None:
    many = tuple(Document(name=f"Справка {n}") for n in range(9))
    assert len(LISTED.spread(many)) == MOST_DOCUMENTS
    assert len(LISTED.spread((OWN[1], OWN[1]))) == 1


def test_a_field_is_found_by_its_name() -> None:
    assert FORM.field("name") is ALONE
    assert FORM.has("files")
    assert not FORM.has("nothing")
    with pytest.raises(StopIteration):
        FORM.field("nothing")


def test_who_applies_for_another_is_asked_first_and_never_by_the_same_field() -> None:
    other = Field(id="name", kind=Kind.NAME, question="Как зовут этого человека?", label="За кого")
    own = Field(id="by_name", kind=Kind.NAME, question="Как вас зовут?", label="Кто подаёт")
    asked = FORM.for_another(Form(id="representative", fields=(own, other)))
    assert [one.id for one in asked.fields] == ["by_name", "name", "files"]
    assert asked.field("name").question == "Как зовут этого человека?"
