"""An application from its first button to its number: begun, read over, put off, sent."""

from dataclasses import replace

from bot.conversation.acts.applying.consenting import is_of_health, not_begun
from bot.conversation.acts.applying.drafts import left, put_aside, stands_at
from bot.conversation.acts.papers import copies
from bot.conversation.filling import advance, fill
from bot.conversation.forms import twice
from bot.conversation.forms.another import ground_of, is_lawful
from bot.conversation.forms.asking import IN_FORM
from bot.conversation.forms.consents import lacking, wanted
from bot.conversation.forms.course import asked, files_of, left_at, previous_field
from bot.conversation.forms.offers import offered, remembered
from bot.conversation.prompts import prompted, question
from bot.conversation.scene import ELSEWHERE, Scene, holding, only_answers, turn
from bot.conversation.values.purposes import FOR_ANOTHER, Purpose
from bot.conversation.values.said import Choice, Fact, Say, Turn
from bot.conversation.values.situation import CaseBrief, CaseStatus
from bot.conversation.values.state import Draft, State, Step
from bot.conversation.values.wishes import DropFiles, Submit
from bot.messages import Channel, Policy
from knowledge.form import COMMON, LATER, Form, Kind

OFFERS = {
    Purpose.REPRESENTATIVE: "consent.representative_offer",
    Purpose.ON_BEHALF: "consent.on_behalf_offer",
}


def begin(state: State, measure_id: str, scene: Scene) -> Turn:
    """Begin an application, or offer to go on with one that was put off."""
    if scene.is_info_only:
        return only_answers(state, scene)
    if state.region == ELSEWHERE and not state.draft:
        return _not_ours(state)
    if state.draft:
        said = () if state.draft.measure == measure_id else (Say(text="application.busy"),)
        return prompted(state, scene, *said)
    if any(draft.measure == measure_id for draft in state.parked):
        state = replace(state, step=Step.RESUMING, pending_choice=measure_id)
        return prompted(state, scene)
    if before := twice.earlier(measure_id, scene):
        return _again(state, before, scene)
    return _fresh(state, measure_id, scene)


def _again(state: State, before: CaseBrief, scene: Scene) -> Turn:
    """The same was sent lately: offer to add to it; of one that is settled only say so."""
    if before.status is not CaseStatus.RESOLVED:
        return prompted(replace(state, step=Step.TWICE, pending_choice=before.measure), scene)
    told = Say(text="application.was_sent", facts=twice.facts(before, scene))
    return _fresh(state, before.measure, scene, told)


def another(state: State, scene: Scene) -> Turn | None:
    """«Подать ещё одну»."""
    if state.step is not Step.TWICE:
        return None
    return _fresh(replace(state, step=Step.FREE), state.pending_choice, scene)


def _not_ours(state: State) -> Turn:
    """Nothing personal is asked of somebody whose application we could not take."""
    change = Choice(choice="change_place", text="choice.change_place")
    return turn(state, Say(text="application.not_ours", choices=(change,)))


def _fresh(state: State, measure_id: str, scene: Scene, *before: Say) -> Turn:
    if scene.situation.fresh_id is None:
        raise ValueError("a situation brings an id for whatever begins")
    measure = scene.knowledge.measure(measure_id, "")
    form = scene.knowledge.form((measure and measure.form) or COMMON, measure_id)
    answers = known(form, state, scene)
    draft = Draft(
        id=scene.situation.fresh_id,
        form=form.id,
        measure=measure_id,
        answers=answers,
        known=tuple(answers),
        begun_at=scene.situation.now,
    )
    draft = offered(draft, form, state, scene)
    state = replace(state, draft=draft, topic=measure_id, misses=0, pending_choice="")
    is_asked_of_another = state.survey is not None and state.survey.whom != ""
    if form.asks_for_whom or is_asked_of_another:
        return prompted(replace(state, step=Step.FOR_WHOM), scene, *before)
    return start(state, draft, scene, *before)


def start(state: State, draft: Draft, scene: Scene, *before: Say) -> Turn:
    """Ask for the consent that comes before the first question, unless it was given."""
    state = replace(state, draft=draft, misses=0)
    purpose = wanted(scene.form(draft), draft, scene.situation.consents)
    if purpose in scene.situation.consents and purpose not in FOR_ANOTHER:
        return advance(state, draft, scene, *before)
    offer = _offer(purpose, scene)
    return prompted(replace(state, step=Step.CONSENT), scene, *before, offer)


def _offer(purpose: Purpose, scene: Scene) -> Say:
    """Say why consent is asked for, and in a messenger by which way the answers go."""
    if purpose in scene.situation.outdated:
        return Say(text="consent.changed")
    situation = scene.situation
    is_abroad = situation.channel is Channel.TELEGRAM and situation.policy is Policy.FULL
    facts: dict[str, Fact] = {"is_abroad": is_abroad, "browser_url": situation.browser_url}
    return Say(text=OFFERS.get(purpose, "consent.offer"), facts=facts)


def known(form: Form, state: State, scene: Scene) -> dict[str, str]:
    """Return the answers that need not be asked for: where the citizen lives."""
    place = scene.knowledge.place_name(scene.region(state), state.municipality)
    return {one.id: place for one in form.fields if place and one.kind is Kind.PLACE}


def proceed(state: State, scene: Scene) -> Turn:
    """Go on with what was being asked."""
    if state.draft and state.step is Step.CANCELLING:
        state = replace(state, step=stands_at(state.draft))
    if question(state, scene) is None:
        return turn(replace(state, step=Step.FREE), Say(text="application.none"))
    return prompted(state, scene)


def back(state: State, draft: Draft, scene: Scene) -> Turn:
    """Go one question back; before the first one there is only the way out."""
    state = replace(state, pending_choice="")
    if state.step is Step.REVIEW:
        return _ask(state, draft, asked(scene.form(draft), draft.told)[-1].id, scene)
    if not _is_at_field(state, draft, scene):
        return prompted(replace(state, step=stands_at(draft)), scene)
    if draft.is_editing:
        draft = replace(draft, is_editing=False)
        return prompted(replace(state, step=Step.REVIEW, draft=draft), scene)
    before = previous_field(scene.form(draft), draft)
    if not before:
        return prompted(state, scene, Say(text="application.first"))
    return _ask(state, draft, before, scene)


def _is_at_field(state: State, draft: Draft, scene: Scene) -> bool:
    """A consent for health stands before a field that is not asked yet."""
    is_before = state.step is Step.CONSENT and is_of_health(draft, scene)
    return state.step is Step.FIELD or (is_before and left_at(draft) is Step.FIELD)


def _ask(state: State, draft: Draft, field_id: str, scene: Scene) -> Turn:
    known = tuple(one for one in draft.known if one != field_id)
    draft = replace(draft, field=field_id, known=known, is_complete=False)
    return prompted(replace(state, step=Step.FIELD, draft=draft, misses=0), scene)


def edit(state: State, draft: Draft, field_id: str, scene: Scene) -> Turn:
    draft = replace(draft, field=field_id, is_editing=True)
    state = replace(state, draft=draft, step=Step.FIELD, pending_choice="", misses=0)
    return prompted(state, scene)


def keep(state: State, draft: Draft, scene: Scene) -> Turn:
    """Leave the field as it stands."""
    if not draft.told.get(draft.field):
        return prompted(state, scene, Say(text="press.stale"))
    return advance(state, draft, scene)


def files_done(state: State, draft: Draft, scene: Scene) -> Turn | None:
    """Go on; what to do without a document is said where it is not there."""
    form = scene.form(draft)
    field = form.field(draft.field)
    if field.kind is not Kind.FILES:
        return None
    count = len(files_of(form, draft, field))
    missing = next((one.if_none for one in field.documents if not count), "")
    said = (Say(text="files.if_none", facts={"advice": missing}),) if missing else ()
    return advance(state, fill(draft, field.id, str(count)), scene, *said)


def files_later(state: State, draft: Draft, scene: Scene) -> Turn | None:
    """«Пришлю потом»: none of the documents that are left is asked for."""
    form = scene.form(draft)
    if form.field(draft.field).kind is not Kind.FILES:
        return None
    left = [one for one in asked(form, draft.told) if one.kind is Kind.FILES]
    for one in left:
        if one.id not in draft.told:
            count = len(files_of(form, draft, one))
            draft = fill(draft, one.id, str(count) if count else LATER)
    return advance(state, draft, scene, Say(text="files.later"))


def cancel(state: State, draft: Draft, scene: Scene) -> Turn:
    """Ask «отложить или удалить?»; a draft without any answer simply ends."""
    if not draft.field:
        return not_begun(state)
    state = replace(state, draft=left(state, draft), pending_choice="")
    return prompted(replace(state, step=Step.CANCELLING), scene)


def anew(state: State, scene: Scene) -> Turn | None:
    """Begin again; the draft that was put off is deleted with its files."""
    if state.step is not Step.RESUMING:
        return None
    measure = state.pending_choice
    old = [draft for draft in state.parked if draft.measure == measure]
    files = tuple(file.file for draft in old for file in draft.files)
    parked = tuple(draft for draft in state.parked if draft.measure != measure)
    begun = _fresh(replace(state, parked=parked), measure, scene)
    return replace(begun, effects=(*begun.effects, DropFiles(files=files))) if files else begun


def returned(state: State, scene: Scene, said: Say) -> Turn:
    """A caseworker gave the conversation back: go on at the first field without an answer."""
    draft = state.draft
    if draft and state.step is Step.FIELD and draft.field in draft.by_worker:
        return advance(state, draft, scene, said)
    return prompted(state, scene, said)


def submit(state: State, draft: Draft, scene: Scene) -> Turn:
    """Hand the application in; it waits for files that are still on their way."""
    if lacking(scene.form(draft), draft, Step.REVIEW, scene.situation.consents):
        return prompted(state, scene)
    missing = [
        field.id
        for field in asked(scene.form(draft), draft.told)
        if not field.is_optional and not draft.told.get(field.id)
    ]
    if missing:
        return _ask(state, draft, missing[0], scene)
    if any(file.is_pending for file in draft.files):
        state = replace(holding(state), pending_choice="submit")
        return turn(state, Say(text="application.waits_for_files", navigation=IN_FORM))
    effects = (Submit(draft=draft),)
    sent = remembered(draft, scene.form(draft)) or state.sent
    state = put_aside(replace(state, draft=None, sent=sent))
    return turn(state, _done(draft, scene), effects=effects)


def _done(draft: Draft, scene: Scene) -> Say:
    measure = scene.knowledge.measure(draft.measure, "")
    facts: dict[str, Fact] = {
        "title": measure.title if measure else "",
        "is_for_another": draft.is_for_another,
        "has_consent": is_lawful(ground_of(draft)),
        "is_open": scene.situation.is_office_open,
        "opens_at": scene.situation.opens_at.isoformat() if scene.situation.opens_at else "",
    }
    status = Choice(choice="status", text="choice.status")
    choices = (status, *copies.offered(draft, scene))
    return Say(text="application.done", facts=facts, choices=choices)
