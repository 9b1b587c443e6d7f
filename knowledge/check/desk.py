"""The desk: everything that the rules of the check look at, read once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from knowledge.check.problem import Problem
from knowledge.library import Library, read
from knowledge.measure import STRICT, Measure, Parameter
from knowledge.search.reading.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """The sheet plain.yaml: what texts for citizens do without, and what they may keep."""

    __pydantic_config__ = STRICT
    stiff: Mapping[str, str] = field(default_factory=dict)  # «слово*»: what to say instead
    abbreviations: tuple[str, ...] = ()  # that everybody knows
    participles: tuple[str, ...] = ()  # that people say themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The sheet most-asked.yaml: what people ask about most, and how to tell who is asking."""

    __pydantic_config__ = STRICT
    measures: tuple[str, ...] = ()
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A measure as citizens read it, and as it is `written`, its «{{ parameters }}» not filled."""

    file: str
    measure: Measure
    written: Measure

    def problem(self, field: str, wrong: str, advice: str, *, is_error: bool = True) -> Problem:
        return Problem(file=self.file, field=field, wrong=wrong, advice=advice, is_error=is_error)


class Desk:
    """The content on a day. Rules read it and never change it."""

    def __init__(self, library: Library, on: date, words: Words) -> None:
        self.library = library
        self.on = on
        self.words = words
        self.drafts = tuple(self._draft(path) for path in _paths(library.content))
        self.plain: Plain = self._sheet("plain.yaml", Plain)
        self.asked: Asked = self._sheet("most-asked.yaml", Asked)

    @cached_property
    def by_id(self) -> Mapping[str, Draft]:
        return {draft.measure.id: draft for draft in self.drafts}

    @cached_property
    def parameters(self) -> Mapping[str, tuple[Parameter, ...]]:
        """The dated amounts by the file that holds them."""
        paths = sorted(self.library.content.glob("parameters/*.yaml"))
        return {self._file(path): read(path, tuple[Parameter, ...]) for path in paths}

    def telling(self, text: str) -> frozenset[str]:
        """The words that carry meaning, in dictionary form."""
        return frozenset(self.words.telling(self.words.lemmas(text)))

    def _draft(self, path: Path) -> Draft:
        measure = self.library.measures[path.stem]
        return Draft(file=self._file(path), measure=measure, written=read(path, Measure))

    def _file(self, path: Path) -> str:
        return path.relative_to(self.library.content).as_posix()

    def _sheet(self, name: str, kind: Any) -> Any:
        path = self.library.content / name
        return read(path, kind) if path.exists() else kind()


def _paths(content: Path) -> list[Path]:
    return sorted([*content.glob("measures/*/*.yaml"), *content.glob("regions/*/measures/*.yaml")])
