"""Answers by buttons: one of a choice, several of them, none at all."""

from dataclasses import replace

from bot.conversation.fields.answers import joined, picked
from bot.conversation.filling import advance, fill
from bot.conversation.forms.asking import to_change
from bot.conversation.forms.offers import declined, offer
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, holding, turn
from bot.conversation.values.said import Say, Turn
from bot.conversation.values.state import Draft, State
from knowledge.form import Field, Kind


def _field(draft: Draft, scene: Scene) -> Field:
    return scene.form(draft).field(draft.field)


def option(state: State, draft: Draft, name: str, scene: Scene) -> Turn | None:
    """Take an answer; of several it is only marked, or unmarked, until «Готово»."""
    field = _field(draft, scene)
    if field.option(name) is None:
        return None
    match field.kind:
        case Kind.CHOICE:
            return advance(state, fill(draft, field.id, name), scene)
        case Kind.SEVERAL:
            return prompted(_marked(state, draft, field, name), scene)
        case _:
            return None


def _marked(state: State, draft: Draft, field: Field, name: str) -> State:
    chosen = {*picked(draft.told.get(field.id, ""))} ^ {name}
    return replace(state, draft=fill(draft, field.id, joined(field, chosen)), misses=0)


def done(state: State, draft: Draft, scene: Scene) -> Turn | None:
    """«Готово» below several answers: one at least must be marked."""
    field = _field(draft, scene)
    if field.kind is not Kind.SEVERAL:
        return None
    if not draft.told.get(field.id):
        return prompted(state, scene, Say(text="wrong.several_none"))
    return advance(state, draft, scene)


def skip(state: State, draft: Draft, scene: Scene) -> Turn | None:
    """Leave a field empty that may be."""
    field = _field(draft, scene)
    return advance(state, fill(draft, field.id, ""), scene) if field.is_optional else None


def take(state: State, draft: Draft, scene: Scene) -> Turn | None:
    """«Да, записать»: what was told or sent before is the answer."""
    field = _field(draft, scene)
    value = offer(draft, field)
    return advance(state, fill(draft, field.id, value), scene) if value else None


def correct(state: State, draft: Draft, scene: Scene) -> Turn | None:
    """«Исправить»: ask the field as if nothing were known."""
    if not offer(draft, _field(draft, scene)):
        return None
    return prompted(replace(state, draft=declined(draft)), scene)


def change(state: State, draft: Draft, start: str, scene: Scene) -> Turn:
    """Ask which of the fields to change."""
    return turn(holding(state), to_change(draft, scene, int(start) if start.isdecimal() else 0))
