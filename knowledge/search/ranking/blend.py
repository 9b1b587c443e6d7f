"""Blend: one score an entry from all evidence, and how sure one may be of the best."""

import numpy as np
from numpy.typing import NDArray

from knowledge.search.ranking.evidence import Evidence
from knowledge.search.ranking.model import Model
from knowledge.search.ranking.vectors import Vectors

Scores = NDArray[np.float32]
CLOSED = -1e9  # the score of what may not be ranked
FAR = 8.0  # a lead beyond which nothing is surer


def fused(evidence: Evidence, model: Model) -> Scores:
    """A score for every entry by which they are ranked."""
    return np.asarray(model.blend @ evidence.table, dtype=np.float32)


def signs(evidence: Evidence, scores: Scores, is_foreign: NDArray[np.bool_], gate: float) -> Scores:
    """What tells of the best of our entries whether it is right; in the order of `model.sure`.

    Its score; its lead over our second; its lead over the nearest topic of others; the share of
    the words that is found in it; whether its name is said; the gate.
    """
    ours = np.where(is_foreign, CLOSED, scores)
    best = int(np.argmax(ours))
    second = max(float(np.delete(ours, best).max(initial=CLOSED)), float(ours[best]) - FAR)
    others = max(float(scores[is_foreign].max(initial=CLOSED)), float(ours[best]) - FAR)
    covered, named = float(evidence.row("covered")[best]), float(evidence.row("named")[best])
    found = (ours[best], ours[best] - second, ours[best] - others, covered, named, gate)
    return np.array(found, dtype=np.float32)


def chance(found: Scores, weights: Vectors) -> float:
    """A logistic over the signs, 0…1."""
    logit = float(found @ weights[:-1] + weights[-1])
    return float(1 / (1 + np.exp(-min(max(logit, -30.0), 30.0))))
