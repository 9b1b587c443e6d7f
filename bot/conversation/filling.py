"""One field of an application: a value, a side question, or a kind correction."""

from dataclasses import replace

from bot.conversation import answering
from bot.conversation.fields.lines import in_line
from bot.conversation.fields.values import accepted
from bot.conversation.fields.wrong import NotTaken
from bot.conversation.forms.asking import IN_FORM
from bot.conversation.forms.course import next_field, reachable
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, holding, turn
from bot.conversation.values.said import Choice, Fact, Say, Turn
from bot.conversation.values.situation import OwnerKind
from bot.conversation.values.state import Draft, State, Step
from bot.conversation.values.wishes import Effect, FileWithCase
from knowledge.findings import Decision
from knowledge.form import Field, Form, Kind, is_of_representative
from knowledge.measure import Measure

STRICT = frozenset(Kind) - {Kind.NAME, Kind.PLACE, Kind.ADDRESS, Kind.TEXT, Kind.FILES}
# Words of a question may hold such a value by chance, and what is then wrong with them.
NEVER_A_QUESTION = {
    Kind.NAME: "name_letters",
    Kind.ADDRESS: "address",
    Kind.DATE: "date",
    Kind.PERIOD: "period",
    Kind.TIME: "time",
    Kind.MONEY: "money",
    Kind.NUMBER: "number",
}
SHOWN = 200  # letters of a wrong input that are shown again


def fill(draft: Draft, field_id: str, value: str, *, by_worker: bool = False) -> Draft:
    """Return the draft with one answer; a worker's answer («со слов») is marked until changed."""
    marked = tuple(one for one in draft.by_worker if one != field_id)
    draft = replace(draft, by_worker=(*marked, field_id) if by_worker else marked)
    if is_of_representative(field_id):
        return replace(draft, representative={**(draft.representative or {}), field_id: value})
    return replace(draft, answers=draft.answers | {field_id: value})


def advanced(state: State, draft: Draft, form: Form) -> State:
    """Return the state at the next open field, or at the review of what was asked."""
    follows = next_field(form, draft)
    draft = replace(draft, field=follows or draft.field, is_editing=False, is_complete=not follows)
    draft = draft if follows else reachable(form, draft)
    step = Step.FIELD if follows else Step.REVIEW
    return replace(state, draft=draft, step=step, misunderstood="", misses=0)


def advance(
    state: State, draft: Draft, scene: Scene, *before: Say, effects: tuple[Effect, ...] = ()
) -> Turn:
    """Go on to the next open field, or to the review."""
    state = advanced(state, draft, scene.form(draft))
    return prompted(state, scene, *before, effects=effects)


def typed(state: State, draft: Draft, text: str, scene: Scene) -> Turn:
    """Take what was typed into the field that is asked."""
    field = scene.form(draft).field(draft.field)
    try:
        value = accepted(field, text, scene.day)
    except NotTaken as refused:
        return not_taken(state, text, scene, field.kind, why=refused.why)
    if field.kind in NEVER_A_QUESTION and scene.knowledge.is_question(text):
        why = NEVER_A_QUESTION[field.kind]
        return not_taken(state, text, scene, field.kind, why=why)
    filled = fill(draft, field.id, value)
    aside = side_question(text, field.kind, state, scene) if field.kind is Kind.TEXT else None
    return _noted(state, filled, aside, scene) if aside else advance(state, filled, scene)


def takes(field: Field, text: str, scene: Scene) -> bool:
    """Whether a strict field takes these words: then they mean nothing else."""
    if field.kind not in STRICT:
        return False
    if field.kind in NEVER_A_QUESTION and scene.knowledge.is_question(text):
        return False
    try:
        accepted(field, text, scene.day)
    except NotTaken:
        return False
    return True


def not_taken(state: State, text: str, scene: Scene, kind: Kind, *, why: str) -> Turn:
    """Words that are no value: a side question is answered, anything else corrected."""
    if why == "card":
        return card_refused(state, scene)
    if aside := said_aside(text, kind, state, scene):
        return prompted(state, scene, aside)
    return corrected(state, text, scene, why)


def card_refused(state: State, scene: Scene) -> Turn:
    """The number of a bank card is neither asked for nor kept nor said again."""
    return corrected(state, "", scene, "card")


def corrected(state: State, text: str, scene: Scene, why: str) -> Turn:
    """Say kindly what is wrong, repeat what was typed, ask again; then offer a person."""
    again = state.misses >= 1
    state = replace(state, misunderstood=text, misses=state.misses + 1)
    facts: dict[str, Fact] = {"typed": in_line(text)[:SHOWN].rstrip(), "offers_person": again}
    said = Say(text=f"wrong.{why}", facts=facts | _limits(state, scene))
    return prompted(state, scene, said, effects=_passed(scene))


def _limits(state: State, scene: Scene) -> dict[str, Fact]:
    """What a number may be, for the correction that tells it."""
    draft = state.draft
    if draft is None or not draft.field:
        return {"least": 0, "most": 0}
    field = scene.form(draft).field(draft.field)
    return {"least": field.least, "most": field.most}


def _passed(scene: Scene) -> tuple[Effect, ...]:
    """While a person was asked for, what a form does not take is for that person."""
    owner = scene.situation.owner
    if owner.kind is not OwnerKind.WAITING or owner.case is None:
        return ()
    return (FileWithCase(case=owner.case),)


def side_question(text: str, kind: Kind, state: State, scene: Scene) -> Measure | None:
    """Return the measure that a confident side question is about.

    A strict field needs confidence only; names, addresses and free texts a question word as well.
    """
    if kind not in STRICT and not scene.knowledge.is_question(text):
        return None
    region = scene.region(state)
    found = scene.knowledge.find(text, region=region)
    if found.decision is not Decision.ANSWER or not found.best:
        return None
    return scene.knowledge.measure(found.best.id, region)


def said_aside(text: str, kind: Kind, state: State, scene: Scene) -> Say | None:
    """Answer a side question, without buttons: «какие документы?» is about the application."""
    is_question = scene.knowledge.is_question(text)
    quoted = scene.knowledge.quoted(text) if is_question else ""
    if status := scene.knowledge.status(quoted):
        return answering.explained(status, None)
    which = scene.knowledge.section(text) if is_question and state.draft else None
    region = scene.region(state)
    own = scene.knowledge.measure(state.draft.measure, region) if which and state.draft else None
    if which and own:
        return answering.without_buttons(answering.section(which, own, state, scene))
    measure = side_question(text, kind, state, scene)
    return brief(measure, state, scene) if measure else None


def brief(measure: Measure, state: State, scene: Scene) -> Say:
    """Return the answer without its buttons: the form is what is being done."""
    return answering.without_buttons(answering.answer(measure, scene, scene.region(state)))


def _noted(state: State, draft: Draft, aside: Measure, scene: Scene) -> Turn:
    """Free text is always the value; the question in it is offered an answer, then we go on."""
    choices = (
        Choice(choice=f"answer_it:{aside.id}", text="choice.answer_it"),
        Choice(choice="proceed", text="choice.proceed"),
    )
    said = Say(
        text="application.noted",
        facts={"title": aside.title},
        choices=choices,
        navigation=IN_FORM,
    )
    return turn(holding(advanced(state, draft, scene.form(draft))), said)
