"""An application from its first button to its number: consent, review, put off, taken up."""

from dataclasses import replace

from bot.conversation.filling import advance
from bot.conversation.forms import COMMON, FORMS, Kind
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, turn
from bot.conversation.state import (
    Choice,
    Draft,
    DropFiles,
    Fact,
    GiveConsent,
    Say,
    State,
    Step,
    Submit,
    Turn,
)
from bot.messages import Policy

PURPOSE = "application"


def begin(state: State, measure_id: str, scene: Scene, *, anew: bool = False) -> Turn:
    """Begin an application, or offer to go on with one that was put off."""
    if scene.situation.policy is Policy.INFO_ONLY:
        facts: dict[str, Fact] = {"browser_url": scene.situation.browser_url}
        return turn(state, Say(text="policy.info_only", facts=facts))
    if state.draft and state.draft.measure == measure_id and not anew:
        return proceed(state, scene)
    state = put_aside(state)
    if not anew and any(draft.measure == measure_id for draft in state.parked):
        state = replace(state, step=Step.RESUMING, pending_choice=measure_id)
        return prompted(state, scene)
    return _fresh(state, measure_id, scene)


def _fresh(state: State, measure_id: str, scene: Scene) -> Turn:
    if scene.situation.fresh_id is None:
        raise ValueError("a situation brings an id for whatever begins")
    answers: dict[str, str] = {}
    if place := scene.knowledge.place_name(scene.region(state), state.municipality):
        answers["municipality"] = place
    draft = Draft(
        id=scene.situation.fresh_id,
        form=COMMON.id,
        measure=measure_id,
        answers=answers,
        begun_at=scene.situation.now,
    )
    state = replace(state, draft=draft, topic=measure_id, misses=0, pending_choice="")
    if PURPOSE in scene.situation.consents:
        return advance(state, draft, scene)
    offer = Say(text="consent.offer", navigation=())
    return prompted(replace(state, step=Step.CONSENT), scene, offer)


def agreed(state: State, draft: Draft, scene: Scene) -> Turn:
    effects = (GiveConsent(purpose=PURPOSE, text="consent.text"),)
    said = Say(text="consent.given", navigation=())
    return advance(state, draft, scene, said, effects=effects)


def refused(state: State) -> Turn:
    """Without consent there is no application; anonymous answers remain."""
    return turn(replace(state, draft=None, step=Step.FREE), Say(text="consent.refused"))


def proceed(state: State, scene: Scene) -> Turn:
    """Go on with the draft where it stands."""
    if not state.draft:
        return turn(replace(state, step=Step.FREE), Say(text="application.none"))
    if state.step in {Step.CONSENT, Step.FIELD, Step.REVIEW}:
        return prompted(state, scene)
    return prompted(replace(state, step=stands_at(state.draft, scene)), scene)


def stands_at(draft: Draft, scene: Scene) -> Step:
    """Return the step a draft was left at."""
    if not draft.field:
        return Step.CONSENT
    asked = FORMS[draft.form].field(draft.field)
    is_last = FORMS[draft.form].fields[-1] is asked
    is_filled = asked.id in draft.answers or (asked.kind is Kind.FILES and draft.files)
    if is_last and is_filled and PURPOSE in scene.situation.consents:
        return Step.REVIEW
    return Step.FIELD


def back(state: State, draft: Draft, scene: Scene) -> Turn:
    """Go one question back; before the first one there is only the way out."""
    if state.step is Step.REVIEW:
        last = FORMS[draft.form].fields[-1].id
        return prompted(replace(state, step=Step.FIELD, draft=replace(draft, field=last)), scene)
    if draft.is_editing or state.step is Step.CANCELLING:
        return prompted(_returned(state, draft, scene), scene)
    if state.step is Step.CONSENT:
        return cancel(state, scene)
    position = FORMS[draft.form].position(draft.field)
    if position == 0:
        return prompted(state, scene, Say(text="application.first", navigation=()))
    before = FORMS[draft.form].fields[position - 1].id
    return prompted(replace(state, draft=replace(draft, field=before)), scene)


def _returned(state: State, draft: Draft, scene: Scene) -> State:
    if draft.is_editing:
        return replace(state, step=Step.REVIEW, draft=replace(draft, is_editing=False))
    return replace(state, step=stands_at(draft, scene))


def edit(state: State, draft: Draft, field_id: str, scene: Scene) -> Turn:
    draft = replace(draft, field=field_id, is_editing=True)
    return prompted(replace(state, draft=draft, step=Step.FIELD), scene)


def keep(state: State, draft: Draft, scene: Scene) -> Turn:
    """Leave the field as it stands."""
    return advance(state, draft, scene)


def files_done(state: State, draft: Draft, scene: Scene) -> Turn:
    draft = replace(draft, answers=draft.answers | {"files": str(len(draft.files))})
    return advance(state, draft, scene)


def cancel(state: State, scene: Scene) -> Turn:
    """Ask «отложить или удалить?»; without a draft there is nothing to cancel."""
    if not state.draft:
        return turn(replace(state, step=Step.FREE), Say(text="application.nothing"))
    if not state.draft.field:
        return turn(replace(state, draft=None, step=Step.FREE), Say(text="consent.refused"))
    return prompted(replace(state, step=Step.CANCELLING), scene)


def put_aside(state: State) -> State:
    """Keep the draft for later; one that holds no answer yet is simply dropped."""
    if not state.draft:
        return replace(state, step=Step.FREE)
    has_answers = bool(state.draft.field)
    others = tuple(one for one in state.parked if one.measure != state.draft.measure)
    parked = (*others, state.draft) if has_answers else state.parked
    return replace(state, draft=None, parked=parked, step=Step.FREE)


def park(state: State) -> Turn:
    resume = Choice(choice="resume", text="choice.resume")
    return turn(put_aside(state), Say(text="application.parked", choices=(resume,)))


def delete(state: State, draft: Draft) -> Turn:
    """Drop the draft and erase its files."""
    files = tuple(file.file for file in draft.files)
    effects = (DropFiles(files=files),) if files else ()
    state = replace(state, draft=None, step=Step.FREE, misunderstood="")
    return turn(state, Say(text="application.deleted"), effects=effects)


def resume(state: State, scene: Scene) -> Turn:
    """Take up the draft that was asked about, else the latest one."""
    wanted = [one for one in state.parked if one.measure == state.pending_choice]
    if not (wanted or state.parked):
        return turn(replace(state, step=Step.FREE), Say(text="application.none"))
    draft = (wanted or list(state.parked))[-1]
    parked = tuple(one for one in state.parked if one.id != draft.id)
    state = replace(state, draft=draft, parked=parked, topic=draft.measure, pending_choice="")
    return prompted(replace(state, step=stands_at(draft, scene)), scene)


def anew(state: State, scene: Scene) -> Turn:
    """Begin again; the draft that was put off is deleted with its files."""
    measure = state.pending_choice
    old = [draft for draft in state.parked if draft.measure == measure]
    files = tuple(file.file for draft in old for file in draft.files)
    parked = tuple(draft for draft in state.parked if draft.measure != measure)
    begun = begin(replace(state, parked=parked), measure, scene, anew=True)
    if not files:
        return begun
    return replace(begun, effects=(*begun.effects, DropFiles(files=files)))


def submit(state: State, draft: Draft, scene: Scene) -> Turn:
    """Hand the application in; it waits for files that are still on their way."""
    missing = [
        field.id
        for field in FORMS[draft.form].fields
        if not field.is_optional and not draft.answers.get(field.id)
    ]
    if missing:
        draft = replace(draft, field=missing[0])
        return prompted(replace(state, step=Step.FIELD, draft=draft), scene)
    if any(file.is_pending for file in draft.files):
        state = replace(state, pending_choice="submit")
        return turn(state, Say(text="application.waits_for_files"))
    measure = scene.knowledge.measure(draft.measure, "")
    facts: dict[str, Fact] = {
        "title": measure.title if measure else "",
        "is_open": scene.situation.is_office_open,
        "opens_at": scene.situation.opens_at.isoformat() if scene.situation.opens_at else "",
    }
    done = Say(text="application.done", facts=facts, choices=(_status(),))
    state = replace(state, draft=None, step=Step.FREE, pending_choice="", misunderstood="")
    return turn(state, done, effects=(Submit(draft=draft),))


def _status() -> Choice:
    return Choice(choice="status", text="choice.status")
