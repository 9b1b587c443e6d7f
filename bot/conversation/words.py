"""Typed words: a button's label, a field's value, a place, an intent, or a question."""

from dataclasses import replace

from bot.conversation import filling, presses
from bot.conversation.acts import application, handover, menu, places, questions, status
from bot.conversation.forms import FORMS, Kind
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, turn
from bot.conversation.state import Draft, Say, State, Step, Turn
from bot.messages import Pressed
from knowledge.findings import Decision

WAYS_BACK = {"вернуться к помощнику", "вернись к помощнику", "к помощнику", "вернуться к боту"}
TALK = {Decision.SMALLTALK, Decision.OVERVIEW}
FEW = 4  # a free text is always the value, save for a command of so few words


def typed_button(text: str, state: State, scene: Scene) -> Pressed | None:
    """A button may be typed: its label or one of its other wordings."""
    words = _plain(text)
    for shown in scene.situation.shown:
        if words and words in {_plain(one) for one in shown.words}:
            return Pressed(choice=shown.choice, nonce=state.form_nonce)
    return None


def wants_assistant(text: str) -> bool:
    """«Вернуться к помощнику» is heard without its button: it may have gone out of sight."""
    return _plain(text) in WAYS_BACK


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
    if fitting := _fitting(state, text, scene):
        return fitting
    if intent := intended(state, scene.knowledge.intent(text), scene):
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
    aside = filling.said_aside(text, Kind.PHONE, state, scene)
    if aside is None:
        key = "place.not_found" if state.step is Step.MUNICIPALITY else "press.wanted"
        return prompted(state, scene, Say(text=key))
    if state.draft:
        return prompted(state, scene, aside)
    free = replace(state, step=Step.FREE, pending_choice="")
    return questions.asked(free, text, scene)  # the question that was open matters no more


def _fitting(state: State, text: str, scene: Scene) -> Turn | None:
    """Take what plainly is the place or the number that was asked for: it means nothing else."""
    digits = status.digits_of(text)
    match state.step:
        case Step.MUNICIPALITY if places.is_sure(text, state, scene):
            placed = places.typed(state, text, scene)
            return presses.pending(placed, scene) if placed else None
        case Step.CASE_NUMBER if status.is_case_number(digits):
            return status.number_typed(state, text, scene)
        case Step.PHONE_DIGITS if len(text.strip()) == len(digits) == status.PHONE_DIGITS:
            return status.digits_typed(state, text, scene)
        case _:
            return None


def intended(state: State, intent: Decision | None, scene: Scene) -> Turn | None:
    """«Позвать специалиста», «отмена», «где моя заявка» are understood at every step."""
    match intent:
        case Decision.HUMAN:
            return handover.to_person(state, scene)
        case Decision.COMMAND:
            draft = state.draft
            return application.cancel(state, draft, scene) if draft else menu.home(state, scene)
        case Decision.STATUS if state.step not in {Step.CASE_NUMBER, Step.PHONE_DIGITS}:
            state = state if state.draft else replace(state, step=Step.FREE, pending_choice="")
            return status.own(state, scene)
        case _:
            return None


def _field(state: State, draft: Draft, text: str, scene: Scene) -> Turn:
    """A field takes its value, unless the words ask for a person or for the way out."""
    field = FORMS[draft.form].field(draft.field)
    if field.kind is Kind.TEXT:
        return _free_text(state, draft, text, scene)
    if filling.takes(field, text):
        return filling.typed(state, draft, text, scene)
    if field.kind is Kind.PLACE and places.is_sure(text, state, scene):
        return _place_field(state, text, scene)
    intent = scene.knowledge.intent(text)
    if field.kind is Kind.NAME and intent in TALK:  # «добрый день» has letters only
        return filling.not_taken(state, text, scene, field.kind, why="name_letters")
    return intended(state, intent, scene) or _value(state, draft, text, scene)


def _value(state: State, draft: Draft, text: str, scene: Scene) -> Turn:
    match FORMS[draft.form].field(draft.field).kind:
        case Kind.PLACE:
            return _place_field(state, text, scene)
        case Kind.FILES:
            return _files_field(state, text, scene)
        case _:
            return filling.typed(state, draft, text, scene)


def _free_text(state: State, draft: Draft, text: str, scene: Scene) -> Turn:
    """Free text is always the value, save for a few words that ask for nothing else."""
    if len(text.split()) <= FEW:
        intent = scene.knowledge.intent(text)
        is_meant = intent in {Decision.HUMAN, Decision.COMMAND}
        if is_meant and (done := intended(state, intent, scene)):
            return done
    return filling.typed(state, draft, text, scene)


def _place_field(state: State, text: str, scene: Scene) -> Turn:
    placed = places.typed(state, text, scene)
    return placed or filling.not_taken(state, text, scene, Kind.PLACE, why="place")


def _files_field(state: State, text: str, scene: Scene) -> Turn:
    """Nothing typed is a file, so a side question needs no question word."""
    return filling.not_taken(state, text, scene, Kind.PHONE, why="files")


def _free(state: State, text: str, scene: Scene) -> Turn:
    if not text.strip():
        return turn(state, Say(text="unsupported.empty"))
    return questions.asked(state, text, scene)
