"""Vectors are kept for the next start; processes that start together do not disturb each other."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from typing_extensions import override

from knowledge.search.ranking.meaning import Meaning
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
