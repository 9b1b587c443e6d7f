"""The conversation: which part of it takes a message. Pure, and the same for every channel."""

from dataclasses import replace

from bot.conversation import (
    care,
    files,
    filling,
    handover,
    menu,
    presses,
    status,
    words,
)
from bot.conversation.knowing import Knowing
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, turn
from bot.conversation.state import (
    Choice,
    FileWithCase,
    OwnerKind,
    Say,
    Situation,
    State,
    Step,
    Turn,
)
from bot.messages import (
    Blocked,
    Body,
    CaseTold,
    FileKept,
    FileRefused,
    LookedUp,
    Pressed,
    Said,
    SentFile,
    SentUnsupported,
    SharedContact,
)


def talk(state: State, heard: Body, situation: Situation, knowledge: Knowing) -> Turn:
    """Return what a message leads to: the new state, what is said, what is wished for."""
    scene = Scene(situation=situation, knowledge=knowledge)
    done = _heard(replace(state, turn=state.turn + 1), heard, scene)
    return done if done.state.has_greeted else _greeted(done, scene)


def _greeted(done: Turn, scene: Scene) -> Turn:
    """Put the first words before whatever is said first; danger alone goes before them."""
    keys = {said.text for said in done.messages}
    if not keys or any(key.startswith("care.") for key in keys):
        return done
    if keys == {"smalltalk.reply"}:
        return menu.start(done.state, scene)
    state, hello = menu.greeting(done.state, scene, is_brief=True)
    return replace(done, state=state, messages=(hello, *done.messages))


def _heard(state: State, heard: Body, scene: Scene) -> Turn:
    match heard:
        case Said():
            return _said(state, heard, scene)
        case Pressed():
            return _pressed(state, heard, scene)
        case SharedContact():
            return _contact(state, heard, scene)
        case SentFile():
            return files.sent(state, heard, scene)
        case SentUnsupported():
            return _unsupported(state, heard, scene)
        case _:
            return _told(state, heard, scene)


def _told(
    state: State, heard: FileKept | FileRefused | LookedUp | CaseTold | Blocked, scene: Scene
) -> Turn:
    """What the house itself tells a conversation."""
    match heard:
        case FileKept():
            return files.kept(state, heard, scene)
        case FileRefused():
            return files.refused(state, heard, scene)
        case LookedUp():
            return status.looked_up(state, heard)
        case CaseTold():
            return status.told(state, heard, scene)
        case Blocked():
            return turn(state)


def _pressed(state: State, heard: Pressed, scene: Scene) -> Turn:
    press = f"{heard.message}|{heard.nonce}|{heard.choice}"
    if heard.message and press == state.last_press:
        return turn(state, Say(text="press.repeated"))
    state = replace(state, last_press=press)
    return presses.pressed(state, heard, scene)


def _said(state: State, heard: Said, scene: Scene) -> Turn:
    """Take words: danger first, then who speaks for us, then a typed button, then the step."""
    if danger := scene.knowledge.alarm(heard.text):
        return care.respond(state, danger, scene)
    if case := scene.situation.reply_case:
        return _replied(state, case, scene)
    if typed := words.typed_button(heard.text, state, scene):
        return _pressed(state, typed, scene)
    if scene.situation.owner.kind is OwnerKind.PERSON:
        return handover.silently_to_person(state, scene)
    if heard.is_edited and state.step is not Step.FREE:
        return prompted(state, scene, Say(text="edited.in_form", navigation=()))
    return words.by_step(state, heard.text, scene)


def _replied(state: State, case: object, scene: Scene) -> Turn:
    """A reply to a caseworker's or a case's message always goes to its case."""
    found = next((one for one in scene.situation.cases if one.id == case), None)
    if found is None or scene.situation.owner.kind is OwnerKind.PERSON:
        wish = (FileWithCase(case=found.id),) if found else ()
        return turn(state, effects=wish)
    return handover.to_case(found.id, state, scene)


def _contact(state: State, heard: SharedContact, scene: Scene) -> Turn:
    """A shared phone number is taken if it is the sender's own and a phone is asked for."""
    if scene.situation.owner.kind is OwnerKind.PERSON:
        return handover.silently_to_person(state, scene)
    wants = state.draft and state.step is Step.FIELD and state.draft.field == "phone"
    if not wants or not state.draft:
        return turn(state, Say(text="contact.not_wanted"))
    if not heard.is_own:
        return prompted(state, scene, Say(text="contact.not_own", navigation=()))
    phone = heard.phone if heard.phone.startswith("+") else f"+{heard.phone}"
    return filling.typed(state, state.draft, phone, scene)


def _unsupported(state: State, heard: SentUnsupported, scene: Scene) -> Turn:
    """A voice, a sticker, a place on the map: say what we can do instead."""
    if scene.situation.owner.kind is OwnerKind.PERSON:
        return handover.silently_to_person(state, scene)
    person = Choice(choice="person", text="choice.ask_person")
    said = Say(text=f"unsupported.{heard.what}", choices=(person,))
    return turn(state, said)
