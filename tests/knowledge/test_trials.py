"""Robustness: typed otherwise, a question still finds its measure: 200 of our own, seven ways."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.evaluation.labelled import Labelled, labelled
from knowledge.library import Library
from knowledge.search.reading.spelling import LATIN_KEYS, RUSSIAN_KEYS
from knowledge.search.search import Search

ROOT = Path(__file__).parents[2]
QUESTIONS = 200
MOST_LOST = 5.0  # points of top-1
PLAIN = {"plain", "indirect", "slang", "story", "short"}
NEIGHBOURS = "йцукенгшщзхъ фывапролджэ ячсмитьбю"
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
SOUNDS = "a b v g d e yo zh z i y k l m n o p r s t u f h ts ch sh sch - y - e yu ya".replace(
    "-", "''"
)
LATIN = {one: heard.strip("'") for one, heard in zip(LETTERS, SOUNDS.split(), strict=True)}


def typos(text: str) -> str:
    """One to three slips: a letter lost, doubled, swapped with the next or hit beside."""
    chance = random.Random(text)  # noqa: S311  the same slips at every run
    letters = list(text)
    places = [at for at, letter in enumerate(letters[:-1]) if letter.isalpha() and at]
    for at in chance.sample(places, min(len(places), chance.randint(1, 3))):
        slip = chance.randrange(4)
        if slip == 0:
            letters[at] = ""
        elif slip == 1:
            letters[at] *= 2
        elif slip == 2:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        else:
            key = NEIGHBOURS.find(letters[at].lower())
            letters[at] = NEIGHBOURS[key - 1] if key > 0 else letters[at]
    return "".join(letters)


def layout(text: str) -> str:
    return text.lower().translate(str.maketrans(RUSSIAN_KEYS, LATIN_KEYS))


def latin(text: str) -> str:
    return "".join(LATIN.get(letter, letter) for letter in text.lower())


def bare(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum() or letter.isspace())


def greeted(text: str) -> str:
    return f"Здравствуйте! Подскажите, пожалуйста: {text} Заранее спасибо."


def in_a_story(text: str) -> str:
    return (
        "Живём мы в пятиэтажке на втором этаже, соседи хорошие, двор зелёный. "
        f"Весной поменяли окна, осенью был дождь. {text} "
        "Вчера опять ходила по магазинам и думала, у кого бы спросить."
    )


WAYS: list[Callable[[str], str]] = [typos, layout, latin, str.upper, bare, greeted, in_a_story]


@pytest.fixture(scope="module")
def search() -> Search:
    return Search(Library.load(ROOT / "knowledge" / "content"))


@pytest.fixture(scope="module")
def asked() -> list[Labelled]:
    every = labelled(ROOT / "knowledge" / "trials" / "questions.tsv")
    known = Library.load(ROOT / "knowledge" / "content").measures
    ours = [one for one in every if one.trait in {*PLAIN, ""} and one.named <= {*known}]
    return ours[:QUESTIONS]


def found(search: Search, asked: list[Labelled], way: Callable[[str], str]) -> float:
    """Top-1 in per cent."""
    right = 0
    for one in asked:
        best = search.find(way(one.question), region=one.region).best
        right += best is not None and best.id in one.named | one.also_ok
    return 100 * right / len(asked)


@pytest.fixture(scope="module")
def clean(search: Search, asked: list[Labelled]) -> float:
    assert len(asked) == QUESTIONS
    return found(search, asked, str)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_question_typed_otherwise_is_found_nearly_as_often(
    search: Search, asked: list[Labelled], clean: float, way: Callable[[str], str]
) -> None:
    assert found(search, asked, way) >= clean - MOST_LOST
