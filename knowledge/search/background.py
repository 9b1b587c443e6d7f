"""Background: what a person has told of themselves while asking, as facts of eligibility."""

import re
from collections.abc import Iterator, Mapping

from knowledge.eligibility.typed import COUNTS
from knowledge.library import Library
from knowledge.rule import Fact, Kind
from knowledge.search.reading.patterns import Patterns
from knowledge.search.reading.words import Words, plain
from knowledge.search.sheets import Told, sheet

NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(word for word in COUNTS if COUNTS[word])})"
YEARS = r"(?P<years>\d{1,3})\s*(?P<unit>лет|год\w*|месяц\w*|мес)"
CHILD = r"ребен\w+|сын\w*|доч\w+|малыш\w*"
CHILDREN = re.compile(
    rf"\b{NUMBER}\s+(?:несовершеннолетних\s+|маленьких\s+|малолетних\s+)?(?:дет\w+|ребен\w+|ребят\w*)"
)
OLD = re.compile(rf"\bмне\s+(?:уже\s+)?{YEARS}")
YOUNG = re.compile(rf"\b(?:{CHILD})\s+(?:уже\s+|всего\s+|только\s+)?{YEARS}")
OLDEST_CHILD = 18


def background(library: Library, words: Words) -> "Background":
    """As the content tells how people say things about themselves."""
    told: Told = sheet(library.content / "told.yaml", Told)
    return Background(words, told, library.facts)


class Background:
    """Hears facts by patterns, and numbers of children and years."""

    def __init__(self, words: Words, told: Told, facts: Mapping[str, Fact]) -> None:
        self._patterns = Patterns(words, told)
        self._facts = facts

    def told(self, text: str) -> dict[str, str | tuple[str, ...]]:
        """Each fact that a text tells, as its reader takes it."""
        found: dict[str, str | tuple[str, ...]] = {}
        for name, value in (*self._said(text), *_numbers(plain(text))):
            fact = self._facts.get(name)
            if fact is None or (name in found and fact.kind is not Kind.SEVERAL):
                continue
            before = found.get(name, ())
            is_several = fact.kind is Kind.SEVERAL and isinstance(before, tuple)
            found[name] = tuple(dict.fromkeys((*before, value))) if is_several else value
        return found

    def _said(self, text: str) -> Iterator[tuple[str, str]]:
        for key in self._patterns.all(text):
            name, _, value = key.partition("=")
            yield name, value


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    if found := CHILDREN.search(text):
        said = found["number"]
        yield "children", str(COUNTS.get(said, said))
    if found := OLD.search(text):
        yield "age", f"{found['years']} лет"
    if (found := YOUNG.search(text)) and _is_child(found):
        unit = "месяцев" if found["unit"].startswith("мес") else "лет"
        yield "youngest_child", f"{found['years']} {unit}"


def _is_child(found: re.Match[str]) -> bool:
    return found["unit"].startswith("мес") or int(found["years"]) < OLDEST_CHILD
