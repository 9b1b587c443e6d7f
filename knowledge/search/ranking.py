"""Ranking: every entry of the index scored for one question."""

import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.findings import Match
from knowledge.library import Library
from knowledge.search.blend import Evidence, confidences, fused
from knowledge.search.entries import Entry, entries
from knowledge.search.lexical import Lexical
from knowledge.search.meaning import Encoder, Meaning
from knowledge.search.spelling import Spelling
from knowledge.search.synonyms import Synonyms
from knowledge.search.words import Words, tokens

SENTENCE = re.compile(r"[.?!…\n]+")
MOST_SENTENCES = 8
TOPIC = 0.6  # what being talked about adds to a measure's score
LONGEST = 2_000  # characters; further words of a story change nothing


class Ranking:
    """The index, made once from a library."""

    def __init__(
        self,
        library: Library,
        words: Words,
        foreign: Mapping[str, tuple[str, ...]],
        encoder: Encoder,
        cache: Path | None,
    ) -> None:
        self._words = words
        self._synonyms = Synonyms(words, library.synonyms)
        self._entries = entries(library, foreign)
        self._numbers = {entry.id: number for number, entry in enumerate(self._entries)}
        self._lexical = Lexical([self._lemmatised(entry) for entry in self._entries])
        self._meaning = Meaning([entry.phrases for entry in self._entries], encoder, cache)
        self.spelling = Spelling(words, self._vocabulary())
        self._open = {code: self._mask(library, code) for code in ("", *library.regions)}

    def matches(self, text: str, region: str, topic: str) -> tuple[list[Match], bool]:
        """Measures best first, up to ten; and whether a topic of others is nearer than they."""
        meant = self.spelling.meant(text[:LONGEST])
        evidence = self._evidence(meant)
        scores = np.where(self._open.get(region, self._open[""]), fused(evidence), -9.0)
        if topic in self._numbers:
            scores[self._numbers[topic]] += TOPIC
        chances = confidences(scores)
        ranked = [int(number) for number in np.argsort(-scores)[:14] if scores[number] > -9]
        is_foreign = bool(ranked) and self._entries[ranked[0]].is_foreign
        ours = [number for number in ranked if not self._entries[number].is_foreign][:10]
        return [self._match(number, float(chances[number]), meant) for number in ours], is_foreign

    def _evidence(self, meant: str) -> Evidence:
        said = dict.fromkeys(self._telling(meant), 1.0)
        return Evidence(
            words=self._lexical.scores(said),
            possible=self._lexical.weight(said),
            whole=self._meaning.scores([meant])[:, 0],
            sentence=self._meaning.scores(sentences(meant)).max(axis=1),
        )

    def _match(self, number: int, confidence: float, meant: str) -> Match:
        why = self._lexical.common(number, self._telling(meant))
        return Match(id=self._entries[number].id, confidence=round(confidence, 4), why=why)

    def _telling(self, text: str) -> tuple[str, ...]:
        lemmas = self._words.lemmas(text)
        return (*self._words.telling(lemmas), *self._synonyms.said(lemmas))

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
    return [part for part in parts if len(part.split()) > 2][:MOST_SENTENCES] or [text]
