"""Places: municipalities as people call them, with their districts, settlements and typos."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from knowledge.findings import Placed
from knowledge.measure import Municipality, Region
from knowledge.search.words import Words, tokens

FOUND = 78.0  # below, a name is not offered at all
KINDS = frozenset({
    "город", "городской", "городское", "г", "округ", "муниципальный", "муниципальное", "район",
    "р-н", "мо", "поселок", "пос", "пгт", "село", "с", "деревня", "д", "станица", "рп",
    "сельсовет", "поселение", "область", "обл", "и",
})  # fmt: skip
BEFORE = frozenset({
    "в", "во", "из", "под", "около", "возле", "до", "город", "г", "район", "село", "поселок",
    "деревня", "по", "с", "п",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """One way to call a municipality; its own names weigh more than a settlement's."""

    region: str
    municipality: Municipality
    words: tuple[str, ...]
    is_own: bool


class Places:
    """Every name of every municipality of the regions."""

    def __init__(self, words: Words, regions: Mapping[str, Region]) -> None:
        self._words = words
        self._names = [
            name
            for region in regions.values()
            for municipality in region.municipalities
            for name in self._called(region.code, municipality)
        ]
        self._choices = [" ".join(name.words) for name in self._names]
        self._aliases = {
            self._key(alias): region.code
            for region in regions.values()
            for alias in (region.name, *region.aliases)
        }

    def place(self, text: str, region: str = "") -> tuple[Placed, ...]:
        """The municipalities that a whole answer may mean, best first, each once."""
        asked = " ".join(self._key(text))
        if not asked:
            return ()
        near = process.extract(asked, self._choices, scorer=_likeness, score_cutoff=FOUND, limit=40)
        best: dict[str, Placed] = {}
        for _, score, number in near:
            name = self._names[number]
            if region in ("", name.region):
                placed = _placed(name, score - (0 if name.is_own else 2))
                held = best.get(placed.municipality)
                if held is None or held.score < placed.score:
                    best[placed.municipality] = placed
        return tuple(sorted(best.values(), key=lambda placed: -placed.score))

    def named(self, text: str, region: str = "") -> tuple[str, str]:
        """The region and the municipality («» if none) that a longer text names exactly."""
        said = tuple(self._words.lemma(word) for word in tokens(text))
        by_alias = [code for alias, code in self._aliases.items() if _at(alias, said) is not None]
        within = by_alias[0] if by_alias else region
        found = [
            name
            for name in self._names
            if within in ("", name.region) and self._is_named(name, said)
        ]
        regions = {name.region for name in found}
        if within == "" and len(regions) > 1:
            return "", ""
        longest = max((len(name.words) for name in found), default=0)
        ids = {name.municipality.id for name in found if len(name.words) == longest}
        code = within or next(iter(regions), "")
        return code, ids.pop() if len(ids) == 1 else ""

    def _is_named(self, name: Name, said: tuple[str, ...]) -> bool:
        """A word of everyday («Грязи», «Сады») is a place only after «в», «город» and the like."""
        place = _at(name.words, said)
        if place is None:
            return False
        if len(name.words) > 1 or self._words.is_place(name.words[0]):
            return True
        return place > 0 and said[place - 1] in BEFORE

    def _called(self, region: str, municipality: Municipality) -> Iterator[Name]:
        own = (municipality.name, municipality.center, *municipality.aliases)
        seen: set[tuple[str, ...]] = set()
        for text in (*own, *municipality.former_names, *municipality.settlements):
            words = self._key(text)
            if words and words not in seen:
                seen.add(words)
                yield Name(region, municipality, words, text in own)

    def _key(self, text: str) -> tuple[str, ...]:
        """The words of a name in dictionary form, without «район», «город» and the like."""
        found = tokens(re.sub(r"\(.*?\)", "", text))
        return tuple(self._words.lemma(word) for word in found if word not in KINDS)


def _likeness(asked: str, choice: str, **_: object) -> float:
    """How alike two names are, 0…100; a choice that misses a word of the question loses."""
    whole = fuzz.ratio(asked, choice)
    return max(whole, fuzz.token_sort_ratio(asked, choice))


def _at(name: tuple[str, ...], said: tuple[str, ...]) -> int | None:
    size = len(name)
    places = range(len(said) - size + 1) if size else range(0)
    return next((place for place in places if said[place : place + size] == name), None)


def _placed(name: Name, score: float) -> Placed:
    return Placed(
        region=name.region,
        municipality=name.municipality.id,
        name=name.municipality.name,
        score=max(0.0, min(100.0, score)),
    )
