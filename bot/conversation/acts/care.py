"""Danger and scam: two sentences, the number to call, a person at once. Before everything else."""

from dataclasses import replace
from typing import Literal

from bot.conversation.fields.numbers import holds_card
from bot.conversation.filling import advanced, fill
from bot.conversation.prompts import question
from bot.conversation.scene import Scene, holding, turn
from bot.conversation.values.said import Choice, Say, Turn
from bot.conversation.values.state import State, Step
from bot.conversation.values.wishes import AskPerson, Effect, FileWithCase
from knowledge.findings import Danger
from knowledge.form import Kind


def respond(state: State, danger: Danger, text: str, scene: Scene) -> Turn:
    """Say whom to call and bring a person; what was being asked waits behind «Продолжить»."""
    state = replace(_recorded(state, text, scene), misses=0)
    goes_on = not scene.has_person and question(state, scene) is not None
    said = Say(
        text=f"care.{danger}",
        facts={
            "is_kept": state.draft is not None,
            "is_open": scene.situation.is_office_open,
            "has_person": scene.has_person,
        },
        choices=(Choice(choice="proceed", text="choice.proceed"),) if goes_on else (),
    )
    effects = _wishes(danger, scene)
    return turn(holding(state) if goes_on else state, said, effects=effects)


def _recorded(state: State, text: str, scene: Scene) -> State:
    """A story typed into a free text is its value, however sad: it need not be told twice."""
    draft = state.draft
    if draft is None or state.step is not Step.FIELD or not text or holds_card(text):
        return state
    form = scene.form(draft)
    field = form.field(draft.field)
    if field.kind is not Kind.TEXT:
        return state
    return advanced(state, fill(draft, field.id, text), form)


def _wishes(danger: Danger, scene: Scene) -> tuple[Effect, ...]:
    """A person at once; one who speaks already gets the message, and the case turns urgent."""
    case = scene.situation.owner.case if scene.has_person else None
    filed = (FileWithCase(case=case),) if case else ()
    is_scam = danger is Danger.SCAM
    if filed and is_scam:
        return filed
    reason: Literal["scam", "care"] = "scam" if is_scam else "care"
    return (*filed, AskPerson(reason=reason, is_urgent=not is_scam))
