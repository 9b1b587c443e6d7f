"""Fitting: a small logistic regression, which says how sure one may be."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
ROUNDS = 25  # Newton's steps: it stands still after ten
RIDGE = 0.01  # the penalty, a share of the number of rows


def logistic_regression(inputs: Floats, wanted: Floats) -> Floats:
    """Coefficients, the offset last, of the chance that `wanted` (0 or 1) is 1.

    inputs: a row each; every column is brought to one scale first, so that the penalty is fair.
    """
    middle, scale = inputs.mean(axis=0), inputs.std(axis=0) + 1e-6
    rows = np.hstack([(inputs - middle) / scale, np.ones((len(inputs), 1))]).astype(np.float64)
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], RIDGE * len(rows))
    penalty[-1] = 0.0
    for _ in range(ROUNDS):
        chances = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (chances - wanted) + penalty * weights
        bend = (rows * (chances * (1 - chances))[:, None]).T @ rows + np.diag(penalty + 1e-6)
        weights -= np.linalg.solve(bend, slope)
    steep = weights[:-1] / scale
    return np.append(steep, weights[-1] - steep @ middle).astype(np.float32)
