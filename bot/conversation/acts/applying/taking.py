"""«Забрать с собой»: a code with which an application is finished on another device."""

from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene
from bot.conversation.values.said import Say, Turn
from bot.conversation.values.state import State
from bot.conversation.values.wishes import TakeAway


def take_away(state: State, scene: Scene) -> Turn | None:
    """Give a code; the form stays where it is, and goes on there or elsewhere."""
    if not scene.situation.may_take_away:
        return None
    return prompted(state, scene, Say(text="application.taken_away"), effects=(TakeAway(),))
