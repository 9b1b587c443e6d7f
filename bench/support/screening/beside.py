"""Ours and OpenFisca-Core, each in a process of its own over the same population."""
# ruff: noqa: INP001, S603  no package; it starts our own interpreters

import hashlib
import json
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from time import perf_counter
from typing import ParamSpec, TypeVar

import numpy as np

from bench.support.screening.five import ON, REGION, Ours, library
from bench.support.serving import ROOT
from knowledge.eligibility.known import KOPECKS, kopecks
from knowledge.eligibility.limits import minimum
from knowledge.measure import Value

P = ParamSpec("P")
T = TypeVar("T")
LOCK = ROOT / "bench" / "openfisca.lock"
PLACE = ROOT / "var" / "openfisca"
PYTHON = PLACE / "bin" / "python"
STAMP = PLACE / "installed.sha256"
SIDE = ROOT / "bench" / "support" / "screening" / "openfisca.py"
LONGEST = 1_200  # seconds
KILOBYTE = 2**10


class NotInstalled(Exception):
    """OpenFisca-Core cannot be had here; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The median of some runs, what memory they took on top, and how many are entitled."""

    seconds: float
    megabytes: float
    counts: Mapping[str, int]


def apart(act: Callable[P, T], *given: P.args, **more: P.kwargs) -> T:
    """Do it in a fresh process, whose memory is its own."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as alone:
        return alone.submit(act, *given, **more).result()


def peak() -> float:
    """The most memory that this process has had so far, in megabytes."""
    return getrusage(RUSAGE_SELF).ru_maxrss / KILOBYTE


def ours(path: Path, runs: int) -> Figures:
    with np.load(path) as file:
        rules = Ours(dict(file))
    seconds, counts = [], {}
    for _ in range(runs):
        began = perf_counter()
        counts = rules.counts()
        seconds.append(perf_counter() - began)
    tracemalloc.start()
    rules.counts()
    return Figures(seconds=median(seconds), megabytes=traced(), counts=counts)


def traced() -> float:
    """The most that was held at once since tracing began, arrays too, in megabytes."""
    return tracemalloc.get_traced_memory()[1] / KILOBYTE**2


def theirs(path: Path, runs: int) -> Figures:
    """Raises NotInstalled."""
    install()
    dated = library().value(Value(what="", parameter=minimum(REGION)), ON)
    roubles = (kopecks(dated.value) or 0) / KOPECKS if dated else 0
    words = (str(PYTHON), str(SIDE), str(path), str(runs), str(roubles))
    done = subprocess.run(words, capture_output=True, check=False, text=True, timeout=LONGEST)
    if done.returncode:
        raise NotInstalled(f"it does not run here: {last(done.stderr)}")
    return Figures(**json.loads(done.stdout))


def install() -> None:
    """Its own environment, made anew when the lock has changed."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text("utf-8") == wanted:
        return
    pip = (str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    for words in (
        (sys.executable, "-m", "venv", "--clear", str(PLACE)),
        (*pip, "--require-hashes", "--requirement", str(LOCK)),
    ):
        done = subprocess.run(words, capture_output=True, check=False, text=True, timeout=LONGEST)
        if done.returncode:
            raise NotInstalled(last(done.stderr))
    STAMP.write_text(wanted, "utf-8")


def last(printed: str) -> str:
    return (printed.strip().splitlines() or ["nothing was said"])[-1]
