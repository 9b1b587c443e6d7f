"""Drafts: put off, deleted, taken up again where they were left."""

from dataclasses import replace

from bot.conversation.forms.course import asked, left_at, next_field, total
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, holding, only_answers, turn, with_take_away
from bot.conversation.survey.surveying import shortened
from bot.conversation.values.said import Choice, Fact, Say, Turn
from bot.conversation.values.state import Draft, State, Step

SHOWN = 5  # drafts of a list


def stands_at(draft: Draft) -> Step:
    """Return the step a draft was left at; before its first question stands the consent."""
    return left_at(draft) if draft.field else Step.CONSENT


def fitted(state: State, scene: Scene) -> State:
    """A form may have been edited since its draft began: go on at a question that it has."""
    draft = state.draft
    if draft is None or not draft.field:
        return state
    form = scene.form(draft)
    if any(one.id == draft.field for one in asked(form, draft.told)):
        return state
    follows = next_field(form, draft) or asked(form, draft.told)[-1].id
    return replace(state, draft=replace(draft, form=form.id, field=follows, is_editing=False))


def left(state: State, draft: Draft) -> Draft:
    """Remember of a draft that it stands at its review."""
    return replace(draft, is_complete=draft.is_complete or state.step is Step.REVIEW)


def put_aside(state: State) -> State:
    """Keep the draft for later; one that holds no answer yet is simply dropped."""
    free = replace(state, step=Step.FREE, draft=None, pending_choice="", misunderstood="")
    if not state.draft or not state.draft.field:
        return free
    others = tuple(one for one in state.parked if not is_same(one, state.draft))
    return replace(free, parked=(*others, left(state, state.draft)))


def is_same(one: Draft, other: Draft) -> bool:
    """Whether two drafts are for the same measure, and both for who writes or both for another."""
    return (one.measure, one.is_for_another) == (other.measure, other.is_for_another)


def park(state: State, scene: Scene) -> Turn:
    resume = Choice(choice="resume", text="choice.resume")
    said = Say(text="application.parked", choices=(resume,))
    return turn(put_aside(state), with_take_away(said, scene))


def delete(state: State, draft: Draft, scene: Scene) -> Turn:
    """Drop a draft at once; until the next message it may be called back."""
    parked = tuple(one for one in state.parked if one.id != draft.id)
    is_open = state.draft is not None and state.draft.id == draft.id
    draft = left(state, draft) if is_open else draft
    free = put_aside(replace(state, draft=None if is_open else state.draft, parked=parked))
    state = replace(holding(free), deleted=draft, deleted_at=scene.situation.now)
    back = Choice(choice="undelete", text="choice.undelete")
    facts: dict[str, Fact] = {"title": title(draft.measure, scene)}
    return turn(state, Say(text="application.deleted", facts=facts, choices=(back,)))


def delete_any(state: State, scene: Scene) -> Turn:
    """«Удалить заявку»: the open one, or the only one that was put off, or ask which."""
    if draft := _only((state.draft,) if state.draft else state.parked):
        return delete(state, draft, scene)
    return _listed(state, scene, "delete_one")


def delete_one(state: State, which: str, scene: Scene) -> Turn | None:
    """Delete the one that a button names."""
    named = next((one for one in state.parked if str(one.id) == which), None)
    return delete(state, named, scene) if named else None


def undelete(state: State, scene: Scene) -> Turn | None:
    """Call back the draft that was deleted a moment ago."""
    draft = state.deleted
    if draft is None or state.draft:
        return None
    state = replace(state, deleted=None, deleted_at=None, parked=(*state.parked, draft))
    return _taken_up(state, draft, scene)


def resume(state: State, which: str, scene: Scene) -> Turn:
    """Take up the draft that was asked about, or the only one; of several ask which."""
    if scene.is_info_only:
        return only_answers(state, scene)
    if state.draft:
        return prompted(state, scene)
    named = [one for one in state.parked if str(one.id) == which]
    about = [one for one in state.parked if one.measure == state.pending_choice]
    if draft := _only((*named,) or (*about,) or state.parked):
        return _taken_up(state, draft, scene)
    return _listed(state, scene, "resume_one")


def _only(some: tuple[Draft, ...]) -> Draft | None:
    return some[0] if len(some) == 1 else None


def _taken_up(state: State, draft: Draft, scene: Scene) -> Turn:
    state = replace(
        state,
        draft=draft,
        parked=tuple(one for one in state.parked if one.id != draft.id),
        reminded=tuple(one for one in state.reminded if one != draft.id),
        topic=draft.measure,
        pending_choice="",
    )
    state = fitted(state, scene)
    return prompted(replace(state, step=stands_at(draft), misses=0), scene)


def _listed(state: State, scene: Scene, act: str) -> Turn:
    """Name the drafts, the newest first, with a button for each."""
    state = replace(state, step=Step.FREE, pending_choice="")
    shown = state.parked[-SHOWN:][::-1]
    if not shown:
        return turn(state, Say(text="application.none"))
    choices = tuple(
        Choice(choice=f"{act}:{one.id}", label=shortened(f"{at}. {title(one.measure, scene)}"))
        for at, one in enumerate(shown, start=1)
    )
    facts: dict[str, Fact] = {
        "drafts": tuple(_line(one, scene) for one in shown),
        "is_deleting": act == "delete_one",
    }
    return turn(state, Say(text="application.which", facts=facts, choices=choices))


def _line(draft: Draft, scene: Scene) -> dict[str, str]:
    """«Детское пособие, от 18 ноября, ответов 2 из 5»."""
    form, at = scene.form(draft), draft.touched_at or draft.begun_at
    own = [one.id for one in asked(form, draft.told) if one.id not in draft.known]
    return {
        "title": title(draft.measure, scene),
        "on": scene.here(at).isoformat() if at else "",
        "answered": str(sum(one in draft.told for one in own)),
        "total": str(total(form, draft)[0]),
    }


def title(measure_id: str, scene: Scene) -> str:
    measure = scene.knowledge.measure(measure_id, "")
    return measure.title if measure else measure_id
