"""Places: municipalities as people call them, with their districts, settlements and typos."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from knowledge.findings import Placed
from knowledge.measure import Municipality, Region
from knowledge.search.reading.spelling import heard
from knowledge.search.reading.words import Words, tokens

FOUND = 78.0  # of a hundred; below, a name is not offered at all
REMARK = re.compile(r"\(.*?\)")
SETTLEMENT = 2.0  # a municipality's own name weighs more than a settlement's by so much
ALIKE = 90.0  # how alike two names must sound; and that counts a little less than spelling
BY_EAR = 0.95
KINDS = frozenset({
    "город", "городской", "городское", "г", "округ", "муниципальный", "муниципальное",
    "район", "р-н", "мо", "поселок", "пос", "пгт", "село", "с", "деревня", "д", "станица",
    "рп", "сельсовет", "поселение", "область", "обл", "и", "района", "округа", "города",
    "области", "районе", "округе", "городе", "поселке", "селе", "деревне", "я", "мы", "живу",
    "живем", "из", "в", "во", "у", "нас", "наш", "это", "проживаю", "меня",
})  # fmt: skip
BEFORE = frozenset({
    "в", "во", "из", "под", "около", "возле", "до", "город", "г", "район", "село", "поселок",
    "деревня", "по", "с", "п",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """One way to call a municipality: its words in dictionary form, and as they are spelt."""

    region: str
    municipality: Municipality
    words: tuple[str, ...]
    spelt: str
    heard: str
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
        self._by_first: dict[str, list[Name]] = defaultdict(list)
        for name in self._names:
            self._by_first[name.words[0]].append(name)
        self._aliases = {
            self._lemmas(alias): region.code
            for region in regions.values()
            for alias in (region.name, *region.aliases)
        }

    def place(self, text: str, region: str = "") -> tuple[Placed, ...]:
        """The municipalities that a whole answer may mean, best first, each once."""
        best: dict[str, Placed] = {}
        for name, score in self._near(text):
            placed = _placed(name, score)
            held = best.get(placed.municipality)
            if region in ("", name.region) and (held is None or held.score < placed.score):
                best[placed.municipality] = placed
        return tuple(sorted(best.values(), key=lambda placed: -placed.score))

    def named(self, text: str, region: str = "") -> tuple[str, str]:
        """The region and the municipality («» if none) that a longer text names exactly.

        Names of the given region go first; another region is named only beyond doubt.
        """
        said = tuple(self._words.lemma(word) for word in tokens(text))
        aliased = [code for alias, code in self._aliases.items() if _at(alias, said) is not None]
        maybe = (name for lemma in set(said) for name in self._by_first.get(lemma, ()))
        found = [name for name in maybe if self._is_named(name, said)]
        home = aliased[0] if aliased else region
        at_home = [name for name in found if name.region == home]
        regions = {name.region for name in found}
        if at_home or aliased or len(regions) != 1:
            return home, _only(at_home)
        return regions.pop(), _only(found)

    def _near(self, text: str) -> Iterator[tuple[Name, float]]:
        asked = " ".join(_spelt(text))
        lemmas, sound = " ".join(self._lemmas(text)), heard(asked)
        for name in self._names if asked else ():
            by_ear = fuzz.ratio(sound, name.heard, score_cutoff=ALIKE) * BY_EAR
            by_words = fuzz.ratio(lemmas, " ".join(name.words), score_cutoff=FOUND)
            score = max(fuzz.ratio(asked, name.spelt, score_cutoff=FOUND), by_words, by_ear)
            if score >= FOUND:
                yield name, score - (0 if name.is_own else SETTLEMENT)

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
        seen: set[str] = set()
        for text in (*own, *municipality.former_names, *municipality.settlements):
            spelt = " ".join(_spelt(text))
            if spelt and spelt not in seen:
                seen.add(spelt)
                words = self._lemmas(text)
                yield Name(region, municipality, words, spelt, heard(spelt), text in own)

    def _lemmas(self, text: str) -> tuple[str, ...]:
        return tuple(self._words.lemma(word) for word in _spelt(text))


def _spelt(text: str) -> tuple[str, ...]:
    """The words of a name without «район», «город», «я живу в» and the like."""
    return tuple(word for word in tokens(REMARK.sub("", text)) if word not in KINDS)


def _only(names: Sequence[Name]) -> str:
    """The municipality that the longest of the names mean, if it is one."""
    longest = max((len(name.words) for name in names), default=0)
    ids = {name.municipality.id for name in names if len(name.words) == longest}
    return ids.pop() if len(ids) == 1 else ""


def _at(name: tuple[str, ...], said: tuple[str, ...]) -> int | None:
    size = len(name)
    places = range(len(said) - size + 1) if size else range(0)
    return next((place for place in places if said[place : place + size] == name), None)


def _placed(name: Name, score: float) -> Placed:
    return Placed(
        region=name.region,
        municipality=name.municipality.id,
        name=name.municipality.name,
        score=round(max(0.0, min(100.0, score)), 1),
    )
