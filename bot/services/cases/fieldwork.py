"""Filling a field of a citizen's draft «со слов»: checked like the citizen's own words."""

from dataclasses import replace
from datetime import date

from bot.conversation.fields.values import accepted
from bot.conversation.fields.wrong import NotTaken
from bot.conversation.filling import fill
from bot.conversation.forms.course import asked, next_field, reachable
from bot.conversation.knowing import Knowing
from bot.conversation.values.state import Draft, State, Step
from bot.errors import ValueNotTaken, WrongState
from knowledge.form import Form, Kind


def filled(state: State, knowledge: Knowing, field_id: str, value: str, *, today: date) -> State:
    """Return the state with the field filled; the form goes on at the next open one."""
    draft = state.draft
    if draft is None or not draft.field:
        raise WrongState
    form = knowledge.form_of(draft)
    if not form.has(field_id) or form.field(field_id).kind is Kind.FILES:
        raise ValueNotTaken
    try:
        taken = accepted(form.field(field_id), value, today)
    except NotTaken:
        raise ValueNotTaken from None
    done = fill(_ahead(draft, form, field_id), field_id, taken, by_worker=True)
    return _moved_on(replace(state, draft=done), done, form, field_id)


def _ahead(draft: Draft, form: Form, field_id: str) -> Draft:
    """A field that is filled before its turn will not be asked, nor counted."""
    ids = [one.id for one in asked(form, draft.told)]
    ahead = ids[ids.index(draft.field) + 1 :] if draft.field in ids else []
    is_open = field_id in ahead and field_id not in draft.told
    return replace(draft, known=(*draft.known, field_id)) if is_open else draft


def _moved_on(state: State, draft: Draft, form: Form, field_id: str) -> State:
    """A field that is filled need not be asked any more; the citizen confirms in review."""
    if draft.field != field_id or state.step is not Step.FIELD:
        return state
    follows = next_field(form, draft)
    draft = replace(draft, field=follows or draft.field, is_editing=False)
    if follows:
        return replace(state, draft=draft)
    return replace(state, draft=reachable(form, draft), step=Step.REVIEW)
