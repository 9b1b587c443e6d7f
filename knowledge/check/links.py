"""Links: what a measure, a region or a sheet names must exist."""

from collections.abc import Iterator

from knowledge.check.desk import Desk, Draft
from knowledge.check.problem import Problem
from knowledge.library import Library
from knowledge.measure import Level, Measure, Region


def links(desk: Desk) -> Iterator[Problem]:
    for draft in desk.drafts:
        yield from _dangling(desk.library, draft)
        yield from _region(desk.library, draft)
        yield from _twin(desk.library, draft)
        yield from _closing(draft)
    for region in desk.library.regions.values():
        yield from _offices(region)
    for name in desk.asked.measures:
        if name not in desk.library.measures:
            yield Problem(
                file="most-asked.yaml",
                field="measures",
                wrong=f"меры «{name}» нет",
                advice="Исправьте имя или уберите строку",
            )


def _dangling(library: Library, draft: Draft) -> Iterator[Problem]:
    for field, name in _named(draft.measure):
        other = library.measures.get(name)
        advice = "Исправьте имя или уберите ссылку"
        if other is None:
            yield draft.problem(field, f"меры «{name}» нет", advice)
        elif name == draft.measure.id:
            yield draft.problem(field, "мера ссылается на себя", advice)
        elif other.region not in ("", draft.measure.region):
            wrong = f"мера «{name}» — другого региона, её здесь не покажут"
            yield draft.problem(field, wrong, "Сошлитесь на общую меру")


def _named(measure: Measure) -> Iterator[tuple[str, str]]:
    """The ids that a measure names, each with its field."""
    yield from (("related", name) for name in measure.related)
    yield from (("confusable", other.id) for other in measure.confusable)
    yield from (("closed.instead", name) for name in _instead(measure))
    yield from (("replaces", name) for name in (measure.replaces,) if name)
    yield from (("extends", name) for name in (measure.extends,) if name)


def _instead(measure: Measure) -> tuple[str, ...]:
    return measure.closed.instead if measure.closed else ()


def _region(library: Library, draft: Draft) -> Iterator[Problem]:
    region = draft.measure.region
    if region and region not in library.regions:
        yield draft.problem("region", f"региона «{region}» нет", "Заведите region.yaml региона")


def _twin(library: Library, draft: Draft) -> Iterator[Problem]:
    measure = draft.measure
    if measure.replaces and measure.extends:
        advice = "Оставьте одно: заменяет (replaces) или дополняет (extends)"
        yield draft.problem("extends", "и replaces, и extends", advice)
    twin = library.measures.get(measure.replaces or measure.extends)
    if twin is not None and twin.level is Level.REGIONAL:
        wrong = f"«{twin.id}» — тоже мера региона"
        yield draft.problem("replaces", wrong, "Назовите федеральную или общую меру")
    if measure.region and not measure.replaces and not measure.extends:
        wrong = "не сказано, какую меру она дополняет или заменяет"
        yield draft.problem("extends", wrong, "Назовите ближайшую федеральную или общую меру")


def _closing(draft: Draft) -> Iterator[Problem]:
    """Who asks for what ended is told so, and what is there instead."""
    closed = draft.measure.closed
    if closed and not (closed.note and closed.instead):
        advice = "Напишите, когда она кончилась (note) и что есть теперь (instead)"
        yield draft.problem("closed", "мера закрыта, а взамен ничего не названо", advice)


def _offices(region: Region) -> Iterator[Problem]:
    known = {one.id for one in region.municipalities}
    for office in region.offices:
        for name in sorted({*office.serves} - known):
            yield Problem(
                file=f"regions/{region.code}/offices.yaml",
                field=f"{office.id}: serves",
                wrong=f"муниципалитета «{name}» нет",
                advice="Возьмите id из municipalities.yaml рядом",
            )
