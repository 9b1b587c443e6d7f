"""Gating: learns to tell what citizens ask us from what they ask others."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.search.ranking.gate import Gate
from knowledge.search.ranking.vectors import Vectors
from knowledge.search.reading.synonyms import Lemmas

PENALTY = 3.0  # scikit-learn's C: 1 to 10 reject alike
MOST_STEPS = 400


def learn_gate(telling: Sequence[Lemmas], vectors: Vectors, is_ours: NDArray[np.bool_]) -> Gate:
    """A gate from texts of both sides: the telling words and the vector of each."""
    # Needed by whoever trains; who serves does without.
    from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped] # noqa: PLC0415
    from sklearn.linear_model import (  # type: ignore[import-untyped]  # noqa: PLC0415
        LogisticRegression,
    )

    counts = Counter(word for words in telling for word in set(words))
    numbers = {word: number for number, word in enumerate(sorted(counts))}
    rarity = [math.log(len(telling) / counts[word]) + 1 for word in numbers]
    rows = [_row(words, numbers, rarity) for words in telling]
    places = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    columns = np.array([column for row in rows for column, _ in row])
    values = np.array([value for row in rows for _, value in row])
    said = csr_matrix((values, (places, columns)), shape=(len(rows), len(numbers)))
    fitted = LogisticRegression(C=PENALTY, max_iter=MOST_STEPS)
    fitted.fit(hstack([said, csr_matrix(vectors)]).tocsr(), is_ours)
    coefficients = fitted.coef_[0]
    words = {
        word: (rarity[number], float(coefficients[number])) for word, number in numbers.items()
    }
    plane = np.append(coefficients[len(numbers) :], fitted.intercept_[0])
    return Gate(words=words, plane=plane.astype(np.float32))


def _row(
    words: Lemmas, numbers: dict[str, int], rarity: Sequence[float]
) -> list[tuple[int, float]]:
    known = [numbers[word] for word in sorted(set(words))]
    length = math.sqrt(sum(rarity[number] ** 2 for number in known)) or 1.0
    return [(number, rarity[number] / length) for number in known]
