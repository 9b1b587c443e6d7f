"""Synonyms: different words for one thing become one word of the index."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from knowledge.search.reading.words import Words

Lemmas = tuple[str, ...]
ALONE = "!"  # «детские!» is money, save before the noun that it describes: «детские вещи»
DESCRIBING = frozenset({"ADJF", "PRTF"})
PROPER = frozenset({"Geox", "Name", "Surn", "Patr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Variant:
    lemmas: Lemmas
    name: str
    is_alone: bool

    def stands(self, lemmas: Lemmas, place: int) -> bool:
        return lemmas[place : place + len(self.lemmas)] == self.lemmas


class Synonyms:
    """Adds a word of its own, «=…», wherever one of its variants is said."""

    def __init__(self, words: Words, variants: Mapping[str, Sequence[str]]) -> None:
        """A variant that ends with «!» is not said where a noun follows it."""
        self._words = words
        self._by_first: dict[str, list[_Variant]] = defaultdict(list)
        for name, others in variants.items():
            for text in (name, *others):
                if lemmas := words.lemmas(text):
                    is_alone = text.endswith(ALONE)
                    variant = _Variant(lemmas=lemmas, name=f"={name}", is_alone=is_alone)
                    self._by_first[lemmas[0]].append(variant)

    def said(self, lemmas: Lemmas) -> Iterator[str]:
        """The names of the things that are said, in order."""
        for place, lemma in enumerate(lemmas):
            for variant in self._by_first.get(lemma, ()):
                if variant.stands(lemmas, place):
                    after = lemmas[place + len(variant.lemmas) :]
                    if not variant.is_alone or not self._describes(after):
                        yield variant.name

    def _describes(self, after: Lemmas) -> bool:
        """Whether a common noun comes next, other describing words before it left out."""
        marks = map(self._likeliest, after)
        noun = next(dropwhile(lambda some: not some.isdisjoint(DESCRIBING), marks), frozenset())
        return "NOUN" in noun and noun.isdisjoint(PROPER)

    def _likeliest(self, lemma: str) -> frozenset[str]:
        return next(iter(self._words.marks(lemma)), frozenset())
