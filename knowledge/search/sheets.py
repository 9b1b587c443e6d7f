"""Sheets: the lists of phrases that stand beside the measures in the content."""

from pathlib import Path
from typing import Any

from knowledge.findings import Danger, Decision
from knowledge.library import read
from knowledge.measure import Section
from knowledge.search.reading.patterns import Phrase

Phrases = dict[Decision, tuple[Phrase, ...]]
Dangers = dict[Danger, tuple[Phrase, ...]]
Topics = dict[str, tuple[str, ...]]
FollowUps = dict[Section, tuple[str, ...]]


def sheet(path: Path, kind: Any) -> Any:
    """A file of phrases; a content folder without one simply has none."""
    return read(path, kind) if path.exists() else {}
