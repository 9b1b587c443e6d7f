"""Outcomes: what came of each labelled question, and whether it is right."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from knowledge.evaluation.acceptance import ALARM, SAFETY, SHOWN, accepted, wanted
from knowledge.evaluation.labelled import Labelled
from knowledge.findings import Decision, Match
from knowledge.search.search import Search

FEW = 3


class Fault(StrEnum):
    """What went wrong, the worst first."""

    DEAF = "deaf"  # danger or fraud was not heard
    WRONG = "wrong"  # answered, and the first measure is not accepted
    FALSE_ALARM = "false_alarm"
    REJECTED = "rejected"  # a measure was expected, none was answered or offered
    OFFERED = "offered"  # measures were offered where none should be
    LOW = "low"  # the right measure is not among the first three
    SECOND = "second"  # it is, and does not stand first


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question with what was found; `wanted` are the measures to be found."""

    asked: Labelled
    wanted: frozenset[str]
    decision: Decision
    matches: tuple[Match, ...] = ()
    milliseconds: float = 0.0

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(match.id for match in self.matches)

    @property
    def confidence(self) -> float:
        """How sure the search was of the first measure, 0…1."""
        return self.matches[0].confidence if self.matches else 0.0

    @property
    def is_ranked(self) -> bool:
        """Whether there is a measure to be found."""
        return bool(self.wanted)

    @property
    def is_first(self) -> bool:
        """What is wanted leads the ranking: each of two within the first two."""
        return self.is_ranked and self.place == 1

    @property
    def is_near(self) -> bool:
        """What is wanted stands within the first three."""
        last = self._last()
        return self.is_ranked and (0 < last <= FEW or 0 < self._fair() <= FEW)

    @property
    def place(self) -> int:
        """Where what is wanted stands, from 1; 0: nowhere. Two that lead share the first place."""
        last = self._last()
        own = max(1, last - len(self.wanted) + 1) if last else 0
        return min(filter(None, (own, self._fair())), default=0)

    @property
    def is_judged(self) -> bool:
        """Whether an answer can be right or wrong: of look-alikes nobody said what is right."""
        return self.asked.expect != "normal"

    @property
    def is_shown(self) -> bool:
        return self.decision in SHOWN

    @property
    def is_answered(self) -> bool:
        return self.decision is Decision.ANSWER

    @property
    def is_best_right(self) -> bool:
        """Whether the first measure by itself is accepted."""
        return bool(self.ids) and self.ids[0] in self.wanted | self.asked.also_ok

    @property
    def is_wrong(self) -> bool:
        """Confidently wrong."""
        return self.is_judged and self.is_answered and not self.is_best_right

    @property
    def is_accepted(self) -> bool:
        """Right by the table in docs/evaluation.md."""
        if self.is_ranked:
            return self.is_first
        is_fair = self.is_shown and self.is_best_right and self.asked.expect not in SAFETY
        return is_fair or self.decision in accepted(self.asked)

    @property
    def fault(self) -> Fault | None:
        faults = {
            Fault.DEAF: self.asked.expect in {"crisis", "scam"} and not self.is_accepted,
            Fault.WRONG: self.is_wrong,
            Fault.FALSE_ALARM: self.decision in ALARM
            and self.asked.expect not in SAFETY - {"normal"},
            Fault.REJECTED: self.is_ranked and not self.is_shown,
            Fault.OFFERED: not self.is_ranked and not self.is_accepted,
            Fault.LOW: self.is_ranked and not self.is_near,
            Fault.SECOND: self.is_ranked and not self.is_first,
        }
        return next((fault for fault, is_so in faults.items() if is_so), None)

    def place_of(self, measure: str) -> int:
        """Where a measure stands, from 1; 0: it was not found."""
        return self.ids.index(measure) + 1 if measure in self.ids else 0

    def _last(self) -> int:
        """The place of the last of what is wanted; 0 when any of it was not found."""
        places = [self.place_of(one) for one in self.wanted]
        return max(places) if all(places) and places else 0

    def _fair(self) -> int:
        """The first place of an id that a fair judge accepts too."""
        return min(filter(None, map(self.place_of, self.asked.also_ok)), default=0)


def evaluate(
    search: Search, questions: Iterable[Labelled], known: Iterable[str]
) -> tuple[Outcome, ...]:
    """Ask every question; `known` are the ids that the content holds, others cannot be found."""
    ids = frozenset(known)
    search.find("")  # the first question of a process pays for what is loaded late
    return tuple(_asked(search, one, ids) for one in questions)


def _asked(search: Search, asked: Labelled, known: frozenset[str]) -> Outcome:
    start = time.perf_counter()
    findings = search.find(asked.question, region=asked.region)
    spent = time.perf_counter() - start
    return Outcome(
        asked=asked,
        wanted=wanted(asked, known),
        decision=findings.decision,
        matches=findings.matches,
        milliseconds=1000 * spent,
    )
