"""One field of an application: a value, a side question, or a kind correction."""

from dataclasses import replace

from bot.conversation import answering
from bot.conversation.fields import NotTaken, accepted
from bot.conversation.forms import FORMS, Kind
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene
from bot.conversation.state import Choice, Draft, Effect, Say, State, Step, Turn
from knowledge.findings import Decision
from knowledge.measure import Measure

STRICT = {Kind.PHONE}


def fill(draft: Draft, field_id: str, value: str, *, by_worker: bool = False) -> Draft:
    """Return the draft with one answer; a worker's answer («со слов») is marked until changed."""
    marked = tuple(one for one in draft.by_worker if one != field_id)
    return replace(
        draft,
        answers=draft.answers | {field_id: value},
        by_worker=(*marked, field_id) if by_worker else marked,
    )


def next_field(draft: Draft) -> str:
    """Return the first field after the current one that has no answer; empty at the end."""
    form = FORMS[draft.form]
    start = form.position(draft.field) + 1 if draft.field else 0
    left = form.fields[start:]
    return next((field.id for field in left if field.id not in draft.answers), "")


def advance(
    state: State, draft: Draft, scene: Scene, *before: Say, effects: tuple[Effect, ...] = ()
) -> Turn:
    """Go on to the next open field, or to the review."""
    follows = "" if draft.is_editing else next_field(draft)
    draft = replace(draft, field=follows or draft.field, is_editing=False)
    step = Step.FIELD if follows else Step.REVIEW
    state = replace(state, draft=draft, step=step, misunderstood="", misses=0)
    return prompted(state, scene, *before, effects=effects)


def typed(state: State, draft: Draft, text: str, scene: Scene) -> Turn:
    """Take what was typed into the field that is asked."""
    field = FORMS[draft.form].field(draft.field)
    aside = side_question(text, field.kind, state, scene)
    if aside and field.kind not in STRICT | {Kind.TEXT}:
        return prompted(state, scene, _brief(aside, scene, state))
    try:
        value = accepted(field.kind, text)
    except NotTaken as refused:
        if aside:
            return prompted(state, scene, _brief(aside, scene, state))
        return corrected(state, text, scene, refused.why)
    filled = fill(draft, field.id, value)
    return advance(state, filled, scene, *(_noted(aside) if aside else ()))


def corrected(state: State, text: str, scene: Scene, why: str) -> Turn:
    """Say kindly what is wrong, repeat what was typed, ask again; then offer a person."""
    again = state.misses >= 1
    state = replace(state, misunderstood=text, misses=state.misses + 1)
    said = Say(
        text=f"wrong.{why}", facts={"typed": text[:200], "offers_person": again}, navigation=()
    )
    return prompted(state, scene, said)


def side_question(text: str, kind: Kind, state: State, scene: Scene) -> Measure | None:
    """Return the measure that a confident side question is about.

    A strict field needs confidence only; names, addresses and free texts a question word as well.
    """
    if kind not in STRICT and not scene.knowledge.is_question(text):
        return None
    region = scene.region(state)
    found = scene.knowledge.find(text, region=region, topic=state.topic)
    if found.decision is not Decision.ANSWER or not found.best:
        return None
    return scene.knowledge.measure(found.best.id, region)


def _brief(measure: Measure, scene: Scene, state: State) -> Say:
    """Return the answer without its buttons: the form is what is being done."""
    said = answering.answer(measure, scene, scene.region(state))
    return replace(said, choices=(), navigation=())


def _noted(aside: Measure) -> tuple[Say, ...]:
    """Free text is always the value; the question in it is offered an answer."""
    answer = Choice(choice=f"measure:{aside.id}", text="choice.answer_it")
    return (
        Say(
            text="application.noted",
            facts={"title": aside.title},
            choices=(answer,),
            navigation=(),
        ),
    )
