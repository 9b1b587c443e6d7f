"""People made up at random: any fact known or not, with values at and beside every limit."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from random import Random

from knowledge.eligibility.guesses import Guesses
from knowledge.eligibility.known import ABSENT, Known, Span
from knowledge.eligibility.screening import Screening
from knowledge.library import Library
from knowledge.rule import Fact, Kind
from tests.knowledge.tiny import REAL

ON = date(2026, 11, 21)
SHARES = (0.05, 0.3, 0.7, 0.95, 1.0)  # of the facts that a person has told
WIDE = (1, 2, 40)  # how far a span reaches, where only about is known
HEADS = range(1, 5)  # by which the whole of a ratio is divided
RECKONED = 0.05  # how often also a fact is told that follows from others


@cache
def real_library() -> Library:
    return Library.load(REAL)


@cache
def real(region: str = "penza") -> Screening:
    """The real rules of a region; without one, some limits have no value."""
    return Screening(real_library(), region=region, on=ON)


def chance(seed: object) -> Random:
    """Chance that comes out the same every time."""
    return Random(str(seed))  # noqa: S311  no secret


class People:
    """An endless crowd for the rules of a screening."""

    def __init__(self, screening: Screening, chance: Random) -> None:
        self._screening = screening
        self._chance = chance
        guesses = Guesses(screening).usual
        self._pools = {name: [one.value for one in some] for name, some in guesses.items()}
        for fact in screening.facts.values():
            self._add_parts(fact)

    def _add_parts(self, fact: Fact) -> None:
        """A ratio's parts are such that it comes near to its limits."""
        for whole, by in [fact.ratio] if fact.ratio else []:
            limits = [one.low for one in self._pools[fact.id] if isinstance(one, Span)]
            self._pools[by] += [Span(heads, heads) for heads in HEADS]
            self._pools[whole] += [
                Span(limit * heads, limit * heads) for limit in limits for heads in HEADS
            ]

    def some(self, count: int) -> list[dict[str, Known]]:
        return [self.one() for _ in range(count)]

    def one(self) -> dict[str, Known]:
        """Somebody who has told anything, be it contradictory."""
        share = self._chance.choice(SHARES)
        return {
            name: self._value(name)
            for name in self._pools
            if self._chance.random() < (share if self._is_asked(name) else RECKONED * share)
        }

    def whole(self) -> dict[str, Known]:
        """Somebody of whom everything is told exactly that makes sense of them."""
        told = {name: self._exact(name) for name in self._pools if self._is_asked(name)}
        known = self._screening.completed(told)
        return {name: known[name] for name in told if known[name] is not ABSENT}

    def hidden(self, told: Mapping[str, Known]) -> dict[str, Known]:
        """The same person, of whom less is known: some facts not at all, some about."""
        share = self._chance.choice(SHARES)
        return {
            name: self._about(value)
            for name, value in told.items()
            if self._chance.random() < share
        }

    def _is_asked(self, name: str) -> bool:
        fact = self._screening.facts[name]
        return not fact.derived and not fact.ratio

    def _value(self, name: str) -> Known:
        return self._about(self._exact(name))

    def _exact(self, name: str) -> Known:
        value = self._chance.choice(self._pools[name])
        if isinstance(value, Span):
            near = max(0, value.low + self._chance.choice((-1, 0, 1)))
            return Span(near, near)
        if self._screening.facts[name].kind is Kind.SEVERAL:
            more = self._chance.choice(self._pools[name])
            return value | more if isinstance(value, frozenset) else value  # type: ignore[operator]
        return value

    def _about(self, value: Known) -> Known:
        if isinstance(value, Span) and self._chance.random() < 1 / 4:
            below, above = self._chance.choices(WIDE, k=2)
            return Span(max(0, value.low - below), value.high + above)
        return value


def chunks(people: Sequence[dict[str, Known]], size: int) -> Iterator[Sequence[dict[str, Known]]]:
    for at in range(0, len(people), size):
        yield people[at : at + size]
