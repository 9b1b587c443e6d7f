"""General: which single words are everybody's, so that none of them can tell who somebody is."""

import re
from collections.abc import Iterable
from functools import lru_cache

from knowledge.search.reading.words import STOP, Words

NAMES = frozenset({"Name", "Surn", "Patr"})
PLACES = frozenset({"Geox"})
RARE = frozenset({"Arch", "Erro", "Dist"})  # marks of words that hardly anybody uses
NAMING = frozenset({"NOUN", "ADJF", "ADJS", "PRTF", "NUMR"})  # what surnames are made of
PRONOUN = frozenset({"Apro", "NPRO"})
# Forms that the dictionary also takes for somebody's name, and everybody uses otherwise.
PLAIN = frozenset({
    "августа", "августе", "бездомному", "бездомные", "бездомный", "бездомным", "бездомных",
    "боевых", "брак", "брака", "браке", "браку", "вов", "герою", "дай", "дали", "жене", "залили",
    "инн", "любой", "май", "март", "марте", "машин", "машина", "машине", "машиной", "машину",
    "машины", "найду", "пол", "пола", "полу", "разовой", "разовых", "сами", "свет", "свету",
    "страховой", "страховых", "темы", "тепловых", "тому", "эко",
})  # fmt: skip
# Whom people speak of by a word that is nobody's surname, though a name may stand beside it.
KIN = frozenset({
    "муж", "жена", "супруг", "супруга", "сын", "сынок", "дочь", "дочка", "ребенок", "дети", "мать",
    "мама", "отец", "папа", "брат", "сестра", "бабушка", "дедушка", "внучка", "племянник",
    "племянница", "теща", "свекровь", "тетя", "мужчина", "женщина", "девочка", "мальчик",
    "инвалид", "пенсионер", "пенсионерка", "участник", "сосед", "соседка", "год", "лет",
})  # fmt: skip
PLURAL = ("ых", "их")  # as adjectives end, and surnames: «Седых», «Долгих»
UNLISTED_NAME = re.compile(  # endings of surnames and patronymics among words nobody listed
    r"(?:[оеё]в|ин|ын)(?:а|ой|у|ым|ых)$|[оеё]вич|[оеё]вн[аыеу]|[цс]к(?:ий|ая|ого|ому|ой|ую|их)$"
    r"|енко$|швили$|дзе$|ь?ян(?:а|у)?$"
)


class General:
    """Knows a word by the dictionary's marks and the knowledge's own vocabulary."""

    def __init__(self, words: Words, vocabulary: Iterable[str]) -> None:
        self._words = words
        self._vocabulary = frozenset(vocabulary)
        self._lemmas = frozenset(words.lemma(word) for word in self._vocabulary)
        self.stays = lru_cache(maxsize=20_000)(self._stays)

    def _stays(self, word: str) -> bool:
        """Whether a word in plain lower case letters may be kept wherever it stands alone."""
        if word in STOP or word in PLAIN:
            return True
        if len(word) == 1 or self.is_name(word):
            return False
        if word in self._vocabulary:
            return True
        if "-" in word:
            return all(map(self.stays, word.split("-")))
        return self._is_everybodys(word)

    def is_own(self, word: str) -> bool:
        """Whether it stands in the knowledge's vocabulary, and is no name."""
        return word in self._vocabulary and self.stays(word)

    def is_abbreviation(self, word: str) -> bool:
        """Whether capitals are how this word of the vocabulary is written: «СВО», «ЖКХ»."""
        marks = self._words.marks(word)
        return self.is_own(word) and (not marks or any("Abbr" in some for some in marks))

    def is_name(self, word: str) -> bool:
        """Whether it may be a person's name, whatever else it may be."""
        if word in PLAIN or word in STOP:
            return False
        marks = self._words.marks(word)
        if not marks:
            return UNLISTED_NAME.search(word) is not None
        return any(NAMES & some for some in marks)

    def is_place(self, word: str) -> bool:
        return any(PLACES & some for some in self._words.marks(word))

    def may_name(self, word: str) -> bool:
        """Whether beside a name it may be a part of it: «мороз иван», «иван кузнец»."""
        if not KIN.isdisjoint(self._words.forms(word)):
            return False
        marks = self._words.marks(word)[: 1 if word in STOP else None]
        return not marks or any(NAMING & some and not PRONOUN & some for some in marks)

    def forms(self, word: str) -> frozenset[str]:
        """Every dictionary form that it may have."""
        return self._words.forms(word)

    def _is_everybodys(self, word: str) -> bool:
        """Whether the dictionary has it as nothing but a general word.

        The dictionary stands in for a frequency list, which no wheel carries. It knows too many
        words for that: so kinds of people and animals («кузнец», «волк»), of which the surnames
        that look like words are made, stay only if the content speaks of them, and «седых» only
        if it stands there.
        """
        marks = self._words.marks(word)
        if not marks or any((NAMES | PLACES) & some for some in marks):
            return False
        if word.endswith(PLURAL) or all(RARE & some for some in marks):
            return False
        is_somebody = any({"NOUN", "anim"} <= some for some in marks)
        return not is_somebody or not self._lemmas.isdisjoint(self._words.forms(word))
