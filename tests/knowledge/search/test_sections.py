"""Sections: what a few words ask for of the measure talked about."""

import pytest

from knowledge.library import read
from knowledge.measure import Section
from knowledge.search.reading.words import Words
from knowledge.search.sections import Sections, is_condition, is_elsewhere
from tests.knowledge.tiny import REAL

SECTIONS = Sections(Words(), read(REAL / "sections.yaml", dict[Section, tuple[str, ...]]))


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("а документы какие?", Section.DOCUMENTS),
        ("какие документы нужны?", Section.DOCUMENTS),
        ("какие справки для этого нужно собрать", Section.DOCUMENTS),
        ("сколько", Section.HOW_MUCH),
        ("а сколько денег", Section.HOW_MUCH),
        ("сколько платят", Section.HOW_MUCH),
        ("а сколько дают", Section.HOW_MUCH),
        ("а можно через мфц?", Section.WHERE),
        ("когда придут деньги", Section.MORE),
        ("а через сколько заплатят", Section.MORE),
        ("сколько это занимает?", Section.MORE),
        ("сколько ждать", Section.MORE),
        ("как долго", Section.MORE),
        ("а в другом городе?", Section.WHERE),
        ("если я живу в другом районе", Section.WHERE),
        ("кому положено", Section.WHO),
    ],
)
def test_a_follow_up_asks_for_a_section(text: str, section: Section) -> None:
    assert SECTIONS.asked(text) is section


@pytest.mark.parametrize(
    "text",
    [
        "",
        "месяц",
        "время работы",
        "документы на ребёнка для садика",
        "можно ли день",
        "где мфц рядом",
    ],
)
def test_other_words_are_a_question_of_their_own(text: str) -> None:
    assert SECTIONS.asked(text) is None


@pytest.mark.parametrize("text", ["а если ребёнку 9?", "если муж работает", "Ну а если развод"])
def test_a_condition_is_told(text: str) -> None:
    assert is_condition(text)


@pytest.mark.parametrize(
    "text", ["ребёнку 9", "что мне делать, если муж работает", "если " + "слово " * 12]
)
def test_a_sentence_of_its_own_is_no_condition(text: str) -> None:
    assert not is_condition(text)


def test_another_town_is_told_from_a_named_one() -> None:
    assert is_elsewhere("а в другом городе?")
    assert not is_elsewhere("а в Ельце?")
