"""Examples: enough, unlike each other, from many people, and not the title said again."""

from pathlib import Path

import pytest

from tests.knowledge.check.drafts import at, odd
from tests.knowledge.tiny import write

EIGHT = [
    "соседу тяжело ходить", "упала зимой во дворе", "пенсию урезали", "дочка заикается",
    "нас затопило ночью", "куда звонить слепому", "внук остался один", "платить нечем",
]  # fmt: skip


def wrong(content: Path, questions: list[str], title: str = "Пособие") -> list[str]:
    return at(odd(content, questions=questions, title=title), "questions")


def test_eight_different_ones_are_enough(content: Path) -> None:
    assert wrong(content, EIGHT) == []


def test_seven_are_too_few(content: Path) -> None:
    assert wrong(content, EIGHT[:7]) == ["примеров 7, нужно 8"]


def test_the_most_asked_need_more_and_from_more_people(content: Path) -> None:
    kinds = {"сосед": ["сосед"], "дети": ["дочка", "внук"], "беда": ["затопить"]}
    write(content / "most-asked.yaml", {"measures": ["odd"], "kinds": kinds})
    assert wrong(content, EIGHT) == [
        "видов спрашивающих и ситуаций 3, нужно 8",
        "примеров 8, нужно 25",
    ]


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("соседу очень тяжело стало ходить", 1),  # three words of three
        ("соседу тяжело дышать", 1),  # two of three
        ("соседу плохо спится ночью", 0),
    ],
)
def test_two_share_at_most_sixty_per_cent(content: Path, other: str, found: int) -> None:
    assert len(wrong(content, [*EIGHT, other])) == found


def test_half_of_them_name_no_word_of_the_title(content: Path) -> None:
    named = [f"{one} пособие" for one in EIGHT]
    assert wrong(content, [*EIGHT[:4], *named[4:]]) == []
    assert wrong(content, [*EIGHT[:3], *named[3:]]) == [
        "без слов из названия только 3 из 8, нужна половина"
    ]
