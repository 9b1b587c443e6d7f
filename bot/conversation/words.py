"""Typed words: a button's label, a field's value, a place, an intent, or a question."""

from dataclasses import replace

from bot.conversation import filling, phrases, presses
from bot.conversation.acts import handover, menu, places, questions, screening, status, whom
from bot.conversation.acts.applying import adding, another, application, drafts, onpage
from bot.conversation.acts.papers import saving
from bot.conversation.fields.numbers import holds_card
from bot.conversation.mydata import holdings
from bot.conversation.mydata.table import typed
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, turn
from bot.conversation.survey import persons, questions as asking
from bot.conversation.values.said import Say, Turn
from bot.conversation.values.state import Draft, State, Step
from bot.messages import Pressed
from knowledge.findings import Decision
from knowledge.form import Kind

TALK = {Decision.SMALLTALK, Decision.OVERVIEW}
LETTERS = {Kind.NAME, Kind.ADDRESS}
FEW = 4  # a free text is always the value, save for a command of so few words


def typed_button(text: str, state: State, scene: Scene) -> Pressed | None:
    """A button may be typed: its label or one of its other wordings."""
    words = phrases.plain(text)
    for shown in scene.situation.shown:
        if words and words in {phrases.plain(one) for one in shown.words}:
            return Pressed(choice=shown.choice, nonce=state.form_nonce)
    return None


def by_step(state: State, text: str, scene: Scene) -> Turn:
    if (state.draft or state.parked) and phrases.wants_deleting(text):
        return drafts.delete_any(state, scene)
    if not _takes_any(state, text, scene) and (said := _phrase(state, text, scene)):
        return said
    match state.step:
        case Step.FREE:
            return _free(state, text, scene)
        case Step.FIELD if state.draft:
            return _field(state, state.draft, text, scene)
        case Step.CORRECTING:
            return _corrected(state, text, scene)
        case Step.ADDING:
            return _added(state, text, scene) or _elsewhere(state, text, scene)
        case _:
            return _elsewhere(state, text, scene)


def _added(state: State, text: str, scene: Scene) -> Turn | None:
    """Words for an application that was sent; a few may be a command."""
    few = len(text.split()) <= FEW
    done = intended(state, scene.knowledge.intent(text), scene) if few else None
    return done or adding.typed(state, scene)


def beside_page(state: State, text: str, scene: Scene) -> Turn:
    """Words in a messenger while our page asks: they are no answer to it, whatever they say."""
    if own := phrases.own_data(text):
        return typed(own, state, scene)
    if intent := intended(state, scene.knowledge.intent(text), scene):
        return intent
    aside = filling.said_aside(text, Kind.PHONE, state, scene)
    return onpage.invited(state, scene, *((aside,) if aside else ()))


def _corrected(state: State, text: str, scene: Scene) -> Turn:
    """Words that put an application right; a few may be a command."""
    few = len(text.split()) <= FEW
    done = intended(state, scene.knowledge.intent(text), scene) if few else None
    return done or holdings.corrected(state, scene)


def _takes_any(state: State, text: str, scene: Scene) -> bool:
    """Whether the words are what was asked for, however they read: a story, a correction."""
    if state.step is Step.CORRECTING:
        return not phrases.is_harmless(text)  # «мои данные» alone corrects nothing
    return _asks_text(state, scene)


def _asks_text(state: State, scene: Scene) -> bool:
    draft = state.draft
    if draft is None or state.step is not Step.FIELD:
        return False
    return scene.form(draft).field(draft.field).kind is Kind.TEXT


def _phrase(state: State, text: str, scene: Scene) -> Turn | None:
    """What is said in set words is heard though its button is out of sight."""
    if own := phrases.own_data(text):
        return typed(own, state, scene)
    if (person := persons.asked_for(text)) and not state.draft:
        return whom.about(state, person, scene)
    if (score := phrases.score(text)) and (number := status.unrated(scene)):
        return status.rated(state, f"{number}:{score}", scene)
    button = phrases.menu_button(text)
    if not button or (state.draft and button != "help"):
        return None
    if button == "apply":
        return _apply(state, scene)
    return presses.pressed(state, Pressed(choice=button, nonce=state.form_nonce), scene)


def _apply(state: State, scene: Scene) -> Turn:
    """«Подать заявку» is for the measure talked about."""
    if not state.topic:
        return turn(state, Say(text="application.of_what"))
    press = Pressed(choice=f"apply:{state.topic}", nonce=state.form_nonce)
    return presses.pressed(state, press, scene)


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
        case Step.PAPER_NAME:
            return saving.not_named(state, text, scene)
        case _:
            return _aside(state, text, scene)


def _aside(state: State, text: str, scene: Scene) -> Turn:
    """Words where a button or a place was wanted: a side question, else ask again."""
    aside = filling.said_aside(text, Kind.PHONE, state, scene)
    if aside is None:
        return _missed(state, scene)
    if state.draft or state.step is Step.SURVEY:
        return prompted(state, scene, aside)
    free = replace(state, step=Step.FREE, pending_choice="")
    return questions.asked(free, text, scene)  # the question that was open matters no more


def _missed(state: State, scene: Scene) -> Turn:
    """Nothing that was wanted; the second time in a row a person is offered."""
    key = asking.wrong(state, scene) or "press.wanted"
    key = "place.not_found" if state.step is Step.MUNICIPALITY else key
    said = Say(text=key, facts={"offers_person": state.misses > 0})
    return prompted(replace(state, misses=state.misses + 1), scene, said)


def _fitting(state: State, text: str, scene: Scene) -> Turn | None:
    """Take what plainly is the place or the number that was asked for: it means nothing else."""
    digits = status.digits_of(text)
    match state.step:
        case Step.MUNICIPALITY if places.is_sure(text, state, scene):
            placed = places.typed(state, text, scene)
            return presses.pending(placed, scene) if placed else None
        case Step.MUNICIPALITY if places.is_afar(text, scene):
            told = places.elsewhere(state, scene)
            return presses.pending(told, scene) if told else None
        case Step.SWITCH_REGION if chosen := places.answered(state, text, scene):
            return presses.pending(chosen, scene)
        case Step.CASE_NUMBER if status.is_case_number(digits):
            return status.number_typed(state, text, scene)
        case Step.FOR_WHOM | Step.WHOM | Step.SITUATION | Step.SURVEY | Step.PAPER_NAME:
            return _of_person(state, text, scene)
        case Step.PHONE_DIGITS if len(text.strip()) == len(digits) == status.PHONE_DIGITS:
            return status.digits_typed(state, text, scene)
        case _:
            return None


def _of_person(state: State, text: str, scene: Scene) -> Turn | None:
    """Take who is asked for, a name for a sheet, or an answer of the talk about what is due."""
    if state.step is Step.PAPER_NAME:
        return saving.named(state, text, scene)
    if state.step is Step.FOR_WHOM:
        return another.typed(state, text, scene)
    return whom.typed(state, text, scene) or screening.typed(state, text, scene)


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
    field = scene.form(draft).field(draft.field)
    if holds_card(text):
        return filling.card_refused(state, scene)
    if field.kind is Kind.TEXT:
        return _free_text(state, draft, text, scene)
    if filling.takes(field, text, scene):
        return filling.typed(state, draft, text, scene)
    if field.kind is Kind.PLACE and places.is_sure(text, state, scene):
        return _place_field(state, text, scene)
    intent = scene.knowledge.intent(text)
    if field.kind in LETTERS and intent in TALK:  # «добрый день» has letters only
        why = filling.NEVER_A_QUESTION[field.kind]
        return filling.not_taken(state, text, scene, field.kind, why=why)
    return intended(state, intent, scene) or _value(state, draft, text, scene)


def _value(state: State, draft: Draft, text: str, scene: Scene) -> Turn:
    match scene.form(draft).field(draft.field).kind:
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
    if placed := places.typed(state, text, scene):
        return placed
    why = "place_elsewhere" if places.is_afar(text, scene) else "place"
    return filling.not_taken(state, text, scene, Kind.PLACE, why=why)


def _files_field(state: State, text: str, scene: Scene) -> Turn:
    """Nothing typed is a file, so a side question needs no question word."""
    return filling.not_taken(state, text, scene, Kind.PHONE, why="files")


def _free(state: State, text: str, scene: Scene) -> Turn:
    if not text.strip():
        return turn(state, Say(text="unsupported.empty"))
    return questions.asked(state, text, scene)
