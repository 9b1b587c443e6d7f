"""Wording: plain language in the texts for citizens."""

import re
from collections.abc import Iterator, Mapping, Sequence

from knowledge.check.desk import Desk, Draft
from knowledge.check.problem import Problem, cut
from knowledge.check.prose import length, prose, sentences, usual_length
from knowledge.search.reading.words import Words, plain, tokens

LONGEST_SENTENCE = 20  # words
USUAL_SENTENCE = 12
Stiff = tuple[re.Pattern[str], str]  # what is found, and what to say instead
ABBREVIATION = re.compile(r"\b[А-ЯЁA-Z]{2,}\b")


def wording(desk: Desk) -> Iterator[Problem]:
    stiff = patterns(desk.plain.stiff)
    allowed = {plain(word) for word in desk.plain.participles}
    for draft in desk.drafts:
        yield from _long(draft)
        yield from _average(draft)
        yield from _stiff(draft, stiff)
        yield from _abbreviations(draft, frozenset(desk.plain.abbreviations))
        yield from _participles(draft, desk.words, allowed)


def _long(draft: Draft) -> Iterator[Problem]:
    for field, text in prose(draft.measure):
        for sentence in sentences(text):
            if (size := length(sentence)) > LONGEST_SENTENCE:
                wrong = f"в предложении слов {size}, можно {LONGEST_SENTENCE}: {cut(sentence)}"
                yield draft.problem(field, wrong, "Разделите его на два")


def _average(draft: Draft) -> Iterator[Problem]:
    whole = [text for _, text in prose(draft.measure)]
    for field, texts in (("answer", [draft.measure.answer]), ("все тексты", whole)):
        usual = usual_length(texts)
        if usual > USUAL_SENTENCE:
            size = f"{usual:.1f}".replace(".", ",")
            wrong = f"слов в предложении в среднем {size}, можно {USUAL_SENTENCE}"
            yield draft.problem(field, wrong, "Пишите короче: одна мысль — одно предложение")


def patterns(stiff: Mapping[str, str]) -> list[Stiff]:
    """«слово*» is the beginning of a word, «слово» the whole of it."""
    words = {one: re.escape(plain(one)).replace(r"\*", r"\w*") for one in stiff}
    return [(re.compile(rf"\b{pattern}\b"), stiff[one]) for one, pattern in words.items()]


def _stiff(draft: Draft, patterns: Sequence[Stiff]) -> Iterator[Problem]:
    for field, text in prose(draft.measure):
        for pattern, better in patterns:
            if found := pattern.search(plain(text)):
                yield draft.problem(field, f"канцелярит «{found.group()}»", f"Скажите: {better}")


def _abbreviations(draft: Draft, known: frozenset[str]) -> Iterator[Problem]:
    """Each must be explained somewhere in the measure: «Социальный фонд (СФР)», «ЧС — это…»."""
    measure = draft.measure
    passages = [("title", measure.title), *prose(measure)]
    whole = " ".join(text for _, text in passages)
    first = {word: field for field, text in reversed(passages) for word in _shorts(text)}
    for word in sorted(first.keys() - known):
        if not re.search(rf"\([^()]*\b{word}\)|\b{word} — |\b{word} \(", whole):
            advice = f"Напишите целиком или объясните в этой мере один раз: «… ({word})»"
            yield draft.problem(first[word], f"сокращение «{word}» не объяснено", advice)


def _shorts(text: str) -> list[str]:
    return ABBREVIATION.findall(re.sub(r"https?://\S+", "", text))


def _participles(draft: Draft, words: Words, allowed: set[str]) -> Iterator[Problem]:
    for field, text in prose(draft.measure):
        for word in tokens(text):
            first = words.participle(word)
            if first and first not in allowed:
                advice = "Скажите глаголом: «машину, которую переделали», «если купили»"
                yield draft.problem(field, f"причастие «{word}» в {cut(text, 40)}", advice)
