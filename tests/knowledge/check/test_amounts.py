"""Amounts are dated, fresh, and each is written in one place."""

from pathlib import Path

import pytest

from knowledge.check.problem import Problem
from tests.knowledge.check.drafts import at, checked, odd
from tests.knowledge.tiny import write

EXACT = {"what": "предел", "value": "27 093 рубля", "as_of": "2026-01-01", "source": "закон"}
LIMIT = {"id": "limit", "what": "предел", "unit": "рублей", "values": [EXACT]}
OWN = {"what": "доля", "value": "5 рублей", "as_of": "2026-02-01", "source": "закон"}


def valued(content: Path, **changed: object) -> list[Problem]:
    found = odd(content, amount={"text": "", "values": [OWN | changed]})
    return [one for one in found if one.field == "amount.values"]


@pytest.mark.parametrize("missing", ["as_of", "source", "value"])
def test_an_amount_has_a_date_and_a_source(content: Path, missing: str) -> None:
    value = {key: said for key, said in OWN.items() if key != missing}
    found = at(odd(content, amount={"text": "", "values": [value]}), "amount.values")
    assert found == ["«доля»: нет даты или источника, граждане суммы не увидят"]


def test_an_unknown_parameter_has_neither(content: Path) -> None:
    value = {"what": "доля", "parameter": "nothing"}
    assert at(odd(content, amount={"text": "", "values": [value]}), "amount.values") != []


@pytest.mark.parametrize(("as_of", "old"), [("2025-11-25", 1), ("2025-11-27", 0)])
def test_an_amount_older_than_its_season_is_a_warning(content: Path, as_of: str, old: int) -> None:
    found = valued(content, as_of=as_of)
    assert [one.is_error for one in found] == [False] * old


def test_a_parameter_grows_old_too(content: Path) -> None:
    stale = [one for one in checked(content) if one.file == "parameters/shares.yaml"]
    assert stale == []  # its newest value is of 2030
    write(content / "parameters/limits.yaml", [LIMIT | {"values": [OWN | {"as_of": "2024-01-01"}]}])
    stale = [one for one in checked(content) if one.file == "parameters/limits.yaml"]
    assert [(one.field, one.is_error) for one in stale] == [("limit", False)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Не больше 27 093 рублей.", ["limit"]),
        ("Не больше {{ limit }}.", []),
        ("Берут 22 процента дохода.", ["share"]),
        ("Ждать 22 дня.", []),
        ("Звоните: 27 0930.", []),
    ],
)
def test_prose_never_repeats_a_parameter(content: Path, text: str, names: list[str]) -> None:
    write(content / "parameters/limits.yaml", [LIMIT])
    found = at(odd(content, pitfalls=[text]), "pitfalls")
    assert [one.rsplit(" ", 1)[1] for one in found] == names


def test_an_amount_of_the_same_day_names_its_parameter(content: Path) -> None:
    write(content / "parameters/limits.yaml", [LIMIT])
    assert len(valued(content, value="27 093 рубля", as_of="2026-01-01")) == 1
    assert valued(content, value="27 093 рубля", as_of="2026-02-01") == []


def test_kopecks_are_told_in_either_way(content: Path) -> None:
    exact = EXACT | {"value": "9 584,69 рубля"}
    write(content / "parameters/limits.yaml", [LIMIT | {"values": [exact]}])
    assert len(valued(content, value="9 584 рубля 69 копеек", as_of="2026-01-01")) == 1
