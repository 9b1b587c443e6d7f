"""The library reads the content, and names file, line and field of what is wrong with it."""

import threading
from datetime import date
from pathlib import Path

import pytest

from knowledge.library import Library, MalformedContent
from knowledge.measure import Value
from tests.knowledge.tiny import write

NOW = date(2026, 11, 21)
SUBSIDY = "measures/homes/subsidy.yaml"


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_measure_is_read_with_a_hash_of_its_file(library: Library) -> None:
    assert len(library.measures) == 5
    assert len(library.measures["capital"].content_hash) == 16


def test_a_changed_file_changes_the_hash(content: Path) -> None:
    before = Library.load(content).measures["capital"].content_hash
    spoil(content / "measures/families/capital.yaml", "Ответ.", "Другой ответ.")
    assert Library.load(content).measures["capital"].content_hash != before


def test_a_parameter_stands_in_the_text_as_of_the_day(content: Path) -> None:
    assert "больше 22 процентов" in Library.load(content, NOW).measures["subsidy"].answer
    assert "больше 25 процентов" in Library.load(content).measures["subsidy"].answer


def test_a_wrong_field_is_named_with_file_and_line(content: Path) -> None:
    spoil(content / SUBSIDY, "confidence: high", "confidence: sure")
    with pytest.raises(MalformedContent, match=r"subsidy\.yaml:8: confidence: "):
        Library.load(content)


def test_an_unknown_field_is_named(content: Path) -> None:
    spoil(content / SUBSIDY, "group: tests", "group: tests\ncolour: red")
    with pytest.raises(MalformedContent, match=r"subsidy\.yaml:5: colour: такого поля нет"):
        Library.load(content)


def test_a_missing_field_is_named(content: Path) -> None:
    spoil(content / SUBSIDY, "group: tests\n", "")
    with pytest.raises(MalformedContent, match=r"subsidy\.yaml:\d+: group: поле обязательно"):
        Library.load(content)


def test_broken_yaml_is_named_with_its_line(content: Path) -> None:
    spoil(content / SUBSIDY, "title:", "title: [")
    with pytest.raises(MalformedContent, match=r"subsidy\.yaml:\d+: это не YAML"):
        Library.load(content)


def test_an_unknown_parameter_in_a_text_is_named(content: Path) -> None:
    spoil(content / SUBSIDY, "{{ share }}", "{{ nothing }}")
    with pytest.raises(MalformedContent, match="nothing"):
        Library.load(content)


def test_an_id_must_be_the_name_of_its_file(content: Path) -> None:
    spoil(content / SUBSIDY, "id: subsidy", "id: other")
    with pytest.raises(MalformedContent, match="other"):
        Library.load(content)


FIELD = {"id": "full_name", "kind": "name", "label": "Имя", "question": "Как вас зовут?"}


def test_a_form_is_read_and_a_slip_in_it_named_with_its_line(content: Path) -> None:
    write(content / "forms/order.yaml", {"id": "order", "fields": [FIELD]})
    assert Library.load(content).forms["order"].field("full_name").question == "Как вас зовут?"
    spoil(content / "forms/order.yaml", "kind: name", "kind: nomen")
    with pytest.raises(MalformedContent, match=r"order\.yaml:4: fields\.0\.kind: "):
        Library.load(content)


def test_yes_and_no_of_yaml_are_no_names_of_answers(content: Path) -> None:
    path = content / "forms/order.yaml"
    write(path, {"id": "order", "fields": [FIELD | {"answers": [{"id": "one", "text": "Да"}]}]})
    spoil(path, "id: one", "id: yes")
    with pytest.raises(MalformedContent, match="возьмите значение в кавычки"):
        Library.load(content)


def test_the_id_of_a_form_must_be_the_name_of_its_file(content: Path) -> None:
    write(content / "forms/order.yaml", {"id": "other", "fields": [FIELD]})
    with pytest.raises(MalformedContent, match=r"order\.yaml:1: id: «other» не совпадает"):
        Library.load(content)


def test_every_problem_is_told_at_once(content: Path) -> None:
    spoil(content / SUBSIDY, "confidence: high", "confidence: sure")
    spoil(content / "measures/families/capital.yaml", "level: federal", "level: world")
    with pytest.raises(MalformedContent) as told:
        Library.load(content)
    assert len(told.value.problems) == 2


def test_a_known_region_has_its_own_twin_in_place_of_the_shared_one(library: Library) -> None:
    assert library.measure("taxi").id == "taxi"
    assert library.measure("taxi", "tula").id == "tula-taxi"
    assert library.measure("capital", "tula").id == "capital"


def test_an_unknown_region_ranks_nothing_regional(library: Library) -> None:
    assert {one.id for one in library.situated("")} == {"subsidy", "taxi", "capital"}


def test_a_known_region_ranks_its_own_and_not_what_they_replace(library: Library) -> None:
    ids = {one.id for one in library.situated("tula")}
    assert ids == {"subsidy", "capital", "tula-taxi", "tula-gift"}


def test_what_a_region_has_beside_a_measure_is_found(library: Library) -> None:
    assert [one.id for one in library.regional("capital")] == ["tula-gift"]
    assert library.regional("capital", "oryol") == ()


def test_a_dated_parameter_is_shown_as_in_force_on_the_day(library: Library) -> None:
    value = library.measures["subsidy"].amount.values[0]
    shown = library.value(value, NOW)
    assert shown is not None
    assert (shown.value, shown.as_of, shown.source) == ("22", date(2005, 1, 1), "ЖК РФ")
    assert library.value(value, date(2000, 1, 1)) is None


@pytest.mark.parametrize(
    "value",
    [
        Value(what="сумма", value="1 рубль"),
        Value(what="сумма", value="1 рубль", as_of=NOW),
        Value(what="сумма", value="1 рубль", source="Закон"),
        Value(what="сумма", parameter="nothing"),
    ],
)
def test_an_amount_without_date_and_source_is_not_shown(library: Library, value: Value) -> None:
    assert library.value(value, NOW) is None


def test_what_nobody_approved_is_hidden_only_when_asked(library: Library) -> None:
    capital = library.measures["capital"]
    assert library.shown(capital, approved_only=False)
    assert not library.shown(capital, approved_only=True)


def test_a_library_can_be_loaded_by_several_threads(content: Path) -> None:
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(Library.load(content).measures)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [5, 5, 5, 5]
