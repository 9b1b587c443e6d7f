"""Danger and scam: two sentences, the number to call, a person at once. Before everything else."""

from dataclasses import replace
from typing import Literal

from bot.conversation.scene import Scene, turn
from bot.conversation.state import AskPerson, Choice, OwnerKind, Say, State, Turn
from knowledge.findings import Danger


def respond(state: State, danger: Danger, scene: Scene) -> Turn:
    """Say whom to call and bring a person; a form in progress stays as it is."""
    reason: Literal["scam", "care"] = "scam" if danger is Danger.SCAM else "care"
    wish = AskPerson(reason=reason, is_urgent=danger is not Danger.SCAM)
    is_kept = state.draft is not None
    has_person = scene.situation.owner.kind is OwnerKind.PERSON
    said = Say(
        text=f"care.{danger}",
        facts={"is_kept": is_kept, "is_open": scene.situation.is_office_open},
        choices=(Choice(choice="proceed", text="choice.proceed"),) if is_kept else (),
    )
    state = replace(state, misses=0, form_nonce=str(state.turn) if is_kept else state.form_nonce)
    return turn(state, said, effects=() if has_person else (wish,))
