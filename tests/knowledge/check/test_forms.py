"""Forms must be short and plain, and every answer must lead somewhere."""

from pathlib import Path
from typing import Any

import pytest

from knowledge.library import Library
from tests.knowledge.check.drafts import at, checked, odd
from tests.knowledge.tiny import REAL, write

NAME = {"id": "full_name", "kind": "name", "label": "Имя", "question": "Как вас зовут?"}
PHONE = {"id": "phone", "kind": "phone", "label": "Телефон", "question": "Какой телефон?"}
ANSWERS = [{"id": "one", "text": "Один"}, {"id": "two", "text": "Вдвоём"}]


def question(name: str = "odd", **fields: object) -> dict[str, object]:
    return {"id": name, "kind": "text", "label": "Поле", "question": "Что нужно?"} | fields


def wrong(content: Path, *fields: dict[str, Any], field: str = "odd") -> list[str]:
    """What the check says of a field of a form that a measure names."""
    write(content / "forms/order.yaml", {"id": "order", "fields": [NAME, PHONE, *fields]})
    write(content / "plain.yaml", {"stiff": {"в целях": "чтобы"}})
    odd(content, form="order")
    found = [one for one in checked(content) if one.file == "forms/order.yaml"]
    return at(found, field)


def choice(name: str = "first", **fields: object) -> dict[str, object]:
    return question(name, kind="choice", answers=ANSWERS, **fields)


def test_a_plain_form_is_fine(content: Path) -> None:
    write(content / "forms/order.yaml", {"id": "order", "fields": [NAME, PHONE, choice()]})
    odd(content, form="order")
    assert [one for one in checked(content) if one.file.startswith("forms/")] == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"question": "Что нужно"}, "вопрос без знака в конце"),
        ({"question": "Да? " * 60 + "Что?"}, "в вопросе знаков 244, можно 200"),
        ({"question": "слово " * 21 + "?"}, "длинное предложение: «слово"),
        ({"question": "В целях чего?"}, "канцелярит «в целях»"),
        ({"label": "Поле."}, "подпись «Поле.»"),
        ({"label": "П" * 41}, "подпись «"),
        ({"answers": ANSWERS}, "answers нужны у choice и several, и только у них"),
        ({"kind": "choice"}, "answers нужны у choice и several, и только у них"),
        ({"documents": [{"name": "Паспорт"}]}, "документы есть только у files"),
        ({"side": "past"}, "side есть только у date"),
        ({"fact": "nothing"}, "факта «nothing» нет"),
        ({"kind": "number", "least": 5, "most": 2}, "least 5 больше most 2"),
        ({"when": {"nothing": ["one"]}}, "when: поля «nothing» раньше нет"),
        ({"when": {"full_name": ["one"]}}, "when: поля «full_name» раньше нет"),
        ({"when": {"odd": ["one"]}}, "when: поля «odd» раньше нет"),
        (
            {"kind": "files", "documents": [{"name": "П"}], "are_documents_of_measure": True},
            "и свой список, и список меры",
        ),
    ],
)
def test_a_field_that_is_wrong_is_named(content: Path, fields: dict[str, Any], told: str) -> None:
    found = wrong(content, question(**fields))
    assert len(found) == 1
    assert found[0].startswith(told)


def test_a_fact_and_its_field_are_of_one_kind(content: Path) -> None:
    fact = {"id": "children", "kind": "number", "question": "Сколько детей?"}
    write(content / "facts/person.yaml", [fact])
    told = "факт «children» вида number, поле вида text"
    assert wrong(content, question(fact="children"))[0].startswith(told)
    assert wrong(content, question(kind="number", fact="children")) == []


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ([{"id": f"a{n}", "text": f"Ответ {n}"} for n in range(7)], "ответов 7"),
        ([*ANSWERS, {"id": "one", "text": "Ещё"}], "два ответа с одним именем или словом"),
        ([*ANSWERS, {"id": "three", "text": "один!"}], "два ответа с одним именем или словом"),
        ([*ANSWERS, {"id": "3-й", "text": "Ещё"}], "имя ответа «3-й»"),
        ([*ANSWERS, {"id": "three", "text": "Т" * 41}], "длинная кнопка «"),
    ],
)
def test_an_answer_that_is_wrong_is_named(
    content: Path, answers: list[dict[str, str]], told: str
) -> None:
    found = wrong(content, question(kind="choice", answers=answers))
    assert len(found) == 1
    assert found[0].startswith(told)


def test_buttons_beside_the_answers_count(content: Path) -> None:
    answers = [{"id": f"a{n}", "text": f"Ответ {n}"} for n in range(6)]
    assert wrong(content, question(kind="several", answers=answers)) == ["ответов 6"]


@pytest.mark.parametrize(
    ("when", "told"),
    [({"first": ["three"]}, "when: у поля «first» нет ответа «three»"), ({"first": []}, "when: у")],
)
def test_a_condition_names_an_answer_that_is_there(
    content: Path, when: dict[str, list[str]], told: str
) -> None:
    found = wrong(content, choice(), question(when=when))
    assert len(found) == 1
    assert found[0].startswith(told)


def test_a_condition_may_hang_on_an_earlier_choice_only(content: Path) -> None:
    assert wrong(content, choice(), question(when={"first": ["two"]})) == []
    assert len(wrong(content, question(when={"first": ["two"]}), choice())) == 1


def test_a_field_stands_once_under_a_plain_name(content: Path) -> None:
    assert wrong(content, question(), question()) == ["поле стоит дважды"]
    assert wrong(content, question("моё"), field="моё") == ["имя поля «моё»"]


def test_a_form_is_short_and_asks_who_it_is(content: Path) -> None:
    many = [question(f"q{n}") for n in range(9)]
    assert wrong(content, *many, field="fields") == ["полей 11, нужно от 3 до 10"]
    write(content / "forms/order.yaml", {"id": "order", "fields": [choice(f"c{n}") for n in "123"]})
    found = [one for one in checked(content) if one.file == "forms/order.yaml"]
    assert at(found, "fields") == ["нет поля full_name", "нет поля phone"]


def test_a_form_that_nobody_names_and_a_name_without_a_form_are_told(content: Path) -> None:
    write(content / "forms/order.yaml", {"id": "order", "fields": [NAME, PHONE, choice()]})
    found = [one for one in checked(content) if one.file == "forms/order.yaml"]
    assert at(found, "id") == ["ни одна мера её не называет"]
    assert at(odd(content, form="nothing"), "form") == ["формы «nothing» нет"]


# ---------------------------------------------------------------- the real forms


def test_forty_measures_and_more_have_a_form_of_their_own() -> None:
    library = Library.load(REAL)
    own = [one for one in library.measures.values() if one.form in library.forms]
    assert len(own) >= 40
    assert {one.form for one in own} | {"common", "representative"} == set(library.forms)


def test_no_form_asks_for_too_much() -> None:
    library = Library.load(REAL)
    for measure in library.measures.values():
        form = library.forms[measure.form or "common"].spread(measure.documents)
        assert len(form.fields) <= 14, measure.id
        assert all(one.documents == () or one.label for one in form.fields)
