"""All rules, one after another."""

from collections.abc import Callable, Iterator
from datetime import date

from knowledge.check.amounts import amounts
from knowledge.check.desk import Desk
from knowledge.check.doubles import doubles
from knowledge.check.examples import examples
from knowledge.check.finding import Finder, finding
from knowledge.check.forms import forms
from knowledge.check.learned import learned
from knowledge.check.links import links
from knowledge.check.problem import Problem
from knowledge.check.rules import rules
from knowledge.check.shape import shape
from knowledge.check.talks import talks
from knowledge.check.wording import wording
from knowledge.library import Library
from knowledge.search.reading.words import Words

Rule = Callable[[Desk], Iterator[Problem]]
RULES: tuple[Rule, ...] = (shape, links, amounts, wording, examples, doubles, rules, forms, talks)


def check(library: Library, on: date, words: Words, search: Finder | None = None) -> list[Problem]:
    """Every problem on a day, errors first, then by file.

    Without a search nobody asks for the measures by their names, which takes most of the time,
    nor whether what the search had learned is of this content.
    """
    desk = Desk(library, on, words)
    found = [problem for rule in RULES for problem in rule(desk)]
    if search is not None:
        found += [*finding(desk, search), *learned(library)]
    return sorted(set(found), key=lambda one: (not one.is_error, one.file, one.field, one.wrong))
