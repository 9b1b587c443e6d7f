"""Prose: the texts of a measure that citizens read, field by field, and their sentences."""

import re
from collections.abc import Iterable, Iterator

from knowledge.measure import Document, Measure

SENTENCE = re.compile(r"(?<=[.!?…])\s+")
WORD = re.compile(r"[\w%№-]+")
Passage = tuple[str, str]  # the field and its text


def prose(measure: Measure) -> Iterator[Passage]:
    """Every text that an editor wrote for citizens; the title is a name and stands apart."""
    found = [
        ("when", measure.when),
        ("answer", measure.answer),
        *(("who", text) for text in measure.who),
        ("amount.text", measure.amount.text),
        *(("amount.values", value.what) for value in measure.amount.values),
        *(passage for document in measure.documents for passage in _document(document)),
        ("where_note", measure.where_note),
        ("decision.note", measure.decision.note),
        ("deadline", measure.deadline),
        ("repeat", measure.repeat),
        *(("pitfalls", text) for text in measure.pitfalls),
        *(("closed.note", closed.note) for closed in (measure.closed,) if closed),
        *(("confusable", other.difference) for other in measure.confusable),
    ]
    return ((field, text) for field, text in found if text)


def sentences(text: str) -> list[str]:
    return [one for one in SENTENCE.split(text) if WORD.search(one)]


def length(sentence: str) -> int:
    """How many words a sentence has."""
    return len(WORD.findall(sentence))


def usual_length(texts: Iterable[str]) -> float:
    """Words a sentence, on average."""
    counts = [length(one) for text in texts for one in sentences(text)]
    return sum(counts) / max(1, len(counts))


def _document(document: Document) -> Iterator[Passage]:
    yield "documents.name", document.name
    yield "documents.whose", document.whose
    yield "documents.if_none", document.if_none
