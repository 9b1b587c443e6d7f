"""Ranking: every entry of the index scored for one question."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.findings import Match
from knowledge.library import Library
from knowledge.search.ranking.blend import CLOSED, Evidence, confidences, fused
from knowledge.search.ranking.entries import Entry, entries
from knowledge.search.ranking.lexical import Lexical
from knowledge.search.ranking.meaning import Meaning
from knowledge.search.ranking.naming import Naming
from knowledge.search.reading.spelling import Spelling
from knowledge.search.reading.synonyms import Lemmas, Synonyms
from knowledge.search.reading.words import Words, ranges, tokens

SENTENCE = re.compile(r"[.?!…\n]+")
MOST_SENTENCES = 8
MOST = 10  # matches
TOPIC = 1.0  # what being talked about adds to a measure's score
RELATED = 0.02  # a topic's own confidence under which the words are about something else
FOLLOWS = re.compile(r"\s*(?:а|и|но|ну|тогда|ещё|еще)\b", re.IGNORECASE)
FOLLOW_UP = 3  # telling words of a short follow-up, «а документы какие»; longer ones stand alone
SHORT = 2  # words of a sentence that means nothing alone
LONGEST = 2_000  # characters; further words of a story change nothing


Means = Callable[[Sequence[Sequence[str]]], Meaning]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Measures best first, and whether a topic of others is nearer than any of them."""

    matches: tuple[Match, ...]
    is_foreign: bool


class Ranking:
    """The index, made once from a library."""

    def __init__(
        self, library: Library, words: Words, foreign: Mapping[str, Sequence[str]], meaning: Means
    ) -> None:
        self._words = words
        self._synonyms = Synonyms(words, library.synonyms)
        self._entries = entries(library, foreign)
        self._numbers = {entry.id: number for number, entry in enumerate(self._entries)}
        self._lexical = Lexical([self._lemmatised(entry) for entry in self._entries])
        names = [[self._plain(name) for name in _names(entry)] for entry in self._entries]
        self._naming = Naming(names, self._lexical.rarity)
        self._meaning = meaning([entry.phrases for entry in self._entries])
        self._classifier = self._meaning.classifier([entry.id for entry in self._entries])
        self.spelling = Spelling(words, self._vocabulary())
        self._open = {code: self._mask(library, code) for code in ("", *library.regions)}

    def matches(self, text: str, region: str, topic: str) -> Ranked:
        """Measures best first, up to ten; and whether a topic of others is nearer than they."""
        meant = self.spelling.meant(text[:LONGEST])
        telling = self._telling(meant)
        may = self._open.get(region, self._open[""])
        scores = np.where(may, fused(self._evidence(meant, telling)), CLOSED)
        named = self._naming.scores(set(telling))
        if (number := self._numbers.get(topic)) is not None:
            own = float(confidences(scores, named)[number])
            scores[number] += _boost(len(telling)) if continues(text, own) else 0.0
        chances = confidences(scores, named)
        order = [int(number) for number in np.argsort(-scores) if may[number]]
        ours = [number for number in order if not self._entries[number].is_foreign][:MOST]
        return Ranked(
            matches=tuple(self._match(number, chances, telling) for number in ours),
            is_foreign=order[:1] != ours[:1],
        )

    def _evidence(self, meant: str, telling: tuple[str, ...]) -> Evidence:
        said = dict.fromkeys(telling, 1.0)
        vectors = self._meaning.encoded(list(dict.fromkeys([meant, *sentences(meant)])))
        near = self._meaning.scores(vectors)
        return Evidence(
            words=self._lexical.scores(said),
            possible=self._lexical.weight(said),
            whole=near[:, 0],
            sentence=near[:, 1:].max(axis=1) if near.shape[1] > 1 else near[:, 0],
            leaning=self._classifier.scores(vectors[0]),
        )

    def _match(self, number: int, chances: NDArray[np.float32], telling: Lemmas) -> Match:
        return Match(
            id=self._entries[number].id,
            confidence=round(float(chances[number]), 4),
            why=self._lexical.common(number, telling),
        )

    def _plain(self, text: str) -> Lemmas:
        return self._words.telling(self._words.lemmas(text))

    def _telling(self, text: str) -> tuple[str, ...]:
        lemmas = self._words.lemmas(text)
        return (*self._words.telling(lemmas), *self._synonyms.said(lemmas), *ranges(text))

    def _lemmatised(self, entry: Entry) -> dict[str, list[str]]:
        return {
            field: [lemma for text in texts for lemma in self._telling(text)]
            for field, texts in entry.fields.items()
        }

    def _vocabulary(self) -> set[str]:
        texts = (text for entry in self._entries for some in entry.fields.values() for text in some)
        return {word for text in texts for word in tokens(text)}

    def _mask(self, library: Library, region: str) -> NDArray[np.bool_]:
        may = {measure.id for measure in library.situated(region)}
        return np.array([entry.is_foreign or entry.id in may for entry in self._entries])


def sentences(text: str) -> list[str]:
    """The sentences of a text that are long enough to mean something, or the whole of it."""
    parts = [part.strip() for part in SENTENCE.split(text)]
    return [part for part in parts if len(part.split()) > SHORT][:MOST_SENTENCES] or [text]


def continues(text: str, own: float) -> bool:
    """Whether words go on about the topic: they begin so, or it fits them a little by itself.

    Without this any short words (a phone number, «не помню») would be answered with the topic.
    """
    return own >= RELATED or FOLLOWS.match(text) is not None


def _boost(length: int) -> float:
    """What the topic adds: all of it to a short follow-up, ever less to a longer question."""
    return TOPIC * min(1.0, FOLLOW_UP / max(1, length)) ** 2


def _names(entry: Entry) -> list[str]:
    return [*entry.fields.get("title", ()), *entry.fields.get("names", ())]
