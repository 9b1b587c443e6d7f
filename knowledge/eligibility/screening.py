"""Screening: all rules of a region on a day, over one person's facts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from knowledge.eligibility.known import ABSENT, Facts, Known, Span, known
from knowledge.eligibility.limits import Limits, Misread
from knowledge.eligibility.nodes import Building, Node
from knowledge.eligibility.truth import Truth
from knowledge.eligibility.verdicts import Verdict, doubt, missing, reasons
from knowledge.library import Library
from knowledge.measure import Confidence, Measure
from knowledge.rule import Condition, Fact, Rule

UNSURE = "сведения о мере предварительные"
OWN_WAY = "в вашем регионе условия могут быть свои"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A measure whose rule is ready to be asked."""

    measure: Measure
    rule: Rule
    node: Node

    @property
    def likely(self) -> str:
        """Why «yes» is «вероятно» at most; empty: it is not."""
        unsure = UNSURE if self.measure.confidence is Confidence.LOW else ""
        return self.rule.likely or unsure


class Screening:
    """The rules in force in a region («» if unknown: of the whole country) on a day."""

    def __init__(self, library: Library, *, region: str, on: date) -> None:
        """Raises Misread for a rule that cannot be understood."""
        self.on = on
        self.facts = ordered(library.facts)
        building = Building(library.facts, Limits.of(library, region, on))
        self.ready = tuple(
            Ready(measure=one, rule=rule, node=building.node(rule.whole))
            for one in library.situated(region)
            if (rule := _rule(library, one)) and not one.closed and rule.is_used(on)
        )
        self.when = _joined(building, {one.id: one.when for one in library.facts.values()})
        self.derived = _joined(building, {one.id: one.derived for one in library.facts.values()})
        self.follows = _joined(building, {one.id: one.follows for one in library.facts.values()})
        self.seldom = {
            one.id: building.node(Condition(any=one.seldom))
            for one in library.facts.values()
            if one.seldom
        }

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The facts on which the rules depend, each after those that it is reckoned from."""
        found = {test.fact for one in self.ready for test in one.node.comparisons()}
        for fact in reversed(self.facts.values()):
            if fact.id in found:
                found.update(below(fact))
        return tuple(name for name in self.facts if name in found)

    def read(self, values: Mapping[str, object]) -> Facts:
        """Facts as written in JSON or YAML. Raises Unreadable, and KeyError for an unknown name."""
        return self.completed(
            {name: known(self.facts[name], value, self.on) for name, value in values.items()}
        )

    def completed(self, told: Facts) -> Facts:
        """What was told, with what follows from it: ratios, derived facts, and what cannot be."""
        return self._completed(dict(told), self.facts.values())

    def supposing(self, facts: Facts, name: str, value: Known) -> Facts:
        """Completed facts, and what follows if one more is told."""
        return self._completed({**facts, name: value}, self._above[name])

    def _completed(self, facts: dict[str, Known], some: Iterable[Fact]) -> Facts:
        for fact in some:
            if (found := self._following(fact, facts)) is not None:
                facts[fact.id] = found
        return facts

    @cached_property
    def _above(self) -> Mapping[str, tuple[Fact, ...]]:
        """The facts that are reckoned from each, directly or not, each after those it needs."""
        found: dict[str, list[Fact]] = {name: [] for name in self.facts}
        for fact in self.facts.values():
            bases = set(below(fact))
            for name, above in found.items():
                if name in bases or not bases.isdisjoint(one.id for one in above):
                    above.append(fact)
        return {name: tuple(above) for name, above in found.items()}

    def verdicts(self, facts: Facts, of: Iterable[Ready] | None = None) -> tuple[Verdict, ...]:
        """One for every rule (or for those of `of`), over facts that `completed` has seen."""
        return tuple(_verdict(one, facts) for one in (self.ready if of is None else of))

    def _following(self, fact: Fact, facts: Facts) -> Known | None:
        if (when := self.when.get(fact.id)) and when.truth(facts) is Truth.NO:
            return ABSENT
        if (base := self.follows.get(fact.id)) and base.truth(facts) is Truth.YES:
            return True
        if fact.id in facts:
            return None
        if derived := self.derived.get(fact.id):
            whole = derived.truth(facts)
            return None if whole is Truth.UNKNOWN else whole is Truth.YES
        return _ratio(fact, facts)


def ordered(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Every fact after those that it is reckoned from. Raises Misread if they need each other."""
    needs = {fact.id: [name for name in below(fact) if name in facts] for fact in facts.values()}
    try:
        return {name: facts[name] for name in TopologicalSorter(needs).static_order()}
    except CycleError as trouble:
        raise Misread(f"факты зависят друг от друга: {' → '.join(trouble.args[1])}") from None


def below(fact: Fact) -> Iterator[str]:
    """The facts that another is reckoned from, or that must hold for it to make sense."""
    yield from (*fact.ratio, *names(fact.when), *names(fact.derived), *names(fact.follows))


def names(conditions: Iterable[Condition]) -> Iterator[str]:
    """The facts that conditions ask for."""
    for one in conditions:
        yield from (one.fact,) if one.fact else ()
        yield from names(one.parts)


def _rule(library: Library, measure: Measure) -> Rule | None:
    """A measure's own rule, or that of the twin it stands in for: likely then, at most."""
    twin = library.measures.get(measure.replaces)
    if measure.rule or twin is None or twin.rule is None:
        return measure.rule
    return replace(twin.rule, likely=twin.rule.likely or OWN_WAY)


def _joined(building: Building, conditions: Mapping[str, tuple[Condition, ...]]) -> dict[str, Node]:
    return {name: building.node(Condition(all=some)) for name, some in conditions.items() if some}


def _ratio(fact: Fact, facts: Facts) -> Known | None:
    parts = [facts.get(name) for name in fact.ratio]
    if len(parts) != len(("whole", "by")):
        return None
    whole, by = parts
    if not isinstance(whole, Span) or not isinstance(by, Span) or by.low == 0:
        return None
    return Span(whole.low // by.high, whole.high // by.low)


def _verdict(one: Ready, facts: Facts) -> Verdict:
    return Verdict(
        measure=one.measure.id,
        truth=one.node.truth(facts),
        reasons=tuple(reasons(one.node, facts)),
        missing=tuple(dict.fromkeys(missing(one.node, facts))),
        likely=one.likely or doubt(one.node, facts),
        urgent=one.rule.urgent,
        worth=one.rule.worth,
    )
