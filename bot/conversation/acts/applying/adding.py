"""What is added to an application that was sent before: words and files, until «Готово»."""

from dataclasses import replace
from uuid import UUID

from bot.conversation.acts import handover
from bot.conversation.forms import twice
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene
from bot.conversation.values.said import Say, Turn
from bot.conversation.values.state import State, Step
from bot.conversation.values.wishes import FileWithCase


def begin(state: State, scene: Scene) -> Turn | None:
    """«Добавить к прежней»."""
    if state.step is not Step.TWICE or twice.earlier(state.pending_choice, scene) is None:
        return None
    return prompted(replace(state, step=Step.ADDING, misses=0), scene)


def case_of(state: State, scene: Scene) -> UUID | None:
    """Return the case that is being added to, if one is."""
    case = twice.earlier(state.pending_choice, scene) if state.step is Step.ADDING else None
    return case.id if case else None


def typed(state: State, scene: Scene) -> Turn | None:
    """Pass words on to the case."""
    case = case_of(state, scene)
    if case is None:
        return None
    facts = handover.hours(scene) | handover.named(case, scene)
    said = Say(text="case.filed", facts=facts)
    return prompted(state, scene, said, effects=(FileWithCase(case=case),))
