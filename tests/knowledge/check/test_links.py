"""What a measure, a region or a sheet names must exist."""

from pathlib import Path

import pytest

from tests.knowledge.check.drafts import at, checked, odd
from tests.knowledge.tiny import measure, write


@pytest.mark.parametrize(
    ("fields", "field", "wrong"),
    [
        ({"related": ["capital", "nothing"]}, "related", "меры «nothing» нет"),
        ({"related": ["odd"]}, "related", "мера ссылается на себя"),
        (
            {"confusable": [{"id": "tula-taxi", "difference": "Там Тула."}]},
            "confusable",
            "мера «tula-taxi» — другого региона, её здесь не покажут",
        ),
        ({"closed": {"note": "Кончилась."}}, "closed", "мера закрыта, а взамен ничего не названо"),
        (
            {"closed": {"note": "Кончилась.", "instead": ["none"]}},
            "closed.instead",
            "меры «none» нет",
        ),
    ],
)
def test_a_dead_link_is_named(
    content: Path, fields: dict[str, object], field: str, wrong: str
) -> None:
    assert at(odd(content, **fields), field) == [wrong]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"replaces": "taxi", "extends": "capital"}, "extends"),
        ({"replaces": "tula-gift"}, "replaces"),
        ({}, "extends"),
    ],
)
def test_a_regions_measure_has_one_twin(
    content: Path, fields: dict[str, object], field: str
) -> None:
    own = measure("tula-odd", level="regional", **fields)
    write(content / "regions/tula/measures/tula-odd.yaml", own)
    found = [one for one in checked(content) if one.file.endswith("tula-odd.yaml")]
    assert len(at(found, field)) == 1


def test_a_twin_that_exists_is_fine(content: Path) -> None:
    found = [one for one in checked(content) if one.file.endswith("tula-taxi.yaml")]
    assert at(found, "replaces") == at(found, "extends") == []


def test_a_measure_of_no_known_region_is_named(content: Path) -> None:
    lost = measure("lost", level="regional", extends="taxi")
    write(content / "regions/atlantis/measures/lost.yaml", lost)
    found = [one for one in checked(content) if one.file.endswith("lost.yaml")]
    assert at(found, "region") == ["региона «atlantis» нет"]


def test_an_office_serves_a_municipality_of_its_region(content: Path) -> None:
    office = {"id": "o1", "name": "Отдел", "kind": "office", "serves": ["t1", "t9"]}
    write(content / "regions/tula/offices.yaml", [office])
    found = [one for one in checked(content) if one.file == "regions/tula/offices.yaml"]
    assert [(one.field, one.wrong) for one in found] == [
        ("o1: serves", "муниципалитета «t9» нет"),
    ]


def test_the_most_asked_exist(content: Path) -> None:
    write(content / "most-asked.yaml", {"measures": ["taxi", "nothing"]})
    found = [one for one in checked(content) if one.file == "most-asked.yaml"]
    assert [one.wrong for one in found] == ["меры «nothing» нет"]
