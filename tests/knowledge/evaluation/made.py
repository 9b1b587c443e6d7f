"""Outcomes made by hand: what was asked, what came."""

from knowledge.evaluation.acceptance import wanted
from knowledge.evaluation.labelled import Labelled
from knowledge.evaluation.outcomes import Outcome
from knowledge.findings import Decision, Match

KNOWN = frozenset({"a", "b", "c", "d", "e", "f"})


def outcome(
    expect: str,
    found: str = "",
    decision: Decision = Decision.ANSWER,
    *,
    also_ok: str = "",
    confidence: float = 0.9,
    milliseconds: float = 1.0,
    **columns: str,
) -> Outcome:
    """`found` are the letters of measures, best first; only these six are in the content."""
    told = {"id": "1", "question": "вопрос"} | columns
    asked = Labelled(expect=expect, also_ok=frozenset(also_ok), **told)
    matches = [Match(id=one, confidence=confidence, why=("слово",)) for one in found]
    return Outcome(
        asked=asked,
        wanted=wanted(asked, KNOWN),
        decision=decision,
        matches=tuple(matches),
        milliseconds=milliseconds,
    )
