"""Shape: the lengths of a measure's fields, its place, its sources and its doubts."""

from collections.abc import Iterator

from knowledge.check.desk import Desk, Draft
from knowledge.check.problem import Problem
from knowledge.measure import Confidence, Level

LONGEST = {"id": 40, "when": 60, "answer": 300}  # characters


def shape(desk: Desk) -> Iterator[Problem]:
    for draft in desk.drafts:
        yield from _lengths(draft)
        yield from _place(draft)
        yield from _sources(draft)
        yield from _doubts(draft)


def _lengths(draft: Draft) -> Iterator[Problem]:
    for field, limit in LONGEST.items():
        size = len(getattr(draft.measure, field))
        if size > limit:
            advice = "Сократите; подробности перенесите в who, documents или pitfalls"
            yield draft.problem(field, f"знаков {size}, можно {limit}", advice)


def _place(draft: Draft) -> Iterator[Problem]:
    measure, folder = draft.measure, draft.file.split("/")[1]
    if measure.level is not Level.REGIONAL and measure.group != folder:
        wrong = f"группа «{measure.group}», а файл лежит в папке «{folder}»"
        yield draft.problem("group", wrong, "Исправьте группу или перенесите файл")


def _sources(draft: Draft) -> Iterator[Problem]:
    if not any(source.title or source.address for source in draft.measure.sources):
        advice = "Назовите закон, сайт ведомства или страницу, где вы это прочитали"
        yield draft.problem("sources", "нет ни одного источника", advice)


def _doubts(draft: Draft) -> Iterator[Problem]:
    """Who is not sure says of what: a doubt left out is a doubt forgotten."""
    measure = draft.measure
    if measure.confidence is not Confidence.HIGH and not measure.to_verify:
        wrong = f"confidence: {measure.confidence}, а что сверить, не сказано"
        yield draft.problem("to_verify", wrong, "Допишите, в чём вы не уверены")
