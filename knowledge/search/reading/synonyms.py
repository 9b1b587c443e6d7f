"""Synonyms: different words for one thing become one word of the index."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from knowledge.search.reading.words import Words

Lemmas = tuple[str, ...]


class Synonyms:
    """Adds a word of its own, «=…», wherever one of its variants is said."""

    def __init__(self, words: Words, variants: Mapping[str, Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[Lemmas, str]]] = defaultdict(list)
        for name, others in variants.items():
            for text in (name, *others):
                if lemmas := words.lemmas(text):
                    self._by_first[lemmas[0]].append((lemmas, f"={name}"))

    def said(self, lemmas: Lemmas) -> Iterator[str]:
        """The names of the things that are said, in order."""
        for place, lemma in enumerate(lemmas):
            for variant, name in self._by_first.get(lemma, ()):
                if lemmas[place : place + len(variant)] == variant:
                    yield name
