"""A table of people: a CSV file read by blocks, each cell by the kind of its column's fact."""

import csv
from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Generic, TypeVar

from knowledge.eligibility.known import Known, Unreadable, allowed, known
from knowledge.eligibility.screening import Screening
from knowledge.rule import Fact, Kind

RECEIVED = "measures"  # the column of measures that a person already receives
BETWEEN = "|"  # of several answers in a cell
NONE_OF_THEM = "нет"  # of several answers; an empty cell is not known
BLOCK = 16_384  # people
MANY = 4 * BLOCK  # distinct cells of a column that are kept in memory
HEADING = 1  # line

T = TypeVar("T")


class Malformed(ValueError):
    """A table that cannot be read. Says where, and never what stands there about a person."""

    def __init__(self, why: str, column: str = "", line: int = 0) -> None:
        place = [f"строка {line}"] if line else []
        place += [f"столбец {column}"] if column else []
        super().__init__(f"{', '.join(place)}: {why}" if place else why)


@dataclass(frozen=True, slots=True)
class Coded(Generic[T]):
    """A column: its distinct values, and the number of each person's own."""

    values: Sequence[T]
    codes: Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some people of a table, in columns by the facts' ids."""

    size: int
    facts: Mapping[str, Coded[Known | None]]
    received: Coded[frozenset[str]]


class Cells(dict[str, int], Generic[T]):
    """The distinct cells of one column, by number; each is read once."""

    def __init__(self, read: Callable[[str], T], needed: str) -> None:
        super().__init__()
        self._read = read
        self.needed = needed  # what may stand in a cell, in words
        self.distinct: list[T] = []

    def __missing__(self, cell: str) -> int:
        self.distinct.append(self._read(cell.strip()))
        self[cell] = number = len(self.distinct) - 1
        return number

    def coded(self, column: Sequence[str]) -> Coded[T]:
        if len(self) > MANY:
            self.clear()
            self.distinct = []
        codes = array("i", map(self.__getitem__, column))
        return Coded(values=self.distinct, codes=codes)

    def wrong(self, column: Sequence[str]) -> int:
        """The number of the first person whose cell cannot be read."""
        return next(at for at, cell in enumerate(column) if not self._is_readable(cell))

    def _is_readable(self, cell: str) -> bool:
        try:
            self._read(cell.strip())
        except Unreadable:
            return False
        return True


class Table:
    """One file, for the facts of a screening and the ids of measures."""

    def __init__(self, path: Path, screening: Screening, measures: Collection[str]) -> None:
        self._path = path
        self._screening = screening
        self._measures = frozenset(measures)

    def blocks(self, size: int = BLOCK) -> Iterator[Block]:
        """The people in the file's order. Raises Malformed, and OSError if it cannot be opened."""
        with self._opened() as (names, reader):
            cells = {name: self._cells(name) for name in _checked(names)}
            received = Cells(self._received, "список мер через «|», например birth-lump-sum")
            rows, done = filter(None, reader), 0
            while people := list(islice(rows, size)):
                columns = self._columns(names, people, done)
                told = columns.pop(RECEIVED, ("",) * len(people))
                yield Block(
                    size=len(people),
                    facts={
                        name: self._coded(name, cells[name], column, done)
                        for name, column in columns.items()
                    },
                    received=self._coded(RECEIVED, received, told, done),
                )
                done += len(people)

    @contextmanager
    def _opened(self) -> Iterator[tuple[list[str], Any]]:
        """The names of the columns, and a reader of what is below them."""
        try:
            with self._path.open(encoding="utf-8-sig", newline="") as file:
                first = file.readline()
                mark = ";" if ";" in first else ","
                names = [name.strip(' "\r\n') for name in first.split(mark)]
                reader = csv.reader(file, delimiter=mark, strict=True)
                try:
                    yield names, reader
                except csv.Error:
                    why = "кавычки не на месте или значение слишком длинное"
                    raise Malformed(why, line=HEADING + reader.line_num) from None
        except UnicodeDecodeError:
            raise Malformed("файл не в кодировке UTF-8") from None

    def _cells(self, name: str) -> Cells[Known | None]:
        if name == RECEIVED:
            return Cells(lambda _cell: None, "")
        fact = self._screening.facts.get(name)
        if fact is None:
            raise Malformed("такого факта нет. Уберите столбец или исправьте название", name)
        return Cells(partial(_cell, self._screening, fact), _needed(fact))

    def _received(self, cell: str) -> frozenset[str]:
        found = frozenset(one.strip() for one in cell.split(BETWEEN) if one.strip())
        if not found <= self._measures:
            raise Unreadable(RECEIVED)
        return found

    def _columns(
        self, names: Sequence[str], people: Sequence[Sequence[str]], done: int
    ) -> dict[str, tuple[str, ...]]:
        for at, row in enumerate(people):
            if len(row) != len(names):
                last = names[min(len(row), len(names) - 1)]
                why = f"значений {len(row)}, а столбцов {len(names)}"
                raise Malformed(why, last, self._line(done + at))
        return dict(zip(names, zip(*people, strict=True), strict=True))

    def _coded(self, name: str, cells: Cells[T], column: Sequence[str], done: int) -> Coded[T]:
        try:
            return cells.coded(column)
        except Unreadable:
            line = self._line(done + cells.wrong(column))
            raise Malformed(f"значение не подходит. Нужно: {cells.needed}", name, line) from None

    def _line(self, number: int) -> int:
        """The line of a person, counted from 0; found anew, for only a mistake needs it."""
        with self._opened() as (_, reader):
            next(islice(filter(None, reader), number, None))
            return HEADING + int(reader.line_num)


def _checked(names: Sequence[str]) -> Sequence[str]:
    if not any(names):
        raise Malformed("в первой строке нужны названия столбцов")
    for name in names:
        if names.count(name) > 1:
            raise Malformed("такой столбец не один", name)
    return names


def _needed(fact: Fact) -> str:
    if fact.kind is not Kind.SEVERAL:
        return allowed(fact)
    answers = ", ".join(answer.id for answer in fact.answers)
    return f"ответы через «{BETWEEN}» из {answers}, или «{NONE_OF_THEM}»"


def _cell(screening: Screening, fact: Fact, cell: str) -> Known | None:
    if not cell:
        return None
    if fact.kind is not Kind.SEVERAL:
        return known(fact, cell, screening.on)
    several = [] if cell.lower() == NONE_OF_THEM else [one.strip() for one in cell.split(BETWEEN)]
    return known(fact, several, screening.on)
