"""Check: what an editor should put right, beyond what makes the content unusable."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from typing_extensions import override

from knowledge.library import Library
from knowledge.measure import Measure, Value

LONGEST_ANSWER = 300  # characters
LONGEST_WHEN = 60
LONGEST_ID = 40
LONGEST_SENTENCE = 20  # words
FEWEST_QUESTIONS = 12
SENTENCE = re.compile(r"(?<=[.!?…])\s+")
WORD = re.compile(r"[\w%№-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with one measure. An error fails the check, a warning does not."""

    measure: str
    field: str
    text: str
    is_error: bool = True

    @override
    def __str__(self) -> str:
        kind = "ошибка" if self.is_error else "внимание"
        return f"{kind}: {self.measure}: {self.field}: {self.text}"


Rule = Callable[[Library, Measure], Iterator[Problem]]


def check(library: Library) -> list[Problem]:
    """Every problem of every measure, errors first."""
    found = [
        problem
        for measure in library.measures.values()
        for rule in RULES
        for problem in rule(library, measure)
    ]
    return sorted([*found, *_doubles(library)], key=lambda problem: not problem.is_error)


def _lengths(_: Library, measure: Measure) -> Iterator[Problem]:
    limits = (("id", LONGEST_ID), ("when", LONGEST_WHEN), ("answer", LONGEST_ANSWER))
    for field, limit in limits:
        size = len(getattr(measure, field))
        if size > limit:
            yield Problem(measure=measure.id, field=field, text=f"{size} знаков, можно {limit}")


def _sentences(_: Library, measure: Measure) -> Iterator[Problem]:
    for sentence in SENTENCE.split(measure.answer):
        size = len(WORD.findall(sentence))
        if size > LONGEST_SENTENCE:
            text = f"{size} слов в предложении, можно {LONGEST_SENTENCE}: «{sentence[:40]}…»"
            yield Problem(measure=measure.id, field="answer", text=text)


def _amounts(library: Library, measure: Measure) -> Iterator[Problem]:
    for value in measure.amount.values:
        if not _is_dated(library, value):
            text = f"«{value.what}»: нет даты или источника, граждане суммы не увидят"
            yield Problem(measure=measure.id, field="amount.values", text=text)


def _is_dated(library: Library, value: Value) -> bool:
    if not value.parameter:
        return bool(value.value and value.as_of and value.source)
    parameter = library.parameters.get(value.parameter)
    return parameter is not None and any(one.as_of and one.source for one in parameter.values)


def _links(library: Library, measure: Measure) -> Iterator[Problem]:
    """A link to a measure that is not written yet is only a warning: more are coming."""
    instead = measure.closed.instead if measure.closed else ()
    links = {
        "related": measure.related,
        "confusable": tuple(difference.id for difference in measure.confusable),
        "closed.instead": instead,
        "replaces": (measure.replaces,) if measure.replaces else (),
        "extends": (measure.extends,) if measure.extends else (),
    }
    for field, ids in links.items():
        for other in ids:
            if other == measure.id or other not in library.measures:
                text = f"меры «{other}» нет" if other != measure.id else "ссылка на себя"
                yield Problem(measure=measure.id, field=field, text=text, is_error=False)


def _regions(library: Library, measure: Measure) -> Iterator[Problem]:
    if measure.region and measure.region not in library.regions:
        text = f"региона «{measure.region}» нет"
        yield Problem(measure=measure.id, field="region", text=text)


def _questions(_: Library, measure: Measure) -> Iterator[Problem]:
    if len(measure.questions) < FEWEST_QUESTIONS:
        text = f"примеров {len(measure.questions)}, нужно {FEWEST_QUESTIONS}"
        yield Problem(measure=measure.id, field="questions", text=text, is_error=False)


def _sources(_: Library, measure: Measure) -> Iterator[Problem]:
    if not any(source.title or source.address for source in measure.sources):
        yield Problem(measure=measure.id, field="sources", text="нет ни одного источника")


def _doubles(library: Library) -> Iterator[Problem]:
    """A question that two measures claim answers for neither."""
    owners: dict[str, list[str]] = defaultdict(list)
    for measure in library.measures.values():
        for question in measure.questions:
            key = " ".join(WORD.findall(question.lower().replace("ё", "е")))
            owners[key].append(measure.id)
    for question, ids in owners.items():
        if len(ids) > 1:
            text = f"«{question}» стоит и у {', '.join(ids[1:])}"
            yield Problem(measure=ids[0], field="questions", text=text)


RULES: tuple[Rule, ...] = (
    _lengths,
    _sentences,
    _amounts,
    _links,
    _regions,
    _questions,
    _sources,
)
