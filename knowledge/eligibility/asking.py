"""Asking: which question tells most about what is still undecided about a person."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from knowledge.eligibility.chances import Chances
from knowledge.eligibility.frontier import Frontier
from knowledge.eligibility.guesses import Guesses
from knowledge.eligibility.known import Facts
from knowledge.eligibility.screening import Ready, Screening
from knowledge.library import Library
from knowledge.rule import Together

MOST = 8  # lines of a question that a telephone shows at once
LINE = 0.1  # how much of a question's worth is a line's
PATIENCE = 12  # questions
TIRED = 1.4  # bits of weighted measures that are worth a question when patience ends


def weights(library: Library) -> dict[str, float]:
    """How often each measure is sought, as its example questions tell, by what it is worth.

    By the measure's id; a measure of middling weight has 1.
    """
    found = {
        one.id: len(one.questions) * one.rule.worth for one in library.measures.values() if one.rule
    }
    middling = (fmean(found.values()) if found else 0) or 1
    return {name: weight / middling for name, weight in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to ask: one fact, or `facts` of a question that asks several at once."""

    id: str
    facts: tuple[str, ...]
    gain: float = 0.0  # bits of weighted measures that the answer is expected to tell
    is_worth: bool = True  # the time of the person who answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person has been asked: what is not known or not to be told, and what was marked."""

    refused: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()  # questions of several facts
    marked: tuple[str, ...] = ()  # facts that were marked there, and are asked next
    first: Sequence[str] = ()  # questions that come before all others
    count: int = 0  # questions so far

    @property
    def floor(self) -> float:
        """What a question must tell to be worth its time: little at first, much towards the end."""
        return float(TIRED * (self.count / PATIENCE) ** 4)


class Asking:
    """Chooses the next question over the rules of a screening."""

    def __init__(
        self,
        screening: Screening,
        weights: Mapping[str, float],
        together: Collection[Together] = (),
    ) -> None:
        """`weights`: how often each measure is sought; one that is missing weighs 1."""
        self._screening = screening
        self._weights = weights
        self._together = together
        self._usual = Guesses(screening)

    def best(
        self,
        facts: Facts,
        asked: Asked | None = None,
        of: Sequence[Ready] | None = None,
        guesses: Guesses | None = None,
    ) -> Question | None:
        """The question to ask now; None if no answer would change any verdict.

        `guesses`: what people in this situation answer, if other than all people.
        """
        asked = asked or Asked()
        gains = self._gains(facts, asked, of, guesses or self._usual)
        if marked := next((name for name in asked.marked if name in gains), None):
            return Question(id=marked, facts=(marked,), gain=gains[marked])
        questions = self._questions(gains, asked)
        if plain := next((name for name in asked.first if name in questions), None):
            return questions[plain]
        found = max(questions.values(), key=lambda one: (one.gain, one.id), default=None)
        return found and replace(found, is_worth=found.gain >= asked.floor)

    def _questions(self, gains: Mapping[str, float], asked: Asked) -> dict[str, Question]:
        """What may be asked: facts together where there are enough of them, the others alone."""
        alone = dict(gains)
        found: dict[str, Question] = {}
        for one in self._together:
            if one.id in asked.together | asked.refused:
                continue
            names = _lines(one, alone, asked)
            if len(names) >= one.least:
                gain = sum(alone.pop(name) for name in names)
                found[one.id] = Question(id=one.id, facts=tuple(names), gain=gain)
        singles = {
            name: Question(id=name, facts=(name,), gain=gain) for name, gain in alone.items()
        }
        return found | singles

    def _gains(
        self, facts: Facts, asked: Asked, of: Sequence[Ready] | None, guesses: Guesses
    ) -> dict[str, float]:
        """What each fact that may still be asked is expected to tell."""
        frontier = Frontier(self._screening, facts, asked.refused)
        waiting: dict[str, list[Ready]] = defaultdict(list)
        for one in self._screening.ready if of is None else of:
            for name in set(frontier.askable(one.node)):
                waiting[name].append(one)
        chances = Chances(self._screening, guesses)
        return {
            name: self._gain(name, rules, facts, (guesses, chances))
            for name, rules in waiting.items()
        }

    def _gain(
        self,
        name: str,
        rules: Sequence[Ready],
        facts: Facts,
        expected: tuple[Guesses, Chances],
    ) -> float:
        """The expected information about the rules, by their weights.

        A part of a ratio tells nothing alone: it has its share of what the ratio would tell.
        """
        guesses, chances = expected
        whole, missing = self._whole(name, facts)
        suppositions = [
            (one.share, self._screening.supposing(facts, whole, one.value))
            for one in guesses.of(whole, facts)
        ]
        gain = 0.0
        for rule in rules:
            after = sum(share * chances.bits(rule.node, then) for share, then in suppositions)
            told = chances.bits(rule.node, facts) - after
            gain += self._weights.get(rule.measure.id, 1.0) * told / missing
        return gain

    def _whole(self, name: str, facts: Facts) -> tuple[str, int]:
        """The ratio that a fact is a part of, and how many of its parts are missing; or itself."""
        for fact in self._screening.facts.values():
            if name in fact.ratio and fact.id not in facts:
                return fact.id, sum(one not in facts for one in fact.ratio)
        return name, 1


def _lines(question: Together, gains: Mapping[str, float], asked: Asked) -> list[str]:
    """The facts that are worth a line of a question, as they stand in it."""
    names = [item.fact for item in question.items if item.fact in gains]
    if not question.is_all:
        names = [name for name in names if name not in asked.first]
    names = [name for name in names if gains[name] >= LINE * asked.floor]
    best = set(sorted(names, key=lambda name: -gains[name])[:MOST])
    return [name for name in names if name in best]
