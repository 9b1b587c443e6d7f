"""The words of portals: what «передано в ОГВ» means, what to do and how long to wait."""

from dataclasses import replace

from bot.conversation import answering
from bot.conversation.acts import handover
from bot.conversation.scene import Scene, turn
from bot.conversation.values.said import Choice, Turn
from bot.conversation.values.state import State
from knowledge.findings import Decision, Findings
from knowledge.measure import Measure

EXPLAINED = {Decision.ANSWER, Decision.CLARIFY, Decision.UNKNOWN}


def explained(state: State, found: Findings, scene: Scene) -> Turn | None:
    """Explain the status that a message quotes; a measure it surely names stands on a button.

    «Где моя заявка» with cases of ours is about them; without any, about the portal's words.
    """
    status = scene.knowledge.status(found.jargon) if found.jargon else None
    has_cases = bool(handover.open_cases(scene))
    asks_state = found.decision is Decision.STATUS and not has_cases
    if status is None or not (found.decision in EXPLAINED or asks_state):
        return None
    measure = _sure(found, scene, scene.region(state))
    choices = [Choice(choice=f"measure:{measure.id}", label=measure.title)] if measure else []
    if has_cases:
        choices.append(Choice(choice="status", text="choice.status"))
    topic = measure.id if measure else state.topic
    state = replace(state, topic=topic, offered=(), misses=0, told_filed_at=None)
    return turn(state, answering.explained(status, measure, tuple(choices)))


def _sure(found: Findings, scene: Scene, region: str) -> Measure | None:
    if found.decision is not Decision.ANSWER or found.best is None:
        return None
    return scene.knowledge.measure(found.best.id, region)
