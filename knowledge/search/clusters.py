"""Clusters: texts that ask for about the same, found by the words they share."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.search.reading.words import Words

Overlaps = NDArray[np.float32]
# Mean overlap from which groups are joined. On citizens' letters a lower one joins strangers, and
# the encoder's cosine does so at any height: it hears how people write before what they ask.
NEAR = 0.1
NAMED = 4  # words that name a cluster
OFTEN = 0.5  # share of its texts in which such a word stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Numbers of texts, the most typical first; the words that most of them share."""

    members: tuple[int, ...]
    words: tuple[str, ...]


def clustered(texts: Sequence[str], words: Words) -> tuple[Cluster, ...]:
    """Every text in one cluster, the biggest first; time and memory grow with their square."""
    said = [frozenset(words.telling(words.lemmas(text))) for text in texts]
    counts = Counter(lemma for lemmas in said for lemma in lemmas)
    weights = {lemma: math.log(1 + len(texts) / count) for lemma, count in counts.items()}
    overlaps = _overlaps(said, weights)
    groups = sorted(_joined(overlaps), key=lambda group: (-len(group), group))
    return tuple(
        Cluster(
            members=_typical_first(group, overlaps),
            words=_names([said[member] for member in group], weights),
        )
        for group in groups
    )


def _overlaps(said: Sequence[frozenset[str]], weights: dict[str, float]) -> Overlaps:
    """Of every two texts the weight of the words they share among all their words, 0…1."""
    numbers = {lemma: number for number, lemma in enumerate(weights)}
    table = np.zeros((len(said), len(numbers)), dtype=np.float32)
    for row, lemmas in enumerate(said):
        table[row, [numbers[lemma] for lemma in lemmas]] = 1
    heavy = table * np.fromiter(weights.values(), dtype=np.float32, count=len(weights))
    shared = heavy @ table.T
    alone = heavy.sum(axis=1)
    every = alone[:, None] + alone[None, :] - shared
    return np.asarray(shared / np.maximum(every, 1e-6), dtype=np.float32)


def _joined(overlaps: Overlaps) -> list[list[int]]:
    """Join the two nearest groups, by the mean of their overlaps, until none are near."""
    near = overlaps.copy()
    np.fill_diagonal(near, -1)
    groups = [[number] for number in range(len(near))]
    best = near.max(axis=1, initial=-1)
    while best.max(initial=-1) >= NEAR:
        first = int(best.argmax())
        second = int(near[first].argmax())
        _merge(near, (first, second), len(groups[first]), len(groups[second]))
        groups[first] += groups[second]
        groups[second] = []
        best = near.max(axis=1)
    return [sorted(group) for group in groups if group]


def _merge(near: Overlaps, pair: tuple[int, int], ours: int, theirs: int) -> None:
    """Let the first row and column stand for both groups, and the second for none."""
    first, second = pair
    mean = (near[first] * ours + near[second] * theirs) / (ours + theirs)
    near[first] = near[:, first] = np.where(near[first] < 0, -1, mean)
    near[first, first] = -1
    near[second] = near[:, second] = -1


def _typical_first(group: Sequence[int], overlaps: Overlaps) -> tuple[int, ...]:
    inside = overlaps[np.ix_(group, group)].mean(axis=1)
    return tuple(group[place] for place in np.argsort(-inside, kind="stable"))


def _names(said: Sequence[frozenset[str]], weights: dict[str, float]) -> tuple[str, ...]:
    counts = Counter(lemma for lemmas in said for lemma in lemmas)
    often = [lemma for lemma, count in counts.items() if count >= OFTEN * len(said)]
    return tuple(sorted(often, key=lambda one: (-counts[one] * weights[one], one))[:NAMED])
