"""Questions to ask: the example questions of every measure, each once, mixed but always alike."""
# ruff: noqa: INP001  no package

import random

from bench.support.serving import ROOT
from knowledge.library import Library


def some_questions(count: int) -> list[str]:
    """Return `count` different questions. Raises ValueError when the content has fewer."""
    library = Library.load(ROOT / "knowledge" / "content")
    every = {question for measure in library.measures.values() for question in measure.questions}
    return random.Random(count).sample(sorted(every), count)  # noqa: S311
