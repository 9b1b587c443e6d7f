"""Sounds: what stands in a message as numbers: its words in their forms, and bits of them."""

import zlib
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from knowledge.search.ranking.vectors import Vectors
from knowledge.search.reading.words import Words, tokens

WORDS = 4096  # places of words and of pairs of neighbours; two of them may share a place
LETTERS = 2048  # places of three to five letters in a row
LENGTHS = (3, 4, 5)
MEANING = 1.5  # how much the meaning weighs beside words and letters, each of length one
LONGEST = 2_000  # characters; further words of a story change nothing


def sounds(words: Words, text: str) -> Vectors:
    """Letters, then words as counts in hashed places, each part of length one."""
    text = text[:LONGEST]
    lemmas = words.lemmas(text)
    said = _counted((*lemmas, *map(" ".join, pairwise(lemmas))), WORDS)
    return np.concatenate([_counted(_bits(text), LETTERS), said])


def joined(meant: Vectors, heard: Vectors) -> Vectors:
    """Meaning and sounds side by side, a row each."""
    return np.hstack([MEANING * meant, heard])


def lemma_place(lemma: str) -> int:
    """Where a word is counted among WORDS."""
    return zlib.crc32(lemma.encode()) % WORDS


def _counted(told: tuple[str, ...] | Iterator[str], places: int) -> Vectors:
    vector = np.zeros(places, dtype=np.float32)
    for one in told:
        vector[zlib.crc32(one.encode()) % places] += 1
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


def _bits(text: str) -> Iterator[str]:
    """Every few letters in a row of each word, which begins and ends with a space."""
    for word in tokens(text):
        spaced = f" {word} "
        for length in LENGTHS:
            yield from (spaced[at : at + length] for at in range(len(spaced) - length + 1))
