"""Training: reads the content, learns the model, writes it and the phrases' vectors beside it.

The classifier and the gate learn from the content's own phrases. How sure one may be is learned
from the trials: questions written for that alone, which stand nowhere in the content.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from knowledge.library import Library
from knowledge.search.origin import origin
from knowledge.search.ranking import model as models, vectors
from knowledge.search.ranking.blend import CLOSED, fused, signs
from knowledge.search.ranking.classifier import learn
from knowledge.search.ranking.entries import entries, vocabulary
from knowledge.search.ranking.evidence import Index
from knowledge.search.ranking.meaning import Meaning, encoder as real_encoder
from knowledge.search.ranking.model import Model
from knowledge.search.ranking.stories import telling_part
from knowledge.search.ranking.vectors import Shelf
from knowledge.search.reading.politeness import without_politeness
from knowledge.search.reading.spelling import Spelling
from knowledge.search.reading.words import Words, plain
from knowledge.search.sheets import Topics, reading, sheet
from knowledge.search.training.fitting import Floats, logistic_regression
from knowledge.search.training.gating import learn_gate


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A question that stands nowhere in the content, and the ids that answer it; none: not ours.

    `is_vague`: nobody could say which measure is meant, though one of ours is.
    """

    question: str
    right: frozenset[str]
    region: str = ""
    is_vague: bool = False


class Training:
    """One library's phrases, and what is learned from them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known = entries(library, sheet(library.content / "foreign.yaml", Topics))
        self._is_foreign = np.array([entry.is_foreign for entry in self._known])
        self._words = Words()
        self._reading = reading(library, self._words)
        self._encoder = real_encoder()
        self._shelf = Shelf(self._encoder, vectors.SHIPPED)
        self.phrases = [phrase for entry in self._known for phrase in entry.phrases]

    def save(self, trials: Sequence[Trial]) -> None:
        """Write the vectors and the model where `Search` looks for them; takes minutes."""
        self._shelf.fill(self.phrases)
        self._shelf.save(vectors.SHIPPED, self.phrases)
        self.model(trials).save(models.SHIPPED, self._encoder)

    def model(self, trials: Sequence[Trial]) -> Model:
        """Everything that is learned."""
        self._shelf.fill(self.phrases)
        index = self._index()
        known = vocabulary(self._known)
        spelling = Spelling(self._words, known)
        outcomes = [self._outcome(trial, index, spelling) for trial in trials]
        found = np.stack([signs for signs, _ in outcomes])
        is_right = np.array([is_right for _, is_right in outcomes], dtype=np.float32)
        is_ours = np.array([bool(one.right) or one.is_vague for one in trials], dtype=np.float32)
        return replace(
            index.model,
            content=origin(self._library),
            lemmas={word: self._words.lemma(word) for word in sorted(known)},
            sure=logistic_regression(found, is_right),
            ours=logistic_regression(found, is_ours),
        )

    def _index(self) -> Index:
        """An index with the classifier's rows and the gate."""
        meant = self._shelf.vectors(self.phrases)
        sizes = [len(entry.phrases) for entry in self._known]
        labels = np.repeat(np.arange(len(sizes)), sizes)
        rows = learn(meant, labels, len(sizes))
        telling = [
            self._reading.words(without_politeness(plain(phrase))) for phrase in self.phrases
        ]
        model = Model(
            rows=dict(zip([entry.id for entry in self._known], rows, strict=True)),
            gate=learn_gate(telling, meant, ~self._is_foreign[labels]),
        )
        means = partial(Meaning, encoder=self._encoder)
        return Index(self._known, self._reading, means, model)

    def _outcome(self, trial: Trial, index: Index, spelling: Spelling) -> tuple[Floats, bool]:
        """The signs of the best of our entries, and whether it is right."""
        meant = without_politeness(spelling.meant(trial.question))
        evidence = index.evidence(telling_part(meant, index))
        scores = np.where(self._open(trial.region), fused(evidence, index.model), CLOSED)
        gate = index.model.gate.leaning(evidence.telling, evidence.vector)
        best = int(np.argmax(np.where(self._is_foreign, CLOSED, scores)))
        found = signs(evidence, scores, self._is_foreign, gate)
        return found, self._known[best].id in trial.right

    def _open(self, region: str) -> NDArray[np.bool_]:
        may = {measure.id for measure in self._library.situated(region)}
        return np.array([entry.is_foreign or entry.id in may for entry in self._known])
