"""The buttons of «Мои данные»: what each does, and which of them must be the newest."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from bot.conversation.acts.applying import drafts
from bot.conversation.mydata import holdings, leaving
from bot.conversation.scene import Scene
from bot.conversation.values.said import Turn
from bot.conversation.values.state import State

Act: TypeAlias = Callable[[State, str, Scene], Turn | None]


def _draft(state: State, which: str, scene: Scene) -> Turn | None:
    """Take up the draft that is to be put right."""
    if not any(str(one.id) == which for one in state.parked):
        return None
    return drafts.resume(replace(state, pending_choice=""), which, scene)


MY_DATA: dict[str, Act] = {
    "my_data": lambda state, _, scene: holdings.menu(state, scene),
    "my_held": lambda state, _, scene: holdings.held(state, scene),
    "my_answers": holdings.answers,
    "my_correct": lambda state, _, scene: holdings.correct(state, scene),
    "my_draft": _draft,
    "my_case": holdings.to_case,
    "my_export": lambda state, _, scene: holdings.export(state, scene),
    "my_withdraw": lambda state, _, scene: leaving.withdraw(state, scene),
    "my_purpose": leaving.purpose,
    "my_withdrawn": lambda state, _, scene: leaving.withdrawn(state, scene),
    "my_erase": lambda state, _, scene: leaving.erase(state, scene),
    "my_erased": lambda state, _, scene: leaving.erased(state, scene),
    "my_retract": leaving.retracted,
    "my_wish": lambda state, _, scene: leaving.wished(state, scene),
}
MY_STRICT = {"my_purpose", "my_withdrawn", "my_erased", "my_retract", "my_wish", "my_draft"}


def typed(act: str, state: State, scene: Scene) -> Turn:
    """Do what was asked for in words, wherever the conversation stands; a draft is put off."""
    return MY_DATA[act](state, "", scene) or holdings.menu(state, scene)
