"""Telling: what of a text tells which measure is meant, and how much each of its words tells."""

from collections.abc import Collection, Mapping
from itertools import pairwise

from knowledge.search.reading.ages import ages
from knowledge.search.reading.synonyms import Lemmas, Synonyms
from knowledge.search.reading.words import Words

DULL, PAIR = 0.4, 0.3  # what a word of a frame, and two words side by side, weigh; a word weighs 1


class Telling:
    """Reads a text, put right and without politeness."""

    def __init__(self, words: Words, synonyms: Synonyms, frames: Collection[str] = ()) -> None:
        """`frames`: what people put around any question; its words tell little."""
        self._words = words
        self._synonyms = synonyms
        self._dull = {word for text in frames for word in self.words(text)}

    def words(self, text: str) -> Lemmas:
        """The words of a text that carry meaning, the things they stand for, and ages."""
        lemmas = self._words.lemmas(text)
        return (*self._words.telling(lemmas), *self._synonyms.said(lemmas), *ages(text))

    def alone(self, text: str) -> Lemmas:
        """Only the words that carry meaning."""
        return self._words.telling(self._words.lemmas(text))

    def pairs(self, text: str) -> list[str]:
        """Telling words side by side: «единовременное пособие» is more than its words."""
        return [f"{first} {second}" for first, second in pairwise(self.alone(text))]

    def indexed(self, text: str) -> tuple[str, ...]:
        """Every word of the index that a text of the content stands for."""
        return (*self.words(text), *self.pairs(text))

    def weighed(self, text: str) -> Mapping[str, float]:
        """The words of a question with their weights, 0…1."""
        said = {word: DULL if word in self._dull else 1.0 for word in self.words(text)}
        return said | dict.fromkeys(self.pairs(text), PAIR)
