"""Decision: whether the ranked measures are good enough to answer."""

from collections.abc import Sequence

from knowledge.findings import Decision, Match

# Above SURE an answer is right about nine times in ten on labelled questions; under HOPELESS
# a choice of three holds the right measure less often than not.
SURE = 0.6
HOPELESS = 0.2


def decide(matches: Sequence[Match], *, is_foreign: bool) -> Decision:
    """Answer, ask back or admit; `is_foreign`: a topic of others is nearer than any measure."""
    if not matches or is_foreign or matches[0].confidence < HOPELESS:
        return Decision.UNKNOWN
    return Decision.ANSWER if matches[0].confidence >= SURE else Decision.CLARIFY
