"""Blend: one confidence from what words and meaning say."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
# Shares of the words, of the whole text's meaning and of its nearest sentence: the middle of a
# wide plateau on 180 labelled questions of citizens (top-1 changes by a point around it).
WORDS, WHOLE, SENTENCE = 1.0, 1.5, 0.5
# The classifier's share: 0.05 to 0.2 adds 5 to 8 points of top-1 on questions it never saw.
LEANING = 0.12
# A logistic over the score, its lead over the runner-up and how telling a name of the measure is in
# the question; the middle of ten-fold fits on 260 labelled questions (log loss 0.41).
SCORE, LEAD, NAMED, OFFSET = 1.46, 3.35, 0.28, -1.4
MOST_NAMED = 8.0  # a name of two rare words is as good as any longer one
LEAST = 4.0  # BM25 of one telling word: «документы» alone must not look like a full match
CLOSED = -9.0  # the score of what may not be ranked


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What was found for every entry: BM25, cosines, log shares; the words' best possible score."""

    words: Scores
    possible: float
    whole: Scores
    sentence: Scores
    leaning: Scores


def fused(evidence: Evidence) -> Scores:
    """A score for every entry by which they are ranked."""
    best = max(float(evidence.words.max(initial=0.0)), LEAST)
    covered = best / max(evidence.possible, best)
    words = evidence.words / best * (0.5 + 0.5 * covered)
    meant = WHOLE * evidence.whole + SENTENCE * evidence.sentence
    scores: Scores = WORDS * words + meant + LEANING * evidence.leaning
    return scores


def confidences(scores: Scores, named: Scores) -> Scores:
    """The chance that each entry is the right answer.

    They fall in the order of the scores: nothing is surer than what is ranked first.
    """
    best = int(np.argmax(scores))
    rivals = np.full_like(scores, scores[best])
    rivals[best] = max(np.delete(scores, best).max(initial=-1.0), -1.0)
    logit = SCORE * scores + LEAD * (scores - rivals) + OFFSET
    logit[best] += NAMED * min(float(named[best]), MOST_NAMED)
    chances = 1 / (1 + np.exp(-np.clip(logit, -30, 30)))
    return np.asarray(chances, dtype=np.float32)
