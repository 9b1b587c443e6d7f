"""Training: what ships beside the content, learned from nothing but the content."""

import numpy as np

from knowledge.library import Library
from knowledge.search.ranking import classifier, vectors
from knowledge.search.ranking.entries import entries
from knowledge.search.ranking.meaning import encoder as real_encoder
from knowledge.search.ranking.vectors import Shelf
from knowledge.search.sheets import Topics, sheet


def train(library: Library) -> int:
    """Write what ships beside the content: each phrase's vector, and the classifier's weights.

    Returns the number of phrases. Takes about a minute; needs nothing but the content.
    """
    foreign: Topics = sheet(library.content / "foreign.yaml", Topics)
    known = entries(library, foreign)
    phrases = [phrase for entry in known for phrase in entry.phrases]
    labels = np.repeat(np.arange(len(known)), [len(entry.phrases) for entry in known])
    encoder = real_encoder()
    shelf = Shelf(encoder, vectors.SHIPPED)
    shelf.fill(phrases)
    shelf.save(vectors.SHIPPED, phrases)
    weights = classifier.learn(shelf.vectors(phrases), labels, len(known))
    classifier.save([entry.id for entry in known], weights, encoder)
    return len(phrases)
