"""Vectors are kept for the next start; processes that start together do not disturb each other."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from knowledge.search.ranking.meaning import Meaning
from knowledge.search.ranking.vectors import REMEMBERED, Remembering, kind
from tests.knowledge.tiny import Trigrams

PHRASES = [["пособие на ребёнка"], ["субсидия на квартплату"]]


class Slow(Trigrams):
    """While it encodes, another process starts with the same phrases and is done first."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    @override
    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        if self._cache.is_dir() and not list(self._cache.glob("*.npz")):
            cache, self._cache = self._cache, Path("none")
            Meaning(PHRASES, self, cache)
        return super().encode(texts)


def test_two_that_start_at_once_keep_the_same_vectors(tmp_path: Path) -> None:
    meaning = Meaning(PHRASES, Slow(tmp_path), tmp_path)
    assert int(meaning.scores(meaning.encoded(["субсидия на квартплату"])).argmax()) == 1
    assert len(list(tmp_path.iterdir())) == 1


class Counting(Trigrams):
    """Says which texts it was given to encode."""

    def __init__(self) -> None:
        self.encoded: list[str] = []

    @override
    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        self.encoded += texts
        return super().encode(texts)


def test_a_text_is_encoded_once_whoever_asks() -> None:
    counting = Counting()
    encoder = Remembering(counting)
    first = encoder.encode(["пенсия", "субсидия", "пенсия"])
    again = encoder.encode(["субсидия", "пенсия", "такси"])
    assert counting.encoded == ["пенсия", "субсидия", "такси"]
    assert np.array_equal(first[1], again[0])
    assert np.array_equal(first[2], again[1])
    assert kind(encoder) == "Counting"


def test_only_a_few_texts_are_remembered() -> None:
    counting = Counting()
    encoder = Remembering(counting)
    for number in range(REMEMBERED + 1):
        encoder.encode([f"текст {number}"])
    encoder.encode(["текст 0"])
    assert counting.encoded.count("текст 0") == 2
