"""The answer to a consent: given, refused, and what can still be done without it."""

from dataclasses import replace

from bot.conversation.acts.applying.drafts import put_aside
from bot.conversation.filling import advance
from bot.conversation.forms.consents import (
    may_do_without,
    needs_health,
    of_health,
    special_fields,
    wanted,
    without_health,
)
from bot.conversation.forms.course import left_at, next_field
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, turn
from bot.conversation.values.purposes import FOR_ANOTHER, OF_HEALTH, Purpose
from bot.conversation.values.said import Choice, Fact, Say, Turn
from bot.conversation.values.state import Draft, State
from bot.conversation.values.wishes import DropFiles, GiveConsent
from knowledge.form import Field, Kind


def agreed(state: State, draft: Draft, scene: Scene) -> Turn:
    """Keep the consent; go on where the draft stands, at its first question if it is new."""
    purpose = _wanted(draft, scene)
    effects = (GiveConsent(purpose=purpose),)
    said, scene = Say(text="consent.given"), scene.agreed(purpose)
    if purpose in FOR_ANOTHER:
        draft = replace(draft, agreed=(*draft.agreed, purpose))
        state = replace(state, draft=draft)
    if draft.field:
        return prompted(replace(state, step=left_at(draft)), scene, said, effects=effects)
    return advance(state, draft, scene, said, effects=effects)


def _wanted(draft: Draft, scene: Scene) -> Purpose:
    return wanted(scene.form(draft), draft, scene.situation.consents)


def is_of_health(draft: Draft, scene: Scene) -> bool:
    """Whether the consent that is asked for is the one for health."""
    return _wanted(draft, scene) in OF_HEALTH


def refused(state: State, draft: Draft, scene: Scene) -> Turn:
    """Without consent there is no application; without that for health, none of health."""
    if is_of_health(draft, scene):
        return _without_health(state, draft, scene)
    return not_begun(state)


def not_begun(state: State) -> Turn:
    """Anonymous answers remain. What was answered under an earlier consent is put off, not lost."""
    return turn(put_aside(state), Say(text="consent.refused"))


def _without_health(state: State, draft: Draft, scene: Scene) -> Turn:
    form = scene.form(draft)
    if needs_health(form, draft):
        person = Choice(choice="ask_person", text="choice.ask_person")
        said = Say(text="consent.health_needed", choices=(person,))
        return turn(put_aside(state), said)
    special = special_fields(form, draft)
    facts: dict[str, Fact] = {
        "is_told": any(may_do_without(one) for one in special),
        "has_files": bool(draft.files),
    }
    files = tuple(file.file for file in draft.files)
    effects = (DropFiles(files=files),) if files else ()
    draft = _skipped(without_health(form, draft), special)
    follows = next_field(form, replace(draft, field=""))
    draft = replace(draft, field=follows or draft.field, is_complete=not follows, is_editing=False)
    state = replace(state, draft=draft, step=left_at(draft), misses=0)
    return prompted(state, scene, Say(text="consent.health_refused", facts=facts), effects=effects)


def _skipped(draft: Draft, special: tuple[Field, ...]) -> Draft:
    """Skip what tells of health and need not be answered."""
    skipped = {one.id: "0" if one.kind is Kind.FILES else "" for one in special if one.is_optional}
    refused = (*draft.refused, of_health(draft) or Purpose.HEALTH)
    return replace(draft, answers=draft.answers | skipped, refused=refused)
