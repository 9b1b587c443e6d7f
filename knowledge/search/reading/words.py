"""Words: what a text is made of, in dictionary forms."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pymorphy3 import MorphAnalyzer  # type: ignore[import-untyped]

STOP = frozenset({
    "и", "в", "во", "не", "что", "он", "на", "я", "с", "со", "как", "а", "то", "все", "она",
    "так", "его", "но", "да", "ты", "к", "у", "же", "вы", "за", "бы", "по", "только", "ее",
    "мне", "было", "вот", "от", "меня", "еще", "нет", "о", "из", "ему", "теперь", "когда",
    "даже", "ну", "вдруг", "ли", "если", "уже", "или", "ни", "быть", "был", "него", "до", "вас",
    "нибудь", "опять", "уж", "вам", "ведь", "там", "потом", "себя", "ничего", "ей", "может",
    "они", "тут", "где", "есть", "надо", "ней", "для", "мы", "тебя", "их", "чем", "была", "сам",
    "чтоб", "без", "будто", "чего", "раз", "тоже", "себе", "под", "будет", "ж", "тогда", "кто",
    "этот", "того", "потому", "этого", "какой", "совсем", "ним", "здесь", "этом", "один",
    "почти", "мой", "тем", "чтобы", "нее", "сейчас", "были", "куда", "зачем", "всех", "никогда",
    "можно", "при", "наконец", "об", "другой", "хоть", "после", "над", "больше", "тот", "через",
    "эти", "нас", "про", "всего", "них", "какая", "много", "разве", "эту", "моя", "впрочем",
    "хорошо", "свою", "этой", "перед", "иногда", "лучше", "чуть", "том", "нельзя", "такой",
    "им", "более", "всегда", "конечно", "всю", "между", "это", "который", "свой", "наш", "ваш",
    "весь", "мочь", "сколько", "здравствуйте", "здравствуй", "привет", "добрый", "день",
    "вечер", "утро", "пожалуйста", "подсказать", "спасибо", "сказать", "хотеть", "узнать",
    "интересовать", "вопрос", "уважаемый", "помогите", "щас", "очень", "просто", "почему",
    "также", "далее", "поэтому", "именно", "какой-нибудь", "какой-то", "что-нибудь", "что-то",
    "нужно", "кстати", "благодарить",
})  # fmt: skip
WORD = re.compile(r"[а-яёa-z0-9]+(?:-[а-яёa-z0-9]+)*", re.IGNORECASE)


def plain(text: str) -> str:
    """Lower case, «ё» as «е»: the form in which texts are compared."""
    return text.lower().replace("ё", "е")


def tokens(text: str) -> list[str]:
    """The words of a text as they stand, in plain letters."""
    return WORD.findall(plain(text))


class Words:
    """The dictionary with its memory. Thread-safe: the caches are, and parsing only reads."""

    def __init__(self, lemmas: Mapping[str, str] | None = None) -> None:
        """`lemmas`: words whose dictionary form was looked up before, for a quick start."""
        self._lemmas = lemmas or {}
        self._morph = MorphAnalyzer()
        self.lemma = lru_cache(maxsize=60_000)(self._lemma)
        self.forms = lru_cache(maxsize=60_000)(self._forms)
        self.participle = lru_cache(maxsize=60_000)(self._participle)
        self.is_known = lru_cache(maxsize=60_000)(self._is_known)
        self.marks = lru_cache(maxsize=60_000)(self._marks)

    def _lemma(self, word: str) -> str:
        if not word.isalpha():
            return word
        return self._lemmas.get(word) or plain(self._morph.parse(word)[0].normal_form)

    def _forms(self, word: str) -> frozenset[str]:
        """Every dictionary form that a word may have, and the word itself."""
        return frozenset({word, *(plain(parse.normal_form) for parse in self._morph.parse(word))})

    def _is_known(self, word: str) -> bool:
        return bool(self._morph.word_is_known(word))

    def _marks(self, word: str) -> tuple[frozenset[str], ...]:
        """The grammemes of every parse («NOUN», «Surn», …), likeliest first; () if unknown."""
        known = (parse for parse in self._morph.parse(word) if parse.is_known)
        return tuple(frozenset(map(str, parse.tag.grammemes)) for parse in known)

    def inflected(self, word: str) -> set[str]:
        """A word in all its forms."""
        return {plain(form.word) for form in self._morph.parse(word)[0].lexeme}

    def is_place(self, word: str) -> bool:
        """Whether the dictionary takes a word for a place, or does not know it at all."""
        best = self._morph.parse(word)[0]
        return "Geox" in best.tag or not self.is_known(word)

    def _participle(self, word: str) -> str:
        """The dictionary form of a word that can only be a participle or a gerund; or nothing."""
        parses = self._morph.parse(word) if word.isalpha() else []
        others = any(parse.tag.POS not in {"PRTF", "GRND"} for parse in parses)
        return "" if others or not parses else _first_form(parses[0])

    def lemmas(self, text: str) -> tuple[str, ...]:
        """Every word of a text in its dictionary form, in order."""
        return tuple(self.lemma(word) for word in tokens(text))

    def telling(self, lemmas: tuple[str, ...]) -> tuple[str, ...]:
        """Those that carry meaning: no stop words, no greetings."""
        return tuple(lemma for lemma in lemmas if lemma not in STOP and len(lemma) > 1)


def _first_form(parse: Any) -> str:
    """«погибших» as «погибший»; a gerund as it stands."""
    first = parse.inflect({"nomn", "sing", "masc"})
    return plain(first.word if first else parse.word)
