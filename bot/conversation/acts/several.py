"""Two or three questions of one message: each answered by itself, in order."""

from dataclasses import replace

from bot.conversation import answering
from bot.conversation.scene import Scene, turn
from bot.conversation.values.said import Choice, Fact, Say, Turn
from bot.conversation.values.state import State
from knowledge.findings import Findings


def is_asked(found: Findings) -> bool:
    return len(found.several) > 1


def answered(state: State, found: Findings, scene: Scene) -> Turn:
    """Say what was understood, then every answer; below the last a button for each measure."""
    region = scene.region(state)
    shown = (scene.knowledge.measure(one, region) for one in found.several)
    measures = [measure for measure in shown if measure]
    facts: dict[str, Fact] = {"asked": found.asked, "has_more": found.asked > len(measures)}
    said = [answering.without_buttons(answering.answer(one, scene, region)) for one in measures]
    buttons = tuple(Choice(choice=f"measure:{one.id}", label=one.title) for one in measures)
    said[-1] = replace(said[-1], choices=buttons)
    topic = measures[-1].id
    state = replace(state, topic=topic, offered=(), misses=0, told_filed_at=None)
    return turn(state, Say(text="several.seen", facts=facts), *said)
