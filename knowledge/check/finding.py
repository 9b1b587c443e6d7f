"""Finding: every measure answers to its own title and to its own names."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

from knowledge.check.desk import Desk, Draft
from knowledge.check.problem import Problem
from knowledge.findings import Findings

FIRST = 3  # places in which a name must stand
HANDS = 2  # threads; a deployment has two cores


class Finder(Protocol):
    """What the search does for a question."""

    def find(self, question: str, *, region: str = "", topic: str = "") -> Findings: ...


def finding(desk: Desk, search: Finder) -> Iterator[Problem]:
    with ThreadPoolExecutor(HANDS) as hands:
        for some in hands.map(lambda draft: tuple(_found(search, draft)), desk.drafts):
            yield from some


def _found(search: Finder, draft: Draft) -> Iterator[Problem]:
    measure = draft.measure
    best = _ranked(search, measure.title, measure.region)
    if best[:1] != [measure.id]:
        wrong = f"по своему названию мера не первая: {', '.join(best[:FIRST]) or 'никто'}"
        yield draft.problem("title", wrong, "Сделайте название точнее или уберите его у соседки")
    neighbours = {other.id for other in measure.confusable}
    for name in measure.names:
        best = _ranked(search, name, measure.region)[:FIRST]
        if measure.id not in best and neighbours.isdisjoint(best):
            wrong = f"по имени «{name}» меры нет среди первых трёх: {', '.join(best)}"
            advice = "Уберите имя или назовите соседку в confusable и скажите разницу"
            yield draft.problem("names", wrong, advice)


def _ranked(search: Finder, question: str, region: str) -> list[str]:
    return [match.id for match in search.find(question, region=region).matches]
