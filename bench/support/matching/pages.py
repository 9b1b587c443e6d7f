"""Pages: the one knowledge base that every way of matching is given."""
# ruff: noqa: INP001  no package

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.library import Library
from knowledge.measure import Measure
from knowledge.search.sheets import Topics, sheet

FOREIGN = "?"  # the beginning of the id of a topic that is not ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A measure, or a topic of others: `phrases` as people ask, `text` all that is written."""

    id: str
    names: str
    phrases: tuple[str, ...]
    text: str = ""

    @property
    def is_foreign(self) -> bool:
        return self.id.startswith(FOREIGN)

    @property
    def whole(self) -> str:
        return " \n".join((*self.phrases, self.text))


def pages(library: Library) -> list[Page]:
    foreign: Topics = sheet(library.content / "foreign.yaml", Topics)
    ours = [_page(library, measure) for measure in library.measures.values()]
    return [*ours, *(_foreign(name, questions) for name, questions in foreign.items())]


def _page(library: Library, measure: Measure) -> Page:
    """A twin of a region is asked for in the words of the measure that it stands in for."""
    twin = library.measures.get(measure.replaces)
    both = (measure, twin) if twin else (measure,)
    names = [name for one in both for name in (one.title, *one.names)]
    questions = [question for one in both for question in one.questions]
    rest = (measure.answer, *measure.who, measure.amount.text, *measure.pitfalls)
    return Page(
        id=measure.id,
        names=" \n".join(names),
        phrases=tuple(dict.fromkeys((*names, measure.when, *questions))),
        text=" \n".join((*rest, *(document.name for document in measure.documents))),
    )


def _foreign(name: str, questions: Sequence[str]) -> Page:
    return Page(id=FOREIGN + name, names="", phrases=tuple(questions))
