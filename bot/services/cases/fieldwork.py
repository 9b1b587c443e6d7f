"""Filling a field of a citizen's draft «со слов»: checked like the citizen's own words."""

from dataclasses import replace

from bot.conversation.fields import NotTaken, accepted
from bot.conversation.filling import fill, next_field
from bot.conversation.forms import FORMS, Kind
from bot.conversation.state import Draft, State, Step
from bot.errors import ValueNotTaken, WrongState


def filled(state: State, field: str, value: str) -> State:
    """Return the state with the field filled; the form goes on at the next open one."""
    draft = state.draft
    if draft is None or not draft.field:
        raise WrongState
    kinds = {one.id: one.kind for one in FORMS[draft.form].fields}
    if kinds.get(field, Kind.FILES) is Kind.FILES:
        raise ValueNotTaken
    try:
        taken = accepted(kinds[field], value)
    except NotTaken:
        raise ValueNotTaken from None
    done = fill(draft, field, taken, by_worker=True)
    return _moved_on(replace(state, draft=done), done, field)


def _moved_on(state: State, draft: Draft, field: str) -> State:
    """A field that is filled need not be asked any more; the citizen confirms in review."""
    if draft.field != field or state.step is not Step.FIELD:
        return state
    follows = "" if draft.is_editing else next_field(draft)
    draft = replace(draft, field=follows or draft.field, is_editing=False)
    return replace(state, draft=draft, step=Step.FIELD if follows else Step.REVIEW)
