"""Tellings: one line is many tellings, always the same; the content has enough of every kind."""

from collections import Counter
from pathlib import Path

from knowledge.library import read
from knowledge.search.hearing.tellings import CALM, KINDS, every, spoken

CONTENT = Path(__file__).parents[4] / "knowledge" / "content"
TELLINGS: dict[str, tuple[str, ...]] = read(CONTENT / "tellings.yaml", dict[str, tuple[str, ...]])
LEAST = 300  # tellings of a kind; with fewer it is hardly heard


def test_a_choice_makes_several_tellings() -> None:
    assert set(spoken("[муж|сын] бьёт [меня|нас]")) == {
        "муж бьёт меня",
        "муж бьёт нас",
        "сын бьёт меня",
        "сын бьёт нас",
    }


def test_a_choice_may_stand_inside_a_choice() -> None:
    assert set(spoken("мне [[14|15] лет|много лет]")) == {
        "мне 14 лет",
        "мне 15 лет",
        "мне много лет",
    }


def test_an_empty_choice_leaves_no_gap() -> None:
    assert set(spoken("не хочу жить[| совсем], [|прощайте]")) == {
        "не хочу жить",
        "не хочу жить совсем",
        "не хочу жить, прощайте",
        "не хочу жить совсем, прощайте",
    }


def test_the_same_tellings_are_drawn_every_time() -> None:
    line = "[а|б|в|г] [д|е|ж|з] [и|к|л|м]"
    assert spoken(line, 5) == spoken(line, 5)
    assert len(spoken(line, 5)) == 5


def test_the_content_has_enough_tellings_of_every_kind() -> None:
    counts = Counter(kind for kind, _ in every(TELLINGS))
    assert set(counts) == set(KINDS)
    assert min(counts.values()) >= LEAST
    assert counts[CALM] >= max(counts.values())


def test_every_bracket_of_the_content_is_closed() -> None:
    left = [text for _, text in every(TELLINGS) if set(text) & set("[]|")]
    assert [text for text in left if not text.isascii()] == []  # «[» typed for «х» may stay
