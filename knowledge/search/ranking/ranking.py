"""Ranking: every entry of the index scored for one question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.findings import Match
from knowledge.library import Library
from knowledge.search.ranking.blend import CLOSED, chance, fused, signs
from knowledge.search.ranking.entries import Entry
from knowledge.search.ranking.evidence import Evidence, Index
from knowledge.search.ranking.stories import telling_part
from knowledge.search.reading.politeness import without_politeness
from knowledge.search.reading.spelling import Spelling
from knowledge.search.reading.synonyms import Lemmas

MOST = 10  # matches
FEWEST, BARE = 2, 0.8  # words that may be answered at once; how sure one may be of fewer
TOPIC = 1.0  # what being talked about adds to a measure's score
RELATED = 0.02  # a topic's own confidence under which the words are about something else
FOLLOWS = re.compile(r"\s*(?:а|и|но|ну|тогда|ещё|еще)\b", re.IGNORECASE)
FOLLOW_UP = 3  # telling words of a short follow-up, «а документы какие»; longer ones stand alone
LONGEST = 2_000  # characters; further words of a story change nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Measures best first, and the chance that any measure is meant at all, 0…1."""

    matches: tuple[Match, ...]
    ours: float


class Ranking:
    """The index, made once from a library."""

    def __init__(
        self, library: Library, entries: Sequence[Entry], index: Index, spelling: Spelling
    ) -> None:
        """`index`: of these `entries`, the measures of the library and the topics of others."""
        self._entries = entries
        self._index = index
        self._spelling = spelling
        self._model = index.model
        self._is_foreign = np.array([entry.is_foreign for entry in entries])
        self._numbers = {entry.id: number for number, entry in enumerate(entries)}
        self._open = {code: self._mask(library, code) for code in ("", *library.regions)}

    def matches(self, text: str, region: str, topic: str) -> Ranked:
        """Measures best first, up to ten; and how likely one of them is meant."""
        meant = without_politeness(self._spelling.meant(text[:LONGEST]))
        meant = telling_part(meant, self._index)
        may = self._open.get(region, self._open[""])
        evidence = self._index.evidence(meant)
        scores = np.where(may, fused(evidence, self._model), CLOSED)
        gate = self._model.gate.leaning(evidence.telling, evidence.vector)
        found = signs(evidence, scores, self._is_foreign, gate)
        if (number := self._numbers.get(topic)) is not None and may[number]:
            own = self._share(scores, number)
            scores[number] += _boost(len(evidence.telling)) if continues(text, own) else 0.0
            found = signs(evidence, scores, self._is_foreign, gate)
        sure = chance(found, self._model.sure)
        if _is_bare(evidence):
            sure = min(sure, BARE)
        order = [int(one) for one in np.argsort(-scores) if may[one] and not self._is_foreign[one]]
        best = scores[order[0]] if order else 0.0
        return Ranked(
            matches=tuple(
                self._match(one, sure * float(np.exp(scores[one] - best)), evidence.telling)
                for one in order[:MOST]
            ),
            ours=chance(found, self._model.ours),
        )

    def _share(self, scores: NDArray[np.float32], number: int) -> float:
        """An entry's share of all that may be meant."""
        shares = np.exp(scores - scores.max())
        return float(shares[number] / shares.sum())

    def _match(self, number: int, confidence: float, telling: Lemmas) -> Match:
        return Match(
            id=self._entries[number].id,
            confidence=round(confidence, 4),
            why=self._index.common(number, telling),
        )

    def _mask(self, library: Library, region: str) -> NDArray[np.bool_]:
        may = {measure.id for measure in library.situated(region)}
        return np.array([entry.is_foreign or entry.id in may for entry in self._entries])


def _is_bare(evidence: Evidence) -> bool:
    """Whether a question is one word that names nothing: «льготы» fits whoever writes it most."""
    said = {word for word in evidence.telling if word.isalpha()}
    return len(said) < FEWEST and not evidence.row("named").any()


def continues(text: str, own: float) -> bool:
    """Whether words go on about the topic: they begin so, or it fits them a little by itself.

    Without this any short words (a phone number, «не помню») would be answered with the topic.
    """
    return own >= RELATED or FOLLOWS.match(text) is not None


def _boost(length: int) -> float:
    """What the topic adds: all of it to a short follow-up, ever less to a longer question."""
    return TOPIC * min(1.0, FOLLOW_UP / max(1, length)) ** 2
