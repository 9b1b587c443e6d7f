"""Gate: whether a message is about anything that we answer at all."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np

from knowledge.search.ranking.vectors import Vectors

Weights = Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A logistic regression over the telling words and the encoder's vector.

    `words`: for each known word its rarity and its coefficient; `plane`: a coefficient for each
    number of the vector, the offset last. Without them every message stands on the threshold.
    """

    words: Weights = field(default_factory=dict)
    plane: Vectors | None = None

    def leaning(self, telling: Collection[str], vector: Vectors) -> float:
        """How far a message lies on our side: a logit, 0 on the threshold."""
        if self.plane is None:
            return 0.0
        known = [self.words[word] for word in set(telling) if word in self.words]
        length = float(np.sqrt(sum(rarity**2 for rarity, _ in known))) or 1.0
        said = sum(rarity * weight for rarity, weight in known) / length
        return said + float(vector @ self.plane[:-1] + self.plane[-1])
