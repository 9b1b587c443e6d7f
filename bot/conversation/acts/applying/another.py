"""For whom an application is: chosen before anything is told, so that nobody's answers mix."""

from dataclasses import replace

from bot.conversation.acts.applying import application
from bot.conversation.fields.values import accepted
from bot.conversation.fields.wrong import NotTaken
from bot.conversation.filling import fill
from bot.conversation.forms import another
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene
from bot.conversation.values.said import Turn
from bot.conversation.values.state import Draft, State, Step


def for_another(state: State, draft: Draft, scene: Scene) -> Turn | None:
    """Ask on what ground; nothing known of who writes is known of the other."""
    if draft.is_for_another or not another.is_fresh(draft):
        return None
    draft = replace(draft, representative={}, answers={}, known=(), field="")
    return prompted(replace(state, draft=draft, step=Step.FOR_WHOM, misses=0), scene)


def for_self(state: State, draft: Draft, scene: Scene) -> Turn | None:
    if state.step is not Step.FOR_WHOM or draft.is_for_another:
        return None
    return application.start(state, draft, scene)


def grounded(state: State, draft: Draft, ground: str, scene: Scene) -> Turn | None:
    """Keep the ground, and go on to the consents that it asks for."""
    is_asked = state.step is Step.FOR_WHOM and draft.is_for_another
    if not is_asked or scene.form(draft).field(another.GROUND).option(ground) is None:
        return None
    draft = fill(draft, another.GROUND, ground)
    return application.start(state, replace(draft, known=(another.GROUND,)), scene)


def typed(state: State, text: str, scene: Scene) -> Turn | None:
    """«Я её дочь» where the ground is asked."""
    draft = state.draft
    if draft is None or not draft.is_for_another:
        return None
    try:
        ground = accepted(scene.form(draft).field(another.GROUND), text, scene.day)
    except NotTaken:
        return None
    return grounded(state, draft, ground, scene)


def back(state: State, draft: Draft, scene: Scene) -> Turn | None:
    """From the first question to the ground, from the ground to whom it is for."""
    if not another.is_fresh(draft):
        return None
    if state.step is Step.FOR_WHOM:
        return _from_ground(state, draft, scene)
    if not (draft.is_for_another or scene.form(draft).asks_for_whom):
        return None
    state = replace(state, draft=replace(draft, field=""), step=Step.FOR_WHOM, misses=0)
    return prompted(state, scene)


def _from_ground(state: State, draft: Draft, scene: Scene) -> Turn | None:
    if not draft.is_for_another:
        return None
    draft = replace(draft, representative=None)
    answers = application.known(scene.form(draft), state, scene)
    draft = replace(draft, answers=answers, known=tuple(answers))
    return prompted(replace(state, draft=draft, misses=0), scene)
