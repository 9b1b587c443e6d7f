"""Examples that two measures share, and frames that serve too many."""

from pathlib import Path

from tests.knowledge.check.drafts import at, checked, odd
from tests.knowledge.tiny import measure, write

THINGS = ("уголь", "дрова", "газ", "торф")


def test_a_question_of_two_measures_is_found(content: Path) -> None:
    found = at(odd(content, questions=["Вызвать социальное такси — как?"]), "questions")
    assert any("почти то же" in one and "taxi" in one for one in found)


def test_a_question_of_its_own_is_fine(content: Path) -> None:
    found = at(odd(content, questions=["почему такси не приехало к вокзалу"]), "questions")
    assert not any("почти то же" in one for one in found)


def framed(content: Path, things: tuple[str, ...]) -> list[str]:
    for number, thing in enumerate(things):
        fields = measure(f"fuel-{number}", title=thing, questions=[f"где дают {thing} молодым"])
        write(content / f"measures/tests/fuel-{number}.yaml", fields)
    return [one.wrong for one in checked(content) if "одна и та же фраза" in one.wrong]


def test_a_frame_serves_three_measures(content: Path) -> None:
    assert framed(content, THINGS[:3]) == []


def test_a_frame_serves_no_fourth(content: Path) -> None:
    (found,) = framed(content, THINGS)
    assert found.startswith("«где давать … молодой»")
    assert "fuel-0, fuel-1, fuel-2, fuel-3" in found
