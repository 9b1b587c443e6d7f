"""A table of people: a CSV file read by blocks, each cell by the kind of its column's fact."""

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from knowledge.eligibility.cells import Cells, Coded, FactCells, MeasureCells, Received
from knowledge.eligibility.known import Unreadable
from knowledge.eligibility.screening import Screening

RECEIVED = "measures"  # the column of measures that a person already receives
BLOCK = 2_048  # people
HEADING = 1  # line


class Malformed(ValueError):
    """A table that cannot be read. Says where, and never what stands there about a person."""

    def __init__(self, why: str, column: str = "", line: int = 0) -> None:
        place = [f"строка {line}"] if line else []
        place += [f"столбец {column}"] if column else []
        super().__init__(f"{', '.join(place)}: {why}" if place else why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some people of a table, in columns by the facts' ids."""

    size: int
    facts: Mapping[str, Coded]
    received: Received


class Table:
    """One file, for the facts of a screening and the ids of measures."""

    def __init__(self, path: Path, screening: Screening, measures: Collection[str]) -> None:
        self._path = path
        self._screening = screening
        self._measures = frozenset(measures)

    def blocks(self, size: int = BLOCK) -> Iterator[Block]:
        """The people in the file's order. Raises Malformed, and OSError if it cannot be opened."""
        with self._opened() as (names, reader):
            columns = {name: self._cells(name) for name in _checked(names) if name != RECEIVED}
            received = MeasureCells(self._measures)
            rows, done = filter(None, reader), 0
            while people := list(islice(rows, size)):
                told = self._columns(names, people, done)
                lists = told.pop(RECEIVED, ("",) * len(people))
                with self._placed(RECEIVED, received, lists, done):
                    mine = received.received(lists)
                facts = {}
                for name, column in told.items():
                    with self._placed(name, columns[name], column, done):
                        facts[name] = columns[name].coded(column)
                yield Block(size=len(people), facts=facts, received=mine)
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

    def _cells(self, name: str) -> FactCells:
        fact = self._screening.facts.get(name)
        if fact is None:
            raise Malformed("такого факта нет. Уберите столбец или исправьте название", name)
        return FactCells(fact, self._screening.on)

    def _columns(
        self, names: Sequence[str], people: Sequence[Sequence[str]], done: int
    ) -> dict[str, tuple[str, ...]]:
        for at, row in enumerate(people):
            if len(row) != len(names):
                last = names[min(len(row), len(names) - 1)]
                why = f"значений {len(row)}, а столбцов {len(names)}"
                raise Malformed(why, last, self._line(done + at))
        return dict(zip(names, zip(*people, strict=True), strict=True))

    @contextmanager
    def _placed(self, name: str, cells: Cells, column: Sequence[str], done: int) -> Iterator[None]:
        """Say of a cell that cannot be read where it stands: it is the first that was not kept."""
        try:
            yield
        except Unreadable:
            wrong = next(at for at, cell in enumerate(column) if cell not in cells)
            why = f"значение не подходит. Нужно: {cells.needed}"
            raise Malformed(why, name, self._line(done + wrong)) from None

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
