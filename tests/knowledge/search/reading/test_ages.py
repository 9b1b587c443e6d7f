"""Spans and limits of age become words of the index."""

import pytest

from knowledge.search.reading.ages import ages


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("с 3 до 7 лет", ["3–7", "<3", "<7"]),
        ("от трёх до семи", ["3–7", "<3", "<7"]),
        ("8-17", ["8–17"]),
        ("до 3 лет", ["<3"]),
        ("до полутора лет", ["<1.5"]),
        ("до 1,5 лет", ["<1.5"]),
        ("дом на 3 этажа", []),
    ],
)
def test_ages_are_heard_however_they_are_written(text: str, found: list[str]) -> None:
    assert list(ages(text)) == found
