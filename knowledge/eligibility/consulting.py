"""Consulting: what «Что мне положено?» asks of the rules, in one region on one day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from knowledge.eligibility.asking import Asked, Asking, Question, weights
from knowledge.eligibility.chances import Chances
from knowledge.eligibility.frontier import Frontier
from knowledge.eligibility.guesses import Guesses
from knowledge.eligibility.known import Facts, Unreadable, known
from knowledge.eligibility.screening import Ready, Screening
from knowledge.eligibility.verdicts import Verdict
from knowledge.library import Library, read
from knowledge.rule import STRICT, Together

RegionDay = tuple[str, date]  # where and when rules are in force


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeSituation:
    """Where a talk begins: which measures are looked at, and what is plain from the start."""

    __pydantic_config__ = STRICT
    id: str
    name: str
    groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    first: tuple[str, ...] = ()  # facts asked before all others: what anyone knows of oneself
    heard: tuple[str, ...] = ()  # facts that bring it to the front when they were told
    likely: Mapping[str, Mapping[str, float]] = field(default_factory=dict)  # answers, how often


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of one region on one day, and who chooses the next question over them."""

    screening: Screening
    asking: Asking
    guesses: Callable[[str], Guesses]  # by the situation's id


class Consulting:
    """Keeps the rules ready; a library is immutable, so they are made once a region and day."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._weights = weights(library)
        path = library.content / "situations.yaml"
        found: tuple[LifeSituation, ...] = ()
        if path.exists():
            found = read(path, tuple[LifeSituation, ...])
        self.situations: Mapping[str, LifeSituation] = {one.id: one for one in found}
        self.together = _together(library)
        self.rules = lru_cache(maxsize=8)(self._rules)

    def ready(self, situation: str, place: RegionDay) -> tuple[Ready, ...]:
        """The rules of the measures that belong to a situation; «» means every one."""
        ready = self.rules(place).screening.ready
        wanted = self.situations.get(situation)
        if wanted is None:
            return ready
        return tuple(
            one
            for one in ready
            if one.measure.group in wanted.groups
            or not set(wanted.tags).isdisjoint(one.measure.situations)
        )

    def known(self, situation: str, told: Mapping[str, object], place: RegionDay) -> Facts:
        """What follows from the situation and the answers.

        An answer that its fact takes no longer, as an editor changed it meanwhile, is as not given.
        """
        start = self.situations.get(situation)
        given = {**(start.facts if start else {}), **told}
        screening = self.rules(place).screening
        return screening.read(
            {name: one for name, one in given.items() if self.takes(name, one, place[1])}
        )

    def takes(self, name: str, value: object, on: date) -> bool:
        """Whether a fact may have this value."""
        fact = self._library.facts.get(name)
        try:
            return fact is not None and known(fact, value, on) is not None
        except Unreadable:
            return False

    def question(
        self, situation: str, facts: Facts, asked: Asked, place: RegionDay
    ) -> Question | None:
        """What to ask next; None if no answer would change a verdict."""
        start = self.situations.get(situation)
        rules = self.rules(place)
        asked = replace(asked, first=start.first if start else ())
        return rules.asking.best(
            facts, asked, self.ready(situation, place), rules.guesses(situation)
        )

    def verdicts(self, situation: str, facts: Facts, place: RegionDay) -> tuple[Verdict, ...]:
        """A verdict for each rule of the situation, the weightiest measures first.

        What is missing are facts that a person can be asked, not those that are reckoned.
        """
        ready = self.ready(situation, place)
        weighed = sorted(ready, key=lambda one: -self._weights.get(one.measure.id, 1.0))
        rules = self.rules(place)
        screening, chances = rules.screening, Chances(rules.screening, rules.guesses(situation))
        frontier = Frontier(screening, facts, frozenset())
        return tuple(
            replace(
                verdict,
                missing=tuple(dict.fromkeys(frontier.askable(one.node))),
                chance=chances.of(one.node, facts),
            )
            for one, verdict in zip(weighed, screening.verdicts(facts, weighed), strict=True)
        )

    def _rules(self, place: RegionDay) -> Rules:
        region, on = place
        screening = Screening(self._library, region=region, on=on)

        @cache
        def guesses(situation: str) -> Guesses:
            start = self.situations.get(situation)
            return Guesses(screening, start.likely if start else None)

        asking = Asking(screening, self._weights, tuple(self.together.values()))
        return Rules(screening=screening, asking=asking, guesses=guesses)


def _together(library: Library) -> Mapping[str, Together]:
    path = library.content / "together.yaml"
    found: tuple[Together, ...] = read(path, tuple[Together, ...]) if path.exists() else ()
    lines = tuple(item for one in found if not one.is_all for item in one.items)
    return {one.id: replace(one, items=lines) if one.is_rest else one for one in found}
