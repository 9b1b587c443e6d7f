"""The same application twice within a week: what was sent before, and what to do about it."""

from datetime import timedelta

from bot.conversation.scene import Scene
from bot.conversation.values.said import Choice, Fact, Say
from bot.conversation.values.situation import CaseBrief
from bot.conversation.values.state import State, Step

LATELY = timedelta(days=7)


def earlier(measure_id: str, scene: Scene) -> CaseBrief | None:
    """Return the newest application for this measure that was sent within a week."""
    since = scene.situation.now - LATELY
    sent = (
        one
        for one in reversed(scene.situation.cases)
        if one.is_application and not one.is_for_another  # nobody is named yet
    )
    return next((one for one in sent if one.measure == measure_id and one.opened_at >= since), None)


def question(state: State, scene: Scene) -> Say | None:
    """«Добавить к прежней?», and then what to add."""
    case = earlier(state.pending_choice, scene)
    if case is None:
        return None
    if state.step is Step.ADDING:
        done = Choice(choice="stop", text="choice.done")
        return Say(text="application.add", facts={"number": case.number}, choices=(done,))
    choices = (
        Choice(choice="add_to", text="choice.add_to"),
        Choice(choice="another", text="choice.another"),
        Choice(choice="stop", text="choice.cancel"),
    )
    return Say(text="application.twice", facts=facts(case, scene), choices=choices)


def facts(case: CaseBrief, scene: Scene) -> dict[str, Fact]:
    days = (scene.day - scene.here(case.opened_at).date()).days
    return {"number": case.number, "days": days}
