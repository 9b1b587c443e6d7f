"""What is noted for analysis: a question, masked, and what was chosen after it."""

from dataclasses import dataclass
from typing import Literal

from knowledge.findings import Decision, Findings
from knowledge.measure import Section

CANDIDATES = 5
ASKING = {Decision.ANSWER, Decision.CLARIFY, Decision.UNKNOWN}  # of all that people say
PERSON = "ask_person"
CHOSEN = {act: act for act in ("other", "not_it", "apply", *Section)} | {
    PERSON: PERSON,
    "person": PERSON,
}
NAMING = {"measure", "answer_it"}  # what was chosen is their measure


@dataclass(frozen=True, slots=True, kw_only=True)
class LogQuestion:
    """Free words were decided. `text` is masked: an effect never carries what was typed."""

    kind: Literal["log_question"] = "log_question"
    text: str
    region: str
    decision: Decision
    candidates: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogChoice:
    """Pressed after a question: the id of a measure, a section, or a key of CHOSEN."""

    kind: Literal["log_choice"] = "log_choice"
    choice: str


def question(found: Findings, masked: str, region: str) -> LogQuestion:
    """Note what was found; doubt between no measures at all is no doubt."""
    best = found.matches[:CANDIDATES]
    return LogQuestion(
        text=masked,
        region=region,
        decision=found.decision if best else Decision.UNKNOWN,
        candidates=tuple((match.id, match.confidence) for match in best),
    )


def choice(act: str, argument: str) -> tuple[LogChoice, ...]:
    """Note a press, if it tells what a question was worth."""
    chosen = argument if act in NAMING else CHOSEN.get(act, "")
    return (LogChoice(choice=chosen),) if chosen else ()
