"""How long «Что мне положено?» is, and what a short talk finds of what is really due."""
# ruff: noqa: INP001  no package

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median

from knowledge.eligibility.consulting import Consulting
from tests.knowledge.eligibility.people import chance
from tests.knowledge.eligibility.talks.citizens import drawn, told
from tests.knowledge.eligibility.talks.talks import Held, held


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The talks of some people in one life situation."""

    name: str
    talks: tuple[Held, ...]

    @property
    def questions(self) -> float:
        return median(len(one.questions) for one in self.talks)

    @property
    def longest(self) -> int:
        return max(len(one.questions) for one in self.talks)

    @property
    def due(self) -> float:
        """Measures that are really due to a person."""
        return sum(len(one.due) for one in self.talks) / len(self.talks)

    def share(self, group: str) -> float:
        """How much of what is really due is told in this group."""
        due = sum(len(one.due) for one in self.talks)
        return sum(len(getattr(one, group)) for one in self.talks) / due if due else 1.0


def measured(consulting: Consulting, region: str, on: date, people: int) -> Iterator[Measured]:
    """The same people every time."""
    place = region, on
    screening = consulting.rules(place).screening
    for situation in consulting.situations.values():
        talks = []
        for number in range(people):
            luck = chance(f"{situation.id}{number}")
            whole = told(drawn(situation.id, luck), screening, luck, situation.likely)
            talks.append(held(consulting, situation.id, whole, place))
        yield Measured(name=situation.name, talks=tuple(talks))
