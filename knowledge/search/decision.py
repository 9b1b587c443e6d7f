"""Decision: whether the ranked measures are good enough to answer."""

from collections.abc import Sequence

from knowledge.findings import Decision, Match

SURE = 0.87  # the confidence of the first from which it is answered at once
OURS = 0.7  # the chance under which no measure is meant


def decide(matches: Sequence[Match], ours: float) -> Decision:
    """Answer, ask back or admit; `ours`: the chance that a measure is meant at all."""
    if not matches or ours < OURS:
        return Decision.UNKNOWN
    return Decision.ANSWER if matches[0].confidence >= SURE else Decision.CLARIFY
