"""Spelling: a text as it was meant: another keyboard layout, Latin letters, typos."""

import re
from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from knowledge.search.reading.words import Words, plain, tokens

LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
TO_RUSSIAN = str.maketrans(LATIN_KEYS, RUSSIAN_KEYS)
LETTERS = (
    ("shch", "щ"), ("sch", "щ"), ("yo", "ё"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"),
    ("sh", "ш"), ("yu", "ю"), ("ju", "ю"), ("ya", "я"), ("ja", "я"), ("iy", "ий"), ("ye", "е"),
    ("a", "а"), ("b", "б"), ("v", "в"), ("g", "г"), ("d", "д"), ("e", "е"), ("z", "з"), ("i", "и"),
    ("j", "й"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"),
    ("s", "с"), ("t", "т"), ("u", "у"), ("f", "ф"), ("h", "х"), ("c", "ц"), ("y", "ы"), ("w", "в"),
    ("x", "кс"), ("q", "к"), ("'", "ь"),
)  # fmt: skip
LATIN = re.compile(r"[a-z]", re.IGNORECASE)
CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
SITES = "ru|com|net|org|info|site|online|top|xyz|su|me|io|pro|club|shop|store|link|click|live"
ADDRESS = re.compile(rf"\S+://\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:{SITES})\b(?:/\S*)?", re.IGNORECASE)
SPACED = re.compile(r"\b(?:[а-я] ){2,}[а-я]\b")  # «е д в»
HALF = 0.5  # of the words must become Russian for a reading to be believed
SHORT = 4  # a word of fewer letters is never corrected
NEAREST = 0.7  # normalised similarity of a correction; below, the word stays as typed


class Spelling:
    """Corrects towards the knowledge's own vocabulary, and never a word the dictionary knows."""

    def __init__(self, words: Words, vocabulary: Iterable[str]) -> None:
        self._words = words
        self._vocabulary = frozenset(word for word in vocabulary if len(word) >= SHORT)
        self._choices = sorted(self._vocabulary)
        self.corrected = lru_cache(maxsize=20_000)(self._corrected)

    def meant(self, text: str) -> str:
        """The text with its layout, letters and typos put right; plain lower case letters."""
        text = SPACED.sub(lambda run: run[0].replace(" ", ""), plain(self.cyrillic(text)))
        return re.sub(r"[а-яa-z0-9-]+", lambda word: self.corrected(word[0]), text)

    def cyrillic(self, text: str) -> str:
        """A text typed in Latin letters as Russian, if that makes it words we know."""
        typed = ADDRESS.sub("", text)  # the name of a site is no other layout
        if len(LATIN.findall(typed)) <= len(CYRILLIC.findall(typed)) or "@" in text:
            return text
        lowered = typed.lower()
        readings = (lowered.translate(TO_RUSSIAN), transliterated(lowered))
        best = max(readings, key=self._sense)
        return best if self._sense(best) >= HALF else text

    def _sense(self, text: str) -> float:
        """The share of a text's words that are Russian words."""
        found = tokens(text)
        return sum(map(self._is_right, found)) / max(1, len(found))

    def _is_right(self, word: str) -> bool:
        return word in self._vocabulary or (
            bool(CYRILLIC.search(word)) and self._words.is_known(word)
        )

    def _corrected(self, word: str) -> str:
        if len(word) < SHORT or not word.isalpha() or self._is_right(word):
            return word
        near = process.extract(
            word,
            self._choices,
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=NEAREST,
            limit=5,
        )
        ranked = sorted(near, key=lambda choice: choice[1] + _alike(word, choice[0]), reverse=True)
        return ranked[0][0] if ranked else word


class Nearby:
    """Finds at once the word that sounds alike or differs by one letter; for messages of alarm."""

    def __init__(self, words: Words, vocabulary: Iterable[str]) -> None:
        self._words = words
        self._choices = tuple(vocabulary)
        # Hashes side by side take a tenth of the memory that a dictionary of as many texts does.
        hashes, owners = array("q"), array("i")
        for at, word in enumerate(self._choices):
            for key in _keys(word):
                hashes.append(hash(key))
                owners.append(at)
        self._hashes, first = np.unique(np.array(hashes), return_index=True)
        self._owners = np.array(owners)[first]

    def meant(self, text: str) -> str:
        """The text with every word that the dictionary does not know put right."""
        return re.sub(r"[а-я]{4,}", lambda word: self._corrected(word[0]), plain(text))

    def _corrected(self, word: str) -> str:
        if self._words.is_known(word):
            return word
        found = (self._found(key) for key in (heard(word), *_shorter(word), word))
        return next((one for one in found if one), word)

    def _found(self, key: str) -> str:
        """The first word with this key, «» if none."""
        place = int(np.searchsorted(self._hashes, hash(key)))
        is_there = place < len(self._hashes) and self._hashes[place] == hash(key)
        return self._choices[self._owners[place]] if is_there else ""


def _keys(word: str) -> Iterator[str]:
    yield heard(word)
    if len(word) > SHORT:
        yield from _shorter(word)


def _shorter(word: str) -> Iterator[str]:
    """The word without one of its letters, each in turn; the first letter stays."""
    return (word[:place] + word[place + 1 :] for place in range(1, len(word)))


def transliterated(text: str) -> str:
    """Latin letters as the Russian ones that they usually stand for."""
    for latin, russian in LETTERS:
        text = text.replace(latin, russian)
    return text


def _alike(word: str, choice: str) -> float:
    """People rarely miss the first letter, and often write as they hear."""
    return 0.05 * (word[0] == choice[0]) + 0.15 * (heard(word) == heard(choice))


def heard(word: str) -> str:
    """How a word sounds, roughly: unstressed vowels and paired consonants made one."""
    word = re.sub(r"([ое])го$", r"\1во", word)
    sounds = word.translate(str.maketrans("оеяюёбвгджз", "аииуапфктшс")).replace("тс", "ц")
    return re.sub(r"(.)\1+", r"\1", sounds.replace("ь", "").replace("ъ", ""))
