"""Origin: which words of the content training learned from, as one short hash."""

import hashlib
from pathlib import Path

from knowledge.library import Library
from knowledge.search.ranking.entries import entries
from knowledge.search.sheets import Topics, sheet

SHEETS = ("frames.yaml", "synonyms.yaml", "tellings.yaml")  # learned from as they stand


def origin(library: Library) -> str:
    """The same until the phrases of a measure, a topic of others or one of SHEETS changes.

    An answer, an amount or an office may change as it likes: nothing is learned from them.
    """
    known = entries(library, sheet(library.content / "foreign.yaml", Topics))
    told = [repr((entry.id, entry.region, *entry.phrases)) for entry in known]
    sheets = [_text(library.content / name) for name in SHEETS]
    return hashlib.sha256("\n".join([*told, *sheets]).encode()).hexdigest()[:16]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
