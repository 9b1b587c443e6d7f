"""Blend: one confidence from what words and meaning say."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
# Measured on labelled questions of citizens: shares of words, of a whole text's meaning and of
# its nearest sentence; then a logistic over the fused score and its lead over the runner-up.
WORDS, WHOLE, SENTENCE = 1.0, 1.5, 0.5
SCALE, LEAD, OFFSET = 3.0, 4.0, -5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What was found for every entry: BM25 and cosines, and the words' best possible score."""

    words: Scores
    possible: float
    whole: Scores
    sentence: Scores


def fused(evidence: Evidence) -> Scores:
    """A score for every entry by which they are ranked."""
    best = float(evidence.words.max(initial=0.0)) or 1.0
    covered = best / max(evidence.possible, best)
    words = evidence.words / best * (0.5 + 0.5 * covered)
    scores: Scores = WORDS * words + WHOLE * evidence.whole + SENTENCE * evidence.sentence
    return scores


def confidences(scores: Scores) -> Scores:
    """The chance that each entry is the right answer, by its score and its lead."""
    first, second = np.sort(scores)[::-1][:2] if len(scores) > 1 else (scores[0], 0.0)
    rivals = np.where(scores == first, second, first)
    chances: Scores = 1 / (1 + np.exp(-(SCALE * scores + LEAD * (scores - rivals) + OFFSET)))
    return chances
