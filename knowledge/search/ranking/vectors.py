"""Vectors: what each phrase means, kept by phrase, so that only new phrases are ever encoded."""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Digests = NDArray[np.uint64]
SHIPPED = Path(__file__).parents[2] / "weights" / "vectors.npz"
KEPT = "vectors.npz"  # in a cache folder: what the shipped file does not hold
REMEMBERED = 64  # texts: the parts of a few messages; never written anywhere
STEPS = 127  # a byte a number: cosines move by less than 0.005


class Encoder(Protocol):
    """Turns texts into unit vectors."""

    def encode(self, texts: list[str]) -> Vectors: ...


class Remembering:
    """An encoder that encodes a text once, though several parts of the search ask for it."""

    def __init__(self, encoder: Encoder) -> None:
        self.inner = encoder
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = Lock()

    def encode(self, texts: list[str]) -> Vectors:
        with self._lock:
            found = {text: self._known[text] for text in texts if text in self._known}
        if new := [text for text in dict.fromkeys(texts) if text not in found]:
            found |= zip(new, np.asarray(self.inner.encode(new), dtype=np.float32), strict=True)
            self._keep(found)
        return np.stack([found[text] for text in texts])

    def _keep(self, found: Mapping[str, Vectors]) -> None:
        with self._lock:
            self._known.update(found)
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)


def kind(encoder: Encoder) -> str:
    """The name of what encodes: vectors of one kind mean nothing to another."""
    return type(getattr(encoder, "inner", encoder)).__name__


class Shelf:
    """Vectors of one encoder, by the digest of their phrase; `files` that exist are read."""

    def __init__(self, encoder: Encoder, *files: Path) -> None:
        self._encoder = encoder
        self._digests: Digests = np.array([], dtype=np.uint64)  # in ascending order
        self._rows: NDArray[np.int8] | None = None
        for path in files:
            if path.exists():
                with np.load(path) as held:
                    self._add(held["digests"], held["rows"])

    def missing(self, phrases: Sequence[str]) -> list[str]:
        distinct = list(dict.fromkeys(phrases))
        is_here = np.isin(self._digests_of(distinct), self._digests)
        return [one for one, here in zip(distinct, is_here, strict=True) if not here]

    def fill(self, phrases: Sequence[str]) -> bool:
        """Encode what is missing; tell whether anything was."""
        new = self.missing(phrases)
        if new:
            vectors = np.asarray(self._encoder.encode(new), dtype=np.float32)
            packed = np.round(vectors * STEPS / _peak(vectors)).astype(np.int8)
            self._add(self._digests_of(new), packed)
        return bool(new)

    def vectors(self, phrases: Sequence[str]) -> Vectors:
        """Unit vectors, a row each. KeyError for a phrase that is missing."""
        rows = self._packed(self._digests_of(phrases)).astype(np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows

    def _add(self, digests: Digests, rows: NDArray[np.int8]) -> None:
        """Keep these rows too; of another width than ours they are another encoder's."""
        if self._rows is not None and self._rows.shape[1] == rows.shape[1]:
            digests = np.concatenate([self._digests, digests])
            rows = np.concatenate([self._rows, rows])
        self._digests, first = np.unique(digests, return_index=True)
        self._rows = rows[first]

    def _packed(self, digests: Digests) -> NDArray[np.int8]:
        if self._rows is None or not np.isin(digests, self._digests).all():
            raise KeyError("a phrase was not encoded")
        return np.asarray(self._rows[np.searchsorted(self._digests, digests)], dtype=np.int8)

    def save(self, path: Path, phrases: Sequence[str]) -> None:
        """Write these phrases' vectors; whoever reads meanwhile finds the old file or the new."""
        path.parent.mkdir(parents=True, exist_ok=True)
        digests = np.unique(self._digests_of(phrases))
        rows = self._packed(digests)
        with NamedTemporaryFile(dir=path.parent, suffix=".new", delete=False) as file:
            np.savez(file, digests=digests, rows=rows)
        Path(file.name).chmod(0o644)  # a temporary file is its maker's alone
        Path(file.name).replace(path)

    def _digests_of(self, phrases: Sequence[str]) -> Digests:
        name = kind(self._encoder)
        hashed = (hashlib.sha256(f"{name}|{phrase}".encode()).digest()[:8] for phrase in phrases)
        return np.array([int.from_bytes(one, "big") for one in hashed], dtype=np.uint64)


def main_axes(vectors: Vectors, number: int) -> Vectors:
    """The directions along which vectors reach farthest, the farthest first, a column each."""
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    return np.asarray(directions[:, ::-1][:, :number], dtype=np.float32)


def _peak(vectors: Vectors) -> Vectors:
    peak: Vectors = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    return peak


def vectors_of(phrases: Sequence[str], encoder: Encoder, cache: Path | None) -> Vectors:
    """Every phrase's vector: shipped, kept from an earlier start, or encoded now and kept."""
    kept = (cache / KEPT,) if cache else ()
    shelf = Shelf(encoder, SHIPPED, *kept)
    if shelf.fill(phrases) and cache:
        shelf.save(cache / KEPT, Shelf(encoder, SHIPPED).missing(phrases))
    return shelf.vectors(phrases)
