"""What of a text tells who somebody is: every kind, each place once, in order."""

import re
from collections.abc import Iterable, Iterator

from knowledge.findings import Span
from knowledge.measure import Region
from knowledge.search.reading.personal import birthdays
from knowledge.search.reading.personal.addresses import Addresses
from knowledge.search.reading.personal.names import Names
from knowledge.search.reading.personal.numbers import Numbers, digits_of
from knowledge.search.reading.words import Words, tokens

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # signs that would part a number unseen
TELEPHONE = re.compile(r"\+?\d[\d\s()–-]{3,}\d")


class Finding:
    """Pure and thread-safe."""

    def __init__(self, words: Words, regions: Iterable[Region]) -> None:
        """`regions`: their offices' telephones and addresses are nobody's own."""
        regions = tuple(regions)
        self._numbers = Numbers(frozenset(_telephones(regions)))
        self._addresses = Addresses(
            office.address for region in regions for office in region.offices
        )
        towns = (tuple(map(words.lemma, tokens(name))) for name in _places(regions))
        self._names = Names(words, frozenset(towns))

    def find(self, text: str) -> tuple[Span, ...]:
        """Every place, in order; none overlaps another."""
        if not UNSEEN.search(text):
            return self._found(text)
        seen = [place for place, sign in enumerate(text) if not UNSEEN.match(sign)]
        found = self._found("".join(text[place] for place in seen))
        return tuple(Span(seen[span.start], seen[span.end - 1] + 1, span.kind) for span in found)

    def _found(self, text: str) -> tuple[Span, ...]:
        taken: list[Span] = []
        for span in self._claims(text):
            over = [one for one in taken if span.start < one.end and one.start < span.end]
            if all(one.kind is span.kind for one in over):
                whole = (*over, span)
                start, end = min(one.start for one in whole), max(one.end for one in whole)
                taken = [one for one in taken if one not in over]
                taken.append(Span(start, end, span.kind))
        return tuple(sorted(taken, key=lambda span: span.start))

    def _claims(self, text: str) -> Iterator[Span]:
        """Whatever may be personal, the surest first: who comes later gives way."""
        yield from birthdays.find(text)
        yield from self._numbers.find(text)
        yield from self._addresses.find(text)
        names = tuple(self._names.find(text))
        yield from names
        yield from birthdays.beside(text, names)


def _telephones(regions: Iterable[Region]) -> Iterator[str]:
    for region in regions:
        told = " , ".join((region.hotline, *(p for one in region.offices for p in one.phones)))
        yield from (digits_of(found[0]) for found in TELEPHONE.finditer(told))


def _places(regions: Iterable[Region]) -> Iterator[str]:
    for region in regions:
        for town in region.municipalities:
            yield from (town.name, town.center, *town.aliases, *town.settlements)
