"""Evidence: what words and meaning say of every entry, as a row of numbers a feature."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from knowledge.search.ranking.classifier import Classifier
from knowledge.search.ranking.entries import Entry
from knowledge.search.ranking.lexical import Lexical
from knowledge.search.ranking.meaning import Meaning
from knowledge.search.ranking.model import Model
from knowledge.search.ranking.naming import Naming
from knowledge.search.reading.synonyms import Lemmas
from knowledge.search.reading.telling import Telling

Scores = NDArray[np.float32]
Means = Callable[[Sequence[Sequence[str]]], Meaning]
SENTENCE = re.compile(r"[.?!…\n]+")
MOST_SENTENCES = 8
REMEMBERED = 8  # texts: a doubtful alarm and a search ask of the same one
SHORT = 2  # words of a sentence that means nothing alone
LEAST = 4.0  # BM25 of one telling word: «документы» alone must not look like a full match
MOST_NAMED = 8.0  # a name of two rare words is as good as any longer one
LOWEST = -12.0  # log share under which nothing is less likely
FEATURES = ("words", "covered", "whole", "sentence", "leaning", "named")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A row of `table` for each of FEATURES, a column an entry; `vector` is the whole text's."""

    table: Scores
    vector: Scores
    telling: Lemmas

    def row(self, name: str) -> Scores:
        scores: Scores = self.table[FEATURES.index(name)]
        return scores


class Index:
    """Every entry, ready to be compared with a question."""

    def __init__(
        self,
        entries: Sequence[Entry],
        reading: Telling,
        meaning: Means,
        model: Model,
    ) -> None:
        self._reading = reading
        self.model = model
        self._classifier = Classifier([entry.id for entry in entries], model.rows)
        self._lexical = Lexical([self._indexed(entry) for entry in entries])
        names = [[reading.alone(name) for name in _names(entry)] for entry in entries]
        self._naming = Naming(names, self._lexical.rarity)
        self._meaning = meaning([entry.phrases for entry in entries])
        self.evidence = lru_cache(maxsize=REMEMBERED)(self._evidence)

    def _evidence(self, text: str) -> Evidence:
        """Compare a text, put right and without politeness, with every entry."""
        telling = self._reading.words(text)
        words, possible, best = self._words_of(text)
        vectors = self._meaning.encoded(list(dict.fromkeys([text, *sentences(text)])))
        near = self._meaning.scores(vectors)
        later = slice(1, None) if len(vectors) > 1 else slice(None)
        rows = (
            words / best * (0.5 + 0.5 * best / possible),
            words / possible,
            near[:, 0],
            near[:, later].max(axis=1),
            np.maximum(self._classifier.scores(vectors[0]), LOWEST),
            np.minimum(self._naming.scores(set(telling)), MOST_NAMED) / MOST_NAMED,
        )
        table = np.stack(rows).astype(np.float32)
        return Evidence(table=table, vector=vectors[0], telling=telling)

    def leanings(self, texts: Sequence[str]) -> list[float]:
        """How far each text lies on our side of the gate; all alike where there is none."""
        vectors = self._meaning.encoded(texts)
        words = map(self._reading.words, texts)
        return [self.model.gate.leaning(*one) for one in zip(words, vectors, strict=True)]

    def common(self, number: int, telling: Lemmas) -> tuple[str, ...]:
        """Which of the words stand in an entry, the most telling first."""
        return self._lexical.common(number, telling)

    def _words_of(self, text: str) -> tuple[Scores, float, float]:
        """BM25F of every entry, what a perfect one would have, and what the best has."""
        said = self._reading.weighed(text)
        words = self._lexical.scores(said)
        best = max(float(words.max(initial=0.0)), LEAST)
        return words, max(self._lexical.weight(said), best), best

    def _indexed(self, entry: Entry) -> dict[str, list[str]]:
        return {
            field: [word for text in texts for word in self._reading.indexed(text)]
            for field, texts in entry.fields.items()
        }


def sentences(text: str) -> list[str]:
    """The sentences of a text that are long enough to mean something, or the whole of it."""
    parts = [part.strip() for part in SENTENCE.split(text)]
    return [part for part in parts if len(part.split()) > SHORT][:MOST_SENTENCES] or [text]


def _names(entry: Entry) -> list[str]:
    return [*entry.fields.get("title", ()), *entry.fields.get("names", ())]
