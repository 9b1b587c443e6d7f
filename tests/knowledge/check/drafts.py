"""A tiny content folder with one odd measure, and what the check says of it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from knowledge.check.check import check
from knowledge.check.problem import Problem
from knowledge.library import Library
from knowledge.search.reading.words import Words
from tests.knowledge.tiny import measure, write

TODAY = date(2026, 11, 26)
WORDS = Words()


def odd(content: Path, **fields: object) -> list[Problem]:
    """What the check finds in a measure with these fields."""
    write(content / "measures/tests/odd.yaml", measure("odd", **fields))
    return [one for one in checked(content) if one.file.endswith("/odd.yaml")]


def checked(content: Path) -> list[Problem]:
    return check(Library.load(content), TODAY, WORDS)


def at(problems: Sequence[Problem], field: str) -> list[str]:
    """What is wrong with a field."""
    return [one.wrong for one in problems if one.field == field]
