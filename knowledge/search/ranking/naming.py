"""Naming: which entries a question calls by name, every word of one of their names said."""

from collections import defaultdict
from collections.abc import Callable, Sequence, Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

Name = tuple[int, frozenset[str], float]  # whose it is, its words, how telling they are


class Naming:
    """The names of every entry as sets of words; `rarity` is how telling a word is."""

    def __init__(
        self, names: Sequence[Sequence[Sequence[str]]], rarity: Callable[[str], float]
    ) -> None:
        self._size = len(names)
        self._by_rarest: dict[str, list[Name]] = defaultdict(list)
        for entry, some in enumerate(names):
            for words in filter(None, some):
                name = frozenset(words)
                rarest = max(sorted(name), key=rarity)
                self._by_rarest[rarest].append((entry, name, sum(map(rarity, name))))

    def scores(self, said: AbstractSet[str]) -> NDArray[np.float32]:
        """For every entry how telling its longest name is that was said; 0 if none was."""
        scores = np.zeros(self._size, dtype=np.float32)
        for word in said:
            for entry, words, weight in self._by_rarest.get(word, ()):
                if words <= said:
                    scores[entry] = max(scores[entry], weight)
        return scores
