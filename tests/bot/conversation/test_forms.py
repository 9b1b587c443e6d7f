"""Forms: their fields and their words."""

import pytest

from bot.conversation.forms import FORMS, Field, Form, Kind
from bot.settings import ROOT
from bot.texts import Texts

FIELDS = [(form, field) for form in FORMS.values() for field in form.fields]


@pytest.mark.parametrize("form", FORMS.values())
def test_no_field_stands_twice(form: Form) -> None:
    ids = [field.id for field in form.fields]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("form", "field"), FIELDS)
def test_a_field_is_found_by_its_name(form: Form, field: Field) -> None:
    assert form.field(field.id) is field
    assert form.fields[form.position(field.id)] is field


@pytest.mark.parametrize(("form", "field"), FIELDS)
def test_every_field_has_its_words(form: Form, field: Field) -> None:
    keys = Texts.load(ROOT / "texts" / "ru").keys()
    assert {f"field.{field.id}", f"label.{field.id}", f"edit.{field.id}"} <= keys


@pytest.mark.parametrize("form", FORMS.values())
def test_files_come_last_and_may_be_left_out(form: Form) -> None:
    assert form.fields[-1].kind is Kind.FILES
    assert form.fields[-1].is_optional
