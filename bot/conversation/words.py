"""Typed words: a button's label, a field's value, a place, an intent, or a question."""

from dataclasses import replace

from bot.conversation import (
    application,
    filling,
    handover,
    menu,
    places,
    presses,
    questions,
    status,
)
from bot.conversation.forms import FORMS, Kind
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, turn
from bot.conversation.state import Draft, Say, State, Step, Turn
from bot.messages import Pressed
from knowledge.findings import Decision

FEW = 4  # a free text is always the value, save for a command of so few words


def typed_button(text: str, state: State, scene: Scene) -> Pressed | None:
    """A button may be typed: its label or one of its other wordings."""
    words = _plain(text)
    for shown in scene.situation.shown:
        if words and words in {_plain(one) for one in shown.words}:
            return Pressed(choice=shown.choice, nonce=state.form_nonce)
    return None


def _plain(text: str) -> str:
    letters = (one if one.isalnum() else " " for one in text.casefold().replace("ё", "е"))
    return " ".join("".join(letters).split())


def by_step(state: State, text: str, scene: Scene) -> Turn:
    match state.step:
        case Step.FREE:
            return _free(state, text, scene)
        case Step.FIELD if state.draft:
            return _field(state, state.draft, text, scene)
        case _:
            return _elsewhere(state, text, scene)


def _elsewhere(state: State, text: str, scene: Scene) -> Turn:
    """Steps that wait for a place, a number or a button."""
    if intent := _intent(state, text, scene):
        return intent
    match state.step:
        case Step.MUNICIPALITY:
            placed = places.typed(state, text, scene)
            return presses.pending(placed, scene) if placed else _aside(state, text, scene)
        case Step.CASE_NUMBER:
            return status.number_typed(state, text, scene)
        case Step.PHONE_DIGITS:
            return status.digits_typed(state, text, scene)
        case _:
            return _aside(state, text, scene)


def _aside(state: State, text: str, scene: Scene) -> Turn:
    """Words where a button or a place was wanted: a side question, else ask again."""
    aside = filling.side_question(text, Kind.PHONE, state, scene)
    if aside is None:
        key = "place.not_found" if state.step is Step.MUNICIPALITY else "press.wanted"
        return prompted(state, scene, Say(text=key, navigation=()))
    answered = questions.asked(replace(state, step=Step.FREE), text, scene)
    if state.step in {Step.MUNICIPALITY, Step.SWITCH_REGION, Step.RESUMING}:
        return answered  # the question that was open matters no more
    said = tuple(replace(one, choices=(), navigation=()) for one in answered.messages)
    return prompted(state, scene, *said)


def _intent(state: State, text: str, scene: Scene) -> Turn | None:
    """«Позвать специалиста», «отмена», «где моя заявка» are understood at every step."""
    found = scene.knowledge.find(text, region=scene.region(state))
    match found.decision:
        case Decision.HUMAN:
            return handover.to_person(state, scene)
        case Decision.COMMAND:
            return application.cancel(state, scene) if state.draft else menu.home(state, scene)
        case Decision.STATUS if state.step not in {Step.CASE_NUMBER, Step.PHONE_DIGITS}:
            return status.own(state, scene) if state.draft is None else None
        case _:
            return None


def _field(state: State, draft: Draft, text: str, scene: Scene) -> Turn:
    field = FORMS[draft.form].field(draft.field)
    if field.kind is not Kind.TEXT and (intent := _intent(state, text, scene)):
        return intent
    if field.kind is Kind.TEXT and _is_bare_intent(text, scene):
        return _intent(state, text, scene) or filling.typed(state, draft, text, scene)
    if field.kind is Kind.PLACE:
        return _place_field(state, text, scene)
    if field.kind is Kind.FILES:
        return _files_field(state, text, scene)
    return filling.typed(state, draft, text, scene)


def _is_bare_intent(text: str, scene: Scene) -> bool:
    return len(text.split()) <= FEW and _has_intent(text, scene)


def _has_intent(text: str, scene: Scene) -> bool:
    return scene.knowledge.find(text, region="").decision in {Decision.HUMAN, Decision.COMMAND}


def _place_field(state: State, text: str, scene: Scene) -> Turn:
    if placed := places.typed(state, text, scene):
        return placed
    if filling.side_question(text, Kind.PLACE, state, scene):
        return _aside(state, text, scene)
    return filling.corrected(state, text, scene, "place")


def _files_field(state: State, text: str, scene: Scene) -> Turn:
    if filling.side_question(text, Kind.PHONE, state, scene):
        return _aside(state, text, scene)
    return filling.corrected(state, text, scene, "files")


def _free(state: State, text: str, scene: Scene) -> Turn:
    if not text.strip():
        return turn(state, Say(text="unsupported.empty"))
    return questions.asked(state, text, scene)
