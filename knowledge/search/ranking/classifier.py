"""Classifier: which entry a vector leans to, learned from the knowledge base's own phrases.

Multinomial logistic regression over the encoder's vectors. One lucky phrase moves it less than
it moves the nearest neighbours, so the two together rank better than either.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.search.ranking.vectors import Vectors

Scores = NDArray[np.float32]
RIDGE = 0.7  # the strength of the penalty; a half and twice of it rank alike
STEPS, RATE = 150, 0.5
FIRST, SECOND, TINY = 0.9, 0.999, 1e-8  # Adam (Kingma and Ba, 2015)


class Classifier:
    """Weights by entry id. An entry it never saw gets the mean of all: neither lifted nor sunk."""

    def __init__(self, ids: Sequence[str], weights: Mapping[str, Vectors]) -> None:
        """`weights`: for an id its coefficients, the bias last; ids without stay neutral."""
        known = [number for number, one in enumerate(ids) if one in weights]
        self._known = np.array(known, dtype=np.intp)
        self._size = len(ids)
        rows = [weights[ids[number]] for number in known]
        self._rows = np.stack(rows).astype(np.float32) if rows else None

    def scores(self, vector: Vectors) -> Scores:
        """The logarithm of each entry's share, 0 at most, for one unit vector."""
        scores = np.zeros(self._size, dtype=np.float32)
        if self._rows is None:
            return scores
        leaning = self._rows[:, :-1] @ vector + self._rows[:, -1]
        leaning -= leaning.max()
        leaning -= np.log(np.exp(leaning).sum())
        scores[:] = leaning.mean()
        scores[self._known] = leaning
        return scores


def learn(vectors: Vectors, labels: NDArray[np.intp], size: int) -> Vectors:
    """Weights (an entry a row, the bias last) for unit vectors labelled 0…size−1."""
    inputs = np.hstack([vectors, np.ones((len(vectors), 1), dtype=np.float32)])
    wanted = np.zeros((len(vectors), size), dtype=np.float32)
    wanted[np.arange(len(labels)), labels] = 1.0
    weights = np.zeros((size, inputs.shape[1]), dtype=np.float32)
    slope, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        gradient = (_shares(inputs @ weights.T) - wanted).T @ inputs
        gradient[:, :-1] += RIDGE * weights[:, :-1]
        slope = FIRST * slope + (1 - FIRST) * gradient
        square = SECOND * square + (1 - SECOND) * gradient**2
        size_of = np.sqrt(square / (1 - SECOND**step)) + TINY
        weights -= RATE * (1 - step / STEPS) * slope / (1 - FIRST**step) / size_of
    return weights


def _shares(leaning: Vectors) -> Vectors:
    exp = np.exp(leaning - leaning.max(axis=1, keepdims=True))
    shares: Vectors = exp / exp.sum(axis=1, keepdims=True)
    return shares
