"""Rules made ready: a tree of comparisons with their limits as numbers, on one day."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from knowledge.eligibility.known import ABSENT, Facts, Known, Span
from knowledge.eligibility.limits import Limits, Misread
from knowledge.eligibility.truth import Truth, at_least, truth
from knowledge.rule import Condition, Fact, Kind

LAST = 10**15  # more than any limit
Bounds = Sequence[tuple[int | str | None, Callable[[Decimal], int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One fact compared: with a range of numbers, or with a set of answers."""

    fact: str
    says: str
    law: str
    low: int = 0
    high: int = LAST
    among: frozenset[object] = frozenset()
    is_open: bool = False  # its parameter has no value in this region yet
    likely: str = ""  # why it is doubtful even where it is met

    def surely(self, facts: Facts) -> Truth:
        """The truth, but for what rests on a doubt: that is unknown."""
        return doubted(self, self.truth(facts))

    def truth(self, facts: Facts) -> Truth:
        value = facts.get(self.fact)
        if value is None:
            return Truth.UNKNOWN
        if value is ABSENT:
            return Truth.NO
        return Truth.UNKNOWN if self.is_open else self._compared(value)

    def _compared(self, value: Known) -> Truth:
        if isinstance(value, Span):
            if self.low <= value.low and value.high <= self.high:
                return Truth.YES
            is_outside = value.high < self.low or self.high < value.low
            return Truth.NO if is_outside else Truth.UNKNOWN
        if isinstance(value, frozenset):
            return truth(not self.among.isdisjoint(value))
        return truth(value in self.among)

    def comparisons(self) -> "Iterator[Comparison]":
        yield self


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """Several nodes of which at least `number` must hold; `is_denied`: of which it must not."""

    parts: "tuple[Node, ...]"
    number: int
    is_denied: bool = False
    says: str = ""
    law: str = ""
    likely: str = ""

    def truth(self, facts: Facts) -> Truth:
        return self.joined([part.truth(facts) for part in self.parts])

    def surely(self, facts: Facts) -> Truth:
        return doubted(self, self.joined([part.surely(facts) for part in self.parts]))

    def joined(self, parts: "list[Truth]") -> Truth:
        if self.number == len(parts):
            whole = min(parts)
        elif self.number == 1:
            whole = max(parts)
        else:
            whole = at_least(self.number, parts)
        return whole.negated() if self.is_denied else whole

    def comparisons(self) -> Iterator[Comparison]:
        for part in self.parts:
            yield from part.comparisons()


Node = Comparison | Joint


def doubted(node: Node, found: Truth) -> Truth:
    return Truth.UNKNOWN if node.likely and found is Truth.YES else found


def doubts(node: Node) -> Iterator[str]:
    """Why parts of a node are doubtful, in its order."""
    if node.likely:
        yield node.likely
    for part in node.parts if isinstance(node, Joint) else ():
        yield from doubts(part)


@dataclass(frozen=True, slots=True)
class Building:
    """Turns conditions into nodes, on one day in one region. Raises Misread."""

    facts: Mapping[str, Fact]
    limits: Limits

    def node(self, condition: Condition, law: str = "") -> Node:
        law = condition.law or law
        if condition.fact:
            return self._test(condition, law)
        if not condition.parts:
            raise Misread("условие пустое: нужен fact, all, any, none или of")
        parts = tuple(self.node(part, law) for part in condition.parts)
        number = len(parts) if condition.all else condition.at_least or 1
        if number > len(parts):
            raise Misread(f"at_least: {number}, а условий {len(parts)}")
        is_denied = bool(condition.none)
        if is_denied and any(doubt for part in parts for doubt in doubts(part)):
            raise Misread("likely внутри none: сомнение не может сказать «нет»")
        return Joint(
            parts=parts,
            number=number,
            is_denied=is_denied,
            says=condition.says,
            law=law,
            likely=condition.likely,
        )

    def _test(self, condition: Condition, law: str) -> Comparison:
        fact = self.facts.get(condition.fact)
        if fact is None:
            raise Misread(f"факта «{condition.fact}» нет в facts.yaml")
        if fact.kind in (Kind.YESNO, Kind.CHOICE, Kind.SEVERAL):
            among = self._among(fact, condition)
            return Comparison(
                fact=fact.id, says=condition.says, law=law, among=among, likely=condition.likely
            )
        reach = self._born if fact.kind is Kind.AGE else self._range
        low, high, is_open = reach(fact, condition)
        return Comparison(
            fact=fact.id,
            says=condition.says,
            law=law,
            low=low,
            high=high,
            is_open=is_open,
            likely=condition.likely,
        )

    def _among(self, fact: Fact, condition: Condition) -> frozenset[object]:
        if fact.kind is Kind.YESNO:
            return frozenset({condition.equals is not False})
        chosen = {*condition.among, *condition.has}
        if condition.equals is not None:
            chosen.add(str(condition.equals))
        if not chosen or not chosen <= {answer.id for answer in fact.answers}:
            raise Misread(f"{fact.id}: ответы {sorted(chosen)} не те, что в facts.yaml")
        return frozenset(chosen)

    def _born(self, fact: Fact, condition: Condition) -> tuple[int, int, bool]:
        """From which to which day one must have been born."""
        if any(one is not None for one in (condition.most, condition.over, condition.equals)):
            raise Misread(f"{fact.id}: возраст сравнивают словами least и under («under: 18 лет»)")
        low, high = 0, LAST
        if condition.under is not None:
            low = self.limits.birthday(fact, condition.under) + 1
        if condition.least is not None:
            high = self.limits.birthday(fact, condition.least)
        if condition.since:
            low = max(low, condition.since.toordinal())
        if condition.before:
            high = min(high, condition.before.toordinal() - 1)
        if (low, high) == (0, LAST):
            raise Misread(f"{fact.id}: с чем сравнить? Нужен least, under, since или before")
        return low, high, False

    def _range(self, fact: Fact, condition: Condition) -> tuple[int, int, bool]:
        exact = condition.equals
        if isinstance(exact, bool):
            raise Misread(f"{fact.id}: это число, а не да или нет")
        lows = ((condition.least, ceil), (exact, ceil), (condition.over, _above))
        highs = ((condition.most, floor), (exact, floor), (condition.under, _below))
        if all(limit is None for limit, _ in (*lows, *highs)):
            raise Misread(f"{fact.id}: с чем сравнить? Нужен least, most, under, over или equals")
        low, is_low_open = self._nearest(fact, lows, 0, max)
        high, is_high_open = self._nearest(fact, highs, LAST, min)
        return low, high, is_low_open or is_high_open

    def _nearest(
        self, fact: Fact, bounds: Bounds, free: int, nearest: Callable[..., int]
    ) -> tuple[int, bool]:
        """The closest of several bounds, or `free`; whether one of them has no value yet."""
        given = [(self.limits.read(fact, limit), end) for limit, end in bounds if limit is not None]
        ends = [end(limit) for limit, end in given if limit is not None]
        return nearest(ends, default=free), len(ends) < len(given)


def _above(limit: Decimal) -> int:
    return floor(limit) + 1


def _below(limit: Decimal) -> int:
    return ceil(limit) - 1
