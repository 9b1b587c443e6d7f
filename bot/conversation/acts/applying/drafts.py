"""Drafts: put off, deleted, taken up again where they were left."""

from dataclasses import replace

from bot.conversation.forms.course import PURPOSE, asked, next_field
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, only_answers, turn
from bot.conversation.values.said import Choice, Say, Turn
from bot.conversation.values.state import Draft, State, Step
from bot.conversation.values.wishes import DropFiles


def stands_at(draft: Draft, scene: Scene) -> Step:
    """Return the step a draft was left at; without a consent in force it is asked for first."""
    if not draft.field or PURPOSE not in scene.situation.consents:
        return Step.CONSENT
    return left_at(draft)


def fitted(state: State, scene: Scene) -> State:
    """A form may have been edited since its draft began: go on at a question that it has."""
    draft = state.draft
    if draft is None or not draft.field:
        return state
    form = scene.form(draft)
    if any(one.id == draft.field for one in asked(form, draft.answers)):
        return state
    follows = next_field(form, draft) or asked(form, draft.answers)[-1].id
    return replace(state, draft=replace(draft, form=form.id, field=follows, is_editing=False))


def left_at(draft: Draft) -> Step:
    return Step.REVIEW if draft.is_complete and not draft.is_editing else Step.FIELD


def left(state: State, draft: Draft) -> Draft:
    """Remember of a draft that it stands at its review."""
    return replace(draft, is_complete=draft.is_complete or state.step is Step.REVIEW)


def put_aside(state: State) -> State:
    """Keep the draft for later; one that holds no answer yet is simply dropped."""
    free = replace(state, step=Step.FREE, draft=None, pending_choice="", misunderstood="")
    if not state.draft or not state.draft.field:
        return free
    others = tuple(one for one in state.parked if one.measure != state.draft.measure)
    return replace(free, parked=(*others, left(state, state.draft)))


def park(state: State) -> Turn:
    resume = Choice(choice="resume", text="choice.resume")
    return turn(put_aside(state), Say(text="application.parked", choices=(resume,)))


def delete(state: State, draft: Draft) -> Turn:
    """Drop the draft and erase its files."""
    files = tuple(file.file for file in draft.files)
    effects = (DropFiles(files=files),) if files else ()
    state = put_aside(replace(state, draft=None))
    return turn(state, Say(text="application.deleted"), effects=effects)


def resume(state: State, scene: Scene) -> Turn:
    """Take up the draft that was asked about, else the latest one."""
    if scene.is_info_only:
        return only_answers(state, scene)
    if state.draft:
        return prompted(state, scene)
    wanted = [one for one in state.parked if one.measure == state.pending_choice]
    if not (wanted or state.parked):
        return turn(replace(state, step=Step.FREE), Say(text="application.none"))
    draft = (wanted or list(state.parked))[-1]
    parked = tuple(one for one in state.parked if one.id != draft.id)
    state = replace(state, draft=draft, parked=parked, topic=draft.measure, pending_choice="")
    state = fitted(state, scene)
    return prompted(replace(state, step=stands_at(draft, scene), misses=0), scene)
