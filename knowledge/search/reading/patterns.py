"""Patterns: what a message says in so many words, found by dictionary forms in order.

A pattern is a row of steps. A step is words joined by «|»; «избива*» is any word that begins so;
«не_хотеть» is the word with «не» before it (a plain word never matches with «не»).
Between two steps stand at most three other words; none if they are joined by « + »;
up to eight by « … ».
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ConfigDict

from knowledge.search.reading.words import Words, tokens

K = TypeVar("K")
NEAR = 3
GAPS = {"+": 0, "…": 8}
NOT = "не"
# The dictionary form of some plurals is another word than an editor writes.
SINGULAR = {"дети": "ребенок", "деньги": "деньга", "люди": "человек"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What is said, and what being said as well makes it mean something else."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    say: tuple[str, ...]
    unless: tuple[str, ...] = ()
    words: int = 0  # only in a message of at most so many words
    whole: bool = False  # only if no other word is said
    like: tuple[str, ...] = ()  # examples that must be recognised


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a pattern: the words that may stand there, at most `gap` words further on."""

    words: frozenset[str]
    stems: tuple[str, ...]
    gap: int

    def fits(self, forms: frozenset[str]) -> bool:
        if not self.words.isdisjoint(forms):
            return True
        return bool(self.stems) and any(form.startswith(self.stems) for form in forms)


Pattern = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A message: the forms of each word in order, and all of them together."""

    words: tuple[frozenset[str], ...]
    together: frozenset[str]


def pattern(text: str) -> Pattern:
    """A row of steps from its notation."""
    steps: list[Step] = []
    gap = NEAR
    for part in text.replace("ё", "е").split():
        if part in GAPS:
            gap = GAPS[part]
            continue
        words = part.split("|")
        stems = tuple(word[:-1] for word in words if word.endswith("*"))
        whole = frozenset(SINGULAR.get(word, word) for word in words if not word.endswith("*"))
        steps.append(Step(whole, stems, gap))
        gap = NEAR
    return tuple(steps)


class _Rule:
    """A phrase made ready."""

    def __init__(self, phrase: Phrase) -> None:
        self.say = [pattern(text) for text in phrase.say]
        self._unless = [pattern(text) for text in phrase.unless]
        self._words = phrase.words
        self._whole = phrase.whole

    def is_said(self, said: Said) -> bool:
        if self._words and len(said.words) > self._words:
            return False
        return self._says(said) and not _any(self._unless, said)

    def _says(self, said: Said) -> bool:
        if not self._whole:
            return _any(self.say, said)
        steps = [step for row in self.say for step in row]
        fitting = (any(step.fits(forms) for step in steps) for forms in said.words)
        return bool(said.words) and all(fitting)


class Patterns(Generic[K]):
    """Phrases of several kinds; the first kind whose phrase is said is the answer."""

    def __init__(self, words: Words, phrases: Mapping[K, Sequence[Phrase]]) -> None:
        self._words = words
        self._kinds = [(kind, _Rule(phrase)) for kind, some in phrases.items() for phrase in some]

    def vocabulary(self) -> set[str]:
        """Every word of the patterns in all its forms."""
        steps = (step for _, rule in self._kinds for row in rule.say for step in row)
        said = {word.removeprefix(f"{NOT}_") for step in steps for word in step.words}
        return {form for word in said for form in self._words.inflected(word)}

    def first(self, text: str) -> K | None:
        """The kind of the first phrase that is said."""
        return next(self.all(text), None)

    def all(self, text: str) -> Iterator[K]:
        """The kinds of every phrase that is said, in their order."""
        said = self._said(text)
        return (kind for kind, rule in self._kinds if rule.is_said(said))

    def _said(self, text: str) -> Said:
        """Every word as all its dictionary forms; after «не» each is marked with it."""
        found: list[frozenset[str]] = []
        negated = False
        for word in tokens(text.replace("-", " ")):
            if word == NOT:
                negated = True
                continue
            forms = self._words.forms(word)
            found.append(frozenset(f"{NOT}_{form}" for form in forms) if negated else forms)
            negated = False
        return Said(tuple(found), frozenset[str]().union(*found))


def _any(patterns: Sequence[Pattern], said: Said) -> bool:
    return any(
        all(step.fits(said.together) for step in steps)
        and _follow(steps, said.words, 0, len(said.words))
        for steps in patterns
    )


def _follow(steps: Pattern, words: Sequence[frozenset[str]], start: int, end: int) -> bool:
    """Whether the steps follow one another, the first of them between start and end."""
    head, rest = steps[0], steps[1:]
    for place in range(start, min(end, len(words))):
        if head.fits(words[place]):
            if not rest:
                return True
            if _follow(rest, words, place + 1, place + 2 + rest[0].gap):
                return True
    return False
