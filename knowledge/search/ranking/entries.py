"""Entries: what search knows of each measure, and of the topics that are not ours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.library import Library
from knowledge.measure import Measure
from knowledge.search.reading.words import tokens

FOREIGN = "?"  # the beginning of the id of an entry that is no measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to rank: `fields` are matched by words, `phrases` by meaning."""

    id: str
    region: str = ""
    fields: Mapping[str, Sequence[str]]
    phrases: Sequence[str]

    @property
    def is_foreign(self) -> bool:
        return self.id.startswith(FOREIGN)


def entries(library: Library, foreign: Mapping[str, Sequence[str]]) -> list[Entry]:
    """Every measure, and every topic of others under its marked name."""
    ours = [_entry(library, measure) for measure in library.measures.values()]
    return [*ours, *(_foreign(name, questions) for name, questions in foreign.items())]


def vocabulary(entries: Iterable[Entry]) -> set[str]:
    """Every word that the entries are told and asked about with, as it stands there."""
    fields = (some for entry in entries for some in entry.fields.values())
    return {word for some in fields for text in some for word in tokens(text)}


def _entry(library: Library, measure: Measure) -> Entry:
    twin = library.measures.get(measure.replaces)
    names = [*measure.names, *((twin.title, *twin.names) if twin else ())]
    questions = [*measure.questions, *(twin.questions if twin else ())]
    return Entry(
        id=measure.id,
        region=measure.region,
        fields={
            "title": [measure.title],
            "names": names,
            "when": [measure.when],
            "questions": questions,
            "answer": [measure.answer],
            "who": measure.who,
            "rest": [*_rest(measure)],
        },
        phrases=list(dict.fromkeys([measure.title, measure.when, *names, *questions])),
    )


def _rest(measure: Measure) -> Iterable[str]:
    yield measure.amount.text
    yield from (document.name for document in measure.documents)
    yield from measure.pitfalls


def _foreign(name: str, questions: Sequence[str]) -> Entry:
    return Entry(id=FOREIGN + name, fields={"questions": questions}, phrases=questions)
