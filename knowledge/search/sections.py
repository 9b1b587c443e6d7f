"""Follow-ups: which part of the measure talked about a few words ask for."""

from collections.abc import Mapping

from knowledge.measure import Section
from knowledge.search.reading.words import STOP, Words, tokens

FEW = 5  # more words are a question of their own
FILLERS = frozenset(
    {"а", "и", "еще", "какой", "для", "это", "нужен", "нужно", "надо", "требоваться", "быть", "там"}
)


class Sections:
    """Words of follow-ups, as lemmas, by the section that they ask for."""

    def __init__(self, words: Words, sheet: Mapping[Section, tuple[str, ...]]) -> None:
        self._words = words
        self._section = {lemma: section for section, lemmas in sheet.items() for lemma in lemmas}

    def asked(self, text: str) -> Section | None:
        """Return the section if nothing but section words and fillers stand in a short text."""
        if len(tokens(text)) > FEW:
            return None
        lemmas = self._words.lemmas(text)
        asked = [self._section[lemma] for lemma in lemmas if lemma in self._section]
        others = [one for one in lemmas if one not in self._section and not _is_filler(one)]
        return asked[0] if asked and not others else None


def _is_filler(lemma: str) -> bool:
    return lemma in FILLERS or lemma in STOP
