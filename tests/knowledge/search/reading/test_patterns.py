"""Patterns: steps in order, gaps, stems, negation; and every phrase of the content has examples."""

from pathlib import Path
from typing import Any

import pytest

from knowledge.findings import Danger, Decision
from knowledge.library import read
from knowledge.search.reading.patterns import Patterns, Phrase
from knowledge.search.reading.words import Words

CONTENT = Path(__file__).parents[4] / "knowledge" / "content"
WORDS = Words()
DANGERS: dict[Danger, tuple[Phrase, ...]] = read(
    CONTENT / "care.yaml", dict[Danger, tuple[Phrase, ...]]
)
INTENTS: dict[Decision, tuple[Phrase, ...]] = read(
    CONTENT / "phrases.yaml", dict[Decision, tuple[Phrase, ...]]
)
HEARD = Patterns(WORDS, DANGERS)
MEANT = Patterns(WORDS, INTENTS)


def says(pattern: str, text: str, **fields: Any) -> bool:
    return Patterns(WORDS, {1: [Phrase(say=(pattern,), **fields)]}).first(text) == 1


@pytest.mark.parametrize(
    ("pattern", "text", "is_said"),
    [
        ("муж бить", "муж меня опять бьёт", True),
        ("муж бить", "бьёт меня муж", False),
        ("муж + бить", "муж бьёт", True),
        ("муж + бить", "муж меня бьёт", False),
        ("муж бить", "муж не бьёт", False),
        ("муж не_бить", "муж не бьёт", True),
        ("муж … бить", "муж вчера вечером на кухне опять меня бил", True),
        ("муж бить", "муж вчера вечером на кухне опять меня бил", False),
        ("избива*", "избиваемая", True),
        ("муж|сын бить", "сын бьёт", True),
    ],
)
def test_a_pattern_is_words_in_order(pattern: str, text: str, *, is_said: bool) -> None:
    assert says(pattern, text) is is_said


def test_what_is_said_beside_may_mean_something_else() -> None:
    assert not says("кризисный центр", "кризисный центр для курсовой", unless=("курсов*",))


def test_a_phrase_may_be_meant_for_short_messages_only() -> None:
    assert says("мой заявка", "где моя заявка", words=3)
    assert not says("мой заявка", "где же теперь моя заявка", words=3)


def test_a_whole_phrase_allows_no_other_word() -> None:
    assert says("привет", "привет!", whole=True)
    assert not says("привет", "привет, где пособие", whole=True)


def examples(sheet: dict[Any, tuple[Phrase, ...]]) -> list[tuple[Any, str]]:
    return [(kind, text) for kind, some in sheet.items() for one in some for text in one.like]


@pytest.mark.parametrize(("kind", "text"), examples(DANGERS))
def test_an_example_of_danger_is_heard(kind: Danger, text: str) -> None:
    assert HEARD.first(text) is kind


@pytest.mark.parametrize(("kind", "text"), examples(INTENTS))
def test_an_example_of_an_intent_is_heard(kind: Decision, text: str) -> None:
    assert MEANT.first(text) is kind


def test_there_are_enough_patterns_of_danger() -> None:
    assert sum(len(one.say) for some in DANGERS.values() for one in some) >= 40
    assert set(DANGERS) == set(Danger)
