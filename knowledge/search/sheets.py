"""Sheets: the lists of phrases that stand beside the measures in the content."""

from pathlib import Path
from typing import Any

from knowledge.findings import Danger, Decision
from knowledge.library import Library, read
from knowledge.measure import Section
from knowledge.search.reading.patterns import Phrase
from knowledge.search.reading.synonyms import Synonyms
from knowledge.search.reading.telling import Telling
from knowledge.search.reading.words import Words

Phrases = dict[Decision, tuple[Phrase, ...]]
Dangers = dict[Danger, tuple[Phrase, ...]]
Topics = dict[str, tuple[str, ...]]
Frames = dict[str, tuple[str, ...]]
Told = dict[str, tuple[Phrase, ...]]  # «fact=value»
FollowUps = dict[Section, tuple[str, ...]]


def sheet(path: Path, kind: Any) -> Any:
    """A file of phrases; a content folder without one simply has none."""
    return read(path, kind) if path.exists() else {}


def reading(library: Library, words: Words) -> Telling:
    """How texts are read: with the synonyms of the content, and the frames people put around."""
    frames: Frames = sheet(library.content / "frames.yaml", Frames)
    around = tuple(text for texts in frames.values() for text in texts)
    return Telling(words, Synonyms(words, library.synonyms), around)
