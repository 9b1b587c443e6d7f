"""Ear: how likely a message tells of each danger, by its meaning, its words and their letters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.findings import Danger
from knowledge.search.hearing.sounds import LONGEST, WORDS, joined, lemma_place, sounds
from knowledge.search.hearing.tellings import CALM
from knowledge.search.ranking.vectors import Encoder, Vectors, kind
from knowledge.search.reading.words import Words

SHIPPED = Path(__file__).parents[2] / "weights" / "hearing.npz"
NEAREST = 3  # tellings that a message is compared with
NEARNESS = 10.0  # a cosine of 0.1 more with trouble than with calm adds one to the log odds
WORRYING = 0.6  # what a word must add to some danger before the rest of the message is heard
LEAST = 1e-6  # nothing is quite impossible
MEMORIES = ("axes", "trouble", "calm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Weights of each kind (the bias last); tellings of trouble and of calm along `axes`."""

    rows: Mapping[str, Vectors]
    axes: Vectors  # a column each
    trouble: Vectors
    calm: Vectors


class Ear:
    """Hears how likely each danger is told; without anything learned it is deaf."""

    def __init__(self, words: Words, encoder: Encoder, learned: Learned | None) -> None:
        self._words = words
        self._encoder = encoder
        self._learned = learned
        if learned:
            self._rows = np.stack([*learned.rows.values()]).astype(np.float32)
            self._worry = _worry(learned.rows)

    @classmethod
    def shipped(cls, words: Words, encoder: Encoder, path: Path = SHIPPED) -> "Ear":
        """What was learned with this encoder; with another one it is deaf."""
        if not path.exists():
            return cls(words, encoder, None)
        with np.load(path) as held:
            if str(held["encoder"]) != kind(encoder):
                return cls(words, encoder, None)
            rows = dict(zip(held["kinds"].tolist(), held["rows"], strict=True))
            axes, trouble, calm = (held[name].astype(np.float32) for name in MEMORIES)
        return cls(words, encoder, Learned(rows=rows, axes=axes, trouble=trouble, calm=calm))

    def pricks(self, text: str) -> bool:
        """Whether any word is worrying, so that it pays to listen; takes no encoding."""
        if self._learned is None:
            return False
        lemmas = filter(str.isalpha, self._words.lemmas(text[:LONGEST]))
        places = [lemma_place(lemma) for lemma in lemmas]
        return bool(places) and float(self._worry[places].max()) >= WORRYING

    def shares(self, text: str) -> Mapping[Danger, float]:
        """For each danger how likely it is told, 0…1; what is missing to 1 is calm. Empty: deaf."""
        return self.each([text])[0] if self._learned else {}

    def each(self, texts: Sequence[str]) -> list[Mapping[Danger, float]]:
        """The same for several texts at once; nothing if deaf."""
        learned = self._learned
        if learned is None:
            return []
        meant = np.asarray(self._encoder.encode([text[:LONGEST] for text in texts]))
        return [
            self._shares(learned, vector.astype(np.float32), sounds(self._words, text))
            for vector, text in zip(meant, texts, strict=True)
        ]

    def _shares(self, learned: Learned, meant: Vectors, heard: Vectors) -> Mapping[Danger, float]:
        leaning = self._rows[:, :-1] @ joined(meant[None], heard[None])[0] + self._rows[:, -1]
        exp = np.exp(leaning - leaning.max())
        shares = dict(zip(learned.rows, (exp / exp.sum()).tolist(), strict=True))
        calm = min(max(shares[CALM], LEAST), 1 - LEAST)
        place = meant @ learned.axes
        nearer = _nearness(learned.trouble, place) - _nearness(learned.calm, place)
        odds = (1 - calm) / calm * float(np.exp(NEARNESS * nearer))
        scale = odds / (1 + odds) / (1 - calm)
        return {danger: shares[danger] * scale for danger in Danger}


def _nearness(tellings: Vectors, vector: Vectors) -> float:
    near = tellings @ vector
    return float(np.partition(near, -NEAREST)[-NEAREST:].mean())


def _worry(rows: Mapping[str, Vectors]) -> Vectors:
    """How much a word in each place speaks for some danger against calm."""
    words = {kind: row[-WORDS - 1 : -1].astype(np.float32) for kind, row in rows.items()}
    calm = words.pop(CALM)
    return np.asarray(np.max([*words.values()], axis=0) - calm, dtype=np.float32)
