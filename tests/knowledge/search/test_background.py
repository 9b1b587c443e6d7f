"""What people tell of themselves in passing."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.eligibility.known import known
from knowledge.library import Library
from knowledge.search.background import Background, background
from knowledge.search.reading.words import Words
from knowledge.search.sheets import Told, sheet
from tests.knowledge.tiny import REAL


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load(REAL)


@pytest.fixture(scope="module")
def heard(library: Library) -> Background:
    return background(library, Words())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "у меня трое детей и муж погиб на сво",
            {"children": "3", "svo": ("fallen",), "svo_tie": "spouse"},
        ),
        ("мне 72 года, инвалид 2 группы", {"age": "72 лет", "disability": "second"}),
        ("мать одиночка, сыну 8 месяцев", {"single_parent": "да", "youngest_child": "8 месяцев"}),
        ("сыну 30 лет", {}),
        ("мама инвалид 1 группы", {}),
        ("что мне положено", {}),
    ],
)
def test_facts_are_heard_and_nothing_else(
    heard: Background, text: str, told: dict[str, object]
) -> None:
    assert heard.told(text) == told


def test_every_phrase_of_the_sheet_is_heard_as_a_value_its_fact_takes(
    library: Library, heard: Background
) -> None:
    told: Told = sheet(Path(REAL) / "told.yaml", Told)
    for key, phrases in told.items():
        name, _, value = key.partition("=")
        for like in (one for phrase in phrases for one in phrase.like):
            found = heard.told(like)[name]
            assert value in (found, *found), like
            assert known(library.facts[name], found, date(2026, 11, 21)) is not None
