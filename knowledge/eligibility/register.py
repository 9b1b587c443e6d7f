"""The register: the rules of a screening over a whole table of people at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import repeat
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from knowledge.eligibility.bits import NO, NUMBERS, YES, bits, ends
from knowledge.eligibility.cells import Coded, Received
from knowledge.eligibility.known import Known
from knowledge.eligibility.nodes import Comparison, Joint, Node, doubts
from knowledge.eligibility.screening import Ready, Screening
from knowledge.eligibility.table import Block
from knowledge.rule import Fact

Flags: TypeAlias = NDArray[np.bool_]
Numbers: TypeAlias = NDArray[np.int64]


class Pair(NamedTuple):
    """The truth of something about each person; where neither holds it is unknown."""

    is_yes: Flags
    is_no: Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What is known of one fact about each person, and of whom it makes no sense."""

    is_known: Flags
    is_absent: Flags
    low: Numbers  # of a number; else the answers as bits
    high: Numbers

    def without(self, gone: Flags) -> "Column":
        return replace(self, is_known=self.is_known & ~gone, is_absent=self.is_absent | gone)

    def with_yes(self, is_so: Flags) -> "Column":
        """«Yes» of whom it follows, whatever was told."""
        new = is_so & ~self.is_absent
        return replace(
            self,
            is_known=self.is_known | new,
            low=np.where(new, YES, self.low),
            high=np.where(new, YES, self.high),
        )

    def with_more(self, is_new: Flags, low: Numbers, high: Numbers) -> "Column":
        """What follows is put where nothing was told."""
        new = is_new & ~self.is_known & ~self.is_absent
        return replace(
            self,
            is_known=self.is_known | new,
            low=np.where(new, low, self.low),
            high=np.where(new, high, self.high),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many people of a register a measure concerns."""

    measure: str
    yes: int = 0
    unclaimed: int = 0  # of those: they do not receive it yet
    unknown: int = 0
    begin: int = 0  # entitled only after the change that is supposed
    cease: int = 0  # entitled only before it
    doubtful: int = 0  # of «yes»: it is «вероятно» at most

    def plus(self, other: "Count") -> "Count":
        return replace(
            self,
            yes=self.yes + other.yes,
            unclaimed=self.unclaimed + other.unclaimed,
            unknown=self.unknown + other.unknown,
            begin=self.begin + other.begin,
            cease=self.cease + other.cease,
            doubtful=self.doubtful + other.doubtful,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A whole register: its people, whom a supposed change touches, and every measure's count."""

    people: int
    touched: int
    measures: Sequence[Count]


class Weighing:
    """One block of people: every node's truth, by Kleene's logic, as a pair of arrays."""

    def __init__(self, screening: Screening, columns: Mapping[str, Column], size: int) -> None:
        self._screening = screening
        self._columns = dict(columns)
        self._size = size
        none = np.zeros(size, np.bool_)
        self._unknown = Pair(none, none)
        self._found: dict[tuple[object, ...], Pair] = {}
        for name in screening.needed:
            self._complete(screening.facts[name])

    def surely(self, node: Node) -> Pair:
        """The truth, but for what rests on a doubt: that is unknown."""
        if isinstance(node, Joint):
            found = _joined(node, [self.surely(part) for part in node.parts])
        else:
            found = self.truth(node)
        return self.nobody(found) if node.likely else found

    def nobody(self, found: Pair) -> Pair:
        return Pair(self._unknown.is_yes, found.is_no)

    def truth(self, node: Node) -> Pair:
        if isinstance(node, Joint):
            return _joined(node, [self.truth(part) for part in node.parts])
        key = (node.fact, node.low, node.high, node.among, node.is_open)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._compared(node)
        return found

    def _compared(self, test: Comparison) -> Pair:
        column = self._columns.get(test.fact)
        if column is None:
            return self._unknown
        if test.is_open:
            return Pair(self._unknown.is_yes, column.is_absent)
        is_met, is_outside = _compared(self._screening.facts[test.fact], test, column)
        if column.is_known.all():
            return Pair(is_met, is_outside)
        return Pair(column.is_known & is_met, column.is_absent | (column.is_known & is_outside))

    def _complete(self, fact: Fact) -> None:
        """As Screening.completed does; what a fact is reckoned from was completed before it."""
        when = self._screening.when.get(fact.id)
        if when and (is_gone := self.truth(when).is_no).any():
            self._columns[fact.id] = self._of(fact).without(is_gone)
        if follows := self._screening.follows.get(fact.id):
            self._columns[fact.id] = self._of(fact).with_yes(self.truth(follows).is_yes)
        if derived := self._screening.derived.get(fact.id):
            is_yes, is_no = self.truth(derived)
            found = np.where(is_yes, YES, NO)
            self._columns[fact.id] = self._of(fact).with_more(is_yes | is_no, found, found)
        elif fact.ratio:
            self._divide(fact)

    def _divide(self, fact: Fact) -> None:
        parts = [self._columns[name] for name in fact.ratio if name in self._columns]
        if len(parts) != len(("whole", "by")):
            return
        whole, by = parts
        is_known = whole.is_known & by.is_known & (by.low > 0)
        low = whole.low // np.maximum(by.high, 1)
        high = whole.high // np.maximum(by.low, 1)
        self._columns[fact.id] = self._of(fact).with_more(is_known, low, high)

    def _of(self, fact: Fact) -> Column:
        nothing = np.zeros(self._size, np.int64)
        none = self._unknown.is_yes
        empty = Column(is_known=none, is_absent=none, low=nothing, high=nothing)
        return self._columns.get(fact.id, empty)


class Register:
    """Counts a table by the rules of a screening; `after`: the same rules, as they might become."""

    def __init__(self, screening: Screening, after: Screening | None = None) -> None:
        self._screening = screening
        self._after = after

    def counted(self, blocks: Iterable[Block]) -> Counted:
        counts = [Count(measure=one.measure.id) for one in self._screening.ready]
        people = touched = 0
        for block in blocks:
            found = list(self._found(block))
            counts = [old.plus(new) for old, (new, _) in zip(counts, found, strict=True)]
            people += block.size
            touched += int(reduce(np.logical_or, (changed for _, changed in found)).sum())
        return Counted(people=people, touched=touched, measures=tuple(counts))

    def _found(self, block: Block) -> Iterator[tuple[Count, Flags]]:
        """The counts of one block, and of whom a verdict would change."""
        before = weighed(self._screening, block)
        after = weighed(self._after, block) if self._after else repeat(None)
        for (one, found, sure), then in zip(before, after, strict=self._after is not None):
            receives = _receives(block.received, one.measure.id)
            will_be = then[1].is_yes if then else found.is_yes
            begin, cease = will_be & ~found.is_yes, found.is_yes & ~will_be
            count = Count(
                measure=one.measure.id,
                yes=int(found.is_yes.sum()),
                unclaimed=int((found.is_yes & ~receives).sum()),
                unknown=int((~found.is_yes & ~found.is_no).sum()),
                begin=int(begin.sum()),
                cease=int(cease.sum()),
                doubtful=int((found.is_yes & ~sure.is_yes).sum()),
            )
            yield count, begin | cease


def weighed(screening: Screening, block: Block) -> Iterator[tuple[Ready, Pair, Pair]]:
    """Every rule, with its truth about each person of a block, and that without what is doubtful.

    Where a whole rule is doubtful nobody is surely entitled.
    """
    columns = {name: _column(some) for name, some in block.facts.items()}
    weighing = Weighing(screening, columns, block.size)
    for one in screening.ready:
        found = weighing.truth(one.node)
        is_doubtful = any(doubts(one.node))
        sure = weighing.surely(one.node) if is_doubtful else found
        yield one, found, weighing.nobody(sure) if one.likely else sure


def coded(screening: Screening, people: Sequence[Mapping[str, Known]]) -> Block:
    """People whose facts are known already, as a block."""
    columns = {}
    for name, fact in screening.facts.items():
        low, high = zip(*(ends(fact, one.get(name)) for one in people), strict=True)
        columns[name] = Coded(low=low, high=high, codes=range(len(people)))
    nothing = Received(holders={}, lists=1, codes=[0] * len(people))
    return Block(size=len(people), facts=columns, received=nothing)


def _joined(node: Joint, parts: Sequence[Pair]) -> Pair:
    yes, no = [part.is_yes for part in parts], [part.is_no for part in parts]
    if node.number == len(parts):
        whole = Pair(reduce(np.logical_and, yes), reduce(np.logical_or, no))
    elif node.number == 1:
        whole = Pair(reduce(np.logical_or, yes), reduce(np.logical_and, no))
    else:
        most = len(parts) - node.number  # that may fail
        whole = Pair(np.sum(yes, axis=0) >= node.number, np.sum(no, axis=0) > most)
    return Pair(whole.is_no, whole.is_yes) if node.is_denied else whole


def _compared(fact: Fact, test: Comparison, column: Column) -> tuple[Flags, Flags]:
    """Who surely meets a test and who surely does not, of those whose fact is known."""
    if fact.kind not in NUMBERS:
        is_met = (column.low & bits(fact, test.among)) != 0
        return is_met, ~is_met
    is_exact = column.low is column.high
    is_met = np.less_equal(column.high, test.high)
    if test.low > 0:
        is_met &= column.low >= test.low
    if is_exact:
        return is_met, ~is_met
    return is_met, (column.high < test.low) | (column.low > test.high)


def _column(coded: Coded) -> Column:
    codes = np.asarray(coded.codes)
    lows, highs = np.array(coded.low, np.int64), np.array(coded.high, np.int64)
    low = lows[codes]
    high = low if (lows >= highs).all() else highs[codes]  # none is known only about
    is_known = (lows <= highs)[codes]
    return Column(is_known=is_known, is_absent=np.zeros_like(is_known), low=low, high=high)


def _receives(received: Received, measure: str) -> Flags:
    is_in = np.zeros(received.lists, np.bool_)
    held = np.array(received.holders.get(measure, ()), np.int64)
    is_in[held[held < received.lists]] = True  # later lists belong to later blocks
    found: Flags = is_in[np.asarray(received.codes)]
    return found
