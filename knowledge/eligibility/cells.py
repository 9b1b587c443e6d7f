"""The cells of a table: the distinct ones of a column, each read once and kept as numbers."""

from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from typing_extensions import override

from knowledge.eligibility.bits import ends
from knowledge.eligibility.known import Known, Unreadable, allowed, known
from knowledge.rule import Fact, Kind

BETWEEN = "|"  # of several answers in a cell
NONE_OF_THEM = "нет"  # of several answers; an empty cell is not known
MANY = 65_536  # distinct cells of a column that are kept in memory


@dataclass(frozen=True, slots=True)
class Coded:
    """A fact's distinct values as `ends` of a range or a set, and the number of each person's."""

    low: Sequence[int]
    high: Sequence[int]
    codes: Sequence[int]


@dataclass(frozen=True, slots=True)
class Received:
    """The distinct lists of measures: in which a measure stands, and whose number is which."""

    holders: Mapping[str, Sequence[int]]
    lists: int
    codes: Sequence[int]


class Cells(dict[str, int]):
    """The distinct cells of one column, by number; each is read once."""

    needed = ""  # what may stand in a cell, in words

    def __missing__(self, cell: str) -> int:
        self.keep(cell.strip())
        self[cell] = number = len(self)
        return number

    def numbers(self, column: Sequence[str]) -> "array[int]":
        """Raises Unreadable."""
        if len(self) > MANY:
            self.clear()
            self.forget()
        return array("i", map(self.__getitem__, column))

    def keep(self, cell: str) -> None:
        """Read the next distinct cell. Raises Unreadable."""
        raise NotImplementedError

    def forget(self) -> None:
        raise NotImplementedError


class FactCells(Cells):
    """A column of a fact."""

    def __init__(self, fact: Fact, on: date) -> None:
        super().__init__()
        self._fact = fact
        self._on = on
        self.needed = _needed(fact)
        self.forget()

    @override
    def keep(self, cell: str) -> None:
        low, high = ends(self._fact, _cell(self._fact, cell, self._on))
        self.low.append(low)
        self.high.append(high)

    @override
    def forget(self) -> None:
        self.low, self.high = array("q"), array("q")

    def coded(self, column: Sequence[str]) -> Coded:
        codes = self.numbers(column)
        return Coded(low=self.low, high=self.high, codes=codes)


class MeasureCells(Cells):
    """The column of measures that are received."""

    needed = "список мер через «|», например birth-lump-sum"

    def __init__(self, measures: Collection[str]) -> None:
        super().__init__()
        self._measures = measures
        self.forget()

    @override
    def keep(self, cell: str) -> None:
        found = {one.strip() for one in cell.split(BETWEEN) if one.strip()}
        if not found <= self._holders.keys():
            raise Unreadable(cell)
        for one in found:
            self._holders[one].append(len(self))

    @override
    def forget(self) -> None:
        self._holders = {name: array("i") for name in self._measures}

    def received(self, column: Sequence[str]) -> Received:
        codes = self.numbers(column)
        return Received(holders=self._holders, lists=len(self), codes=codes)


def _needed(fact: Fact) -> str:
    if fact.kind is not Kind.SEVERAL:
        return allowed(fact)
    answers = ", ".join(answer.id for answer in fact.answers)
    return f"ответы через «{BETWEEN}» из {answers}, или «{NONE_OF_THEM}»"


def _cell(fact: Fact, cell: str, on: date) -> Known | None:
    if not cell:
        return None
    if fact.kind is not Kind.SEVERAL:
        return known(fact, cell, on)
    several = [] if cell.lower() == NONE_OF_THEM else [one.strip() for one in cell.split(BETWEEN)]
    return known(fact, several, on)
