"""Lexical: BM25F, the ranking by words over the fields of each entry."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
# Weight and length normalisation of each field, measured on labelled questions.
FIELDS: Mapping[str, tuple[float, float]] = {
    "title": (3.0, 0.3),
    "names": (3.0, 0.5),
    "when": (2.0, 0.3),
    "questions": (2.0, 0.6),
    "answer": (1.0, 0.5),
    "who": (0.7, 0.7),
    "rest": (0.3, 0.8),
}
SATURATION = 1.2
NOWHERE = slice(0, 0)


class Lexical:
    """An inverted index: for each word, the entries it stands in and its weight there."""

    def __init__(self, entries: Sequence[Mapping[str, Sequence[str]]]) -> None:
        weights = _weights(entries)
        self._size = len(entries)
        found: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, weighed in enumerate(weights):
            for word, weight in weighed.items():
                found[word].append((number, weight / (weight + SATURATION)))
        pairs = [pair for some in found.values() for pair in some]
        ends = np.cumsum([0, *map(len, found.values())]).tolist()
        self._spans = {word: slice(*ends) for word, ends in zip(found, pairwise(ends), strict=True)}
        self._numbers = np.array([number for number, _ in pairs], dtype=np.int32)
        self._strengths = np.array([weight for _, weight in pairs], dtype=np.float32)

    def __contains__(self, word: str) -> bool:
        return word in self._spans

    def rarity(self, word: str) -> float:
        """The inverse document frequency; of a word that is nowhere, the largest."""
        span = self._spans.get(word, NOWHERE)
        count = span.stop - span.start
        return math.log(1 + (self._size - count + 0.5) / (count + 0.5))

    def scores(self, words: Mapping[str, float]) -> Scores:
        """BM25F of every entry for weighted words."""
        scores: Scores = np.zeros(self._size, dtype=np.float32)
        for word, weight in words.items():
            span = self._spans.get(word, NOWHERE)
            scores[self._numbers[span]] += weight * self.rarity(word) * self._strengths[span]
        return scores

    def common(self, number: int, words: Sequence[str]) -> tuple[str, ...]:
        """Which of the words stand in an entry, the rarest first, up to five."""
        there = [word for word in dict.fromkeys(words) if self._stands(word, number)]
        return tuple(sorted(there, key=self.rarity, reverse=True)[:5])

    def _stands(self, word: str, number: int) -> bool:
        numbers = self._numbers[self._spans.get(word, NOWHERE)]  # in ascending order
        place = int(np.searchsorted(numbers, number))
        return place < len(numbers) and int(numbers[place]) == number

    def weight(self, words: Mapping[str, float]) -> float:
        """What a perfect entry would score: the measure of how much of a question was found."""
        return sum(weight * self.rarity(word) for word, weight in words.items())


def _weights(entries: Sequence[Mapping[str, Sequence[str]]]) -> list[Counter[str]]:
    weights: list[Counter[str]] = [Counter() for _ in entries]
    for field, (boost, norm) in FIELDS.items():
        average = sum(len(entry.get(field, ())) for entry in entries) / max(1, len(entries)) or 1.0
        for entry, weighed in zip(entries, weights, strict=True):
            words = entry.get(field, ())
            length = 1 - norm + norm * len(words) / average
            for word, count in Counter(words).items():
                weighed[word] += boost * count / length  # type: ignore[assignment]
    return weights
