"""The conversation: which part of it takes a message. Pure, and the same for every channel."""

from dataclasses import replace
from typing import TypeAlias
from uuid import UUID

from bot.conversation import filling, phrases, presses, withheld, words
from bot.conversation.acts import care, files, handover, menu, status
from bot.conversation.acts.applying import ageing, drafts, onpage, reminding
from bot.conversation.acts.papers import saving
from bot.conversation.forms import asking
from bot.conversation.knowing import Knowing
from bot.conversation.prompts import asked_again
from bot.conversation.scene import EVERYWHERE, Scene, turn
from bot.conversation.values.said import Choice, Say, Turn
from bot.conversation.values.situation import Situation
from bot.conversation.values.state import Draft, State, Step
from bot.messages import (
    Blocked,
    Body,
    CaseTold,
    FileKept,
    FileRefused,
    LookedUp,
    PageOpened,
    PaperFailed,
    PaperMade,
    Pressed,
    Said,
    SentFile,
    SentUnsupported,
    SharedContact,
)
from knowledge.form import Kind

ABOUT_A_CASE = (Step.TWICE, Step.ADDING)
BY_CITIZEN = (Said, Pressed, SharedContact, SentFile, SentUnsupported)
OfFile: TypeAlias = FileKept | FileRefused | PaperMade | PaperFailed
Told: TypeAlias = OfFile | LookedUp | CaseTold | PageOpened | Blocked


def talk(state: State, heard: Body, situation: Situation, knowledge: Knowing) -> Turn:
    """Return what a message leads to: the new state, what is said, what is wished for."""
    scene = Scene(situation=situation, knowledge=knowledge)
    old = ageing.aged(replace(state, turn=state.turn + 1), situation.now)
    state = drafts.fitted(_allowed(old.state, scene), scene)
    done = asked_again(_heard(state, heard, scene), scene)
    done = done if done.state.has_greeted else _greeted(done, scene)
    done = replace(done, effects=(*old.effects, *done.effects))
    if isinstance(heard, BY_CITIZEN):
        done = _spoken(state, heard, done, scene)
    return _laid_out(onpage.kept_off(done, scene), scene)


def _spoken(before: State, heard: Body, done: Turn, scene: Scene) -> Turn:
    """What every act of the citizen does to their drafts."""
    now = scene.situation.now
    if before.deleted and done.state.deleted == before.deleted:  # it was not called back
        gone = ageing.forgotten(done.state)
        done = replace(done, state=gone.state, effects=(*done.effects, *gone.effects))
    is_start = isinstance(heard, Pressed) and heard.choice == "start"
    done = reminding.reminded(before, done, scene, is_start=is_start)
    state = ageing.touched(before, done.state, now)
    return replace(done, state=replace(state, heard_at=now))


def _allowed(state: State, scene: Scene) -> State:
    """Where no personal data may be asked, a form begun before is put off."""
    if not scene.is_info_only:
        return state
    if state.draft or state.step in {
        Step.CASE_NUMBER,
        Step.PHONE_DIGITS,
        Step.RESUMING,
        *ABOUT_A_CASE,
    }:
        return drafts.put_aside(state)
    return state


def _greeted(done: Turn, scene: Scene) -> Turn:
    """Put the first words before whatever is said first; danger alone goes before them."""
    keys = {said.text for said in done.messages}
    if not keys or any(key.startswith("care.") for key in keys):
        return done
    if keys == {"smalltalk.reply"}:
        return menu.start(done.state, scene)
    state, hello = menu.greeting(done.state, scene, is_brief=True)
    return replace(done, state=state, messages=(hello, *done.messages))


def _laid_out(done: Turn, scene: Scene) -> Turn:
    """The way out and a person stand once, below the last message."""
    if not done.messages:
        return done
    *before, last = done.messages
    if not (last.navigation or scene.has_person):
        last = replace(last, navigation=EVERYWHERE)
    above = (replace(said, navigation=()) for said in before)
    return replace(done, messages=(*above, last))


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


def _told(state: State, heard: Told, scene: Scene) -> Turn:
    """What the house itself tells a conversation."""
    match heard:
        case FileKept() | FileRefused() | PaperMade() | PaperFailed():
            return _of_file(state, heard, scene)
        case LookedUp():
            return status.looked_up(state, heard, scene)
        case CaseTold():
            return status.told(state, heard, scene)
        case PageOpened():
            return onpage.opened(state, heard, scene)
        case Blocked():
            return turn(state)


def _of_file(state: State, heard: OfFile, scene: Scene) -> Turn:
    match heard:
        case FileKept():
            return files.kept(state, heard, scene)
        case FileRefused():
            return files.refused(state, heard, scene)
        case PaperMade():
            return saving.made(state, heard, scene)
        case PaperFailed():
            return saving.failed(state, heard, scene)


def _pressed(state: State, heard: Pressed, scene: Scene) -> Turn:
    press = f"{heard.message}|{heard.nonce}|{heard.choice}"
    if heard.message and press == state.last_press:
        return turn(state, Say(text="press.repeated"))
    state = replace(state, last_press=press)
    if onpage.is_elsewhere(state, scene) and presses.fills(heard):
        return onpage.invited(state, scene)
    return presses.pressed(state, heard, scene)


def _said(state: State, heard: Said, scene: Scene) -> Turn:
    """Take words; of words of which something was hidden, what is left."""
    if not heard.hidden:
        return _words(state, heard, scene)
    left = replace(heard, text=withheld.left(heard.text))
    done = turn(state)
    if scene.has_person or withheld.is_something(left.text, scene):
        done = _words(state, left, scene)
        done = done if withheld.answers(done, left.text, scene) else turn(state)
    return withheld.told(done, heard.hidden, scene)


def _words(state: State, heard: Said, scene: Scene) -> Turn:
    """Take words: danger first, then who speaks for us, then a typed button, then the step."""
    danger = None if phrases.is_harmless(heard.text) else scene.knowledge.alarm(heard.text)
    if danger:
        return care.respond(state, danger, heard.text, scene)
    if case := _case_of_reply(scene):
        return handover.replied(case, state, scene)
    if phrases.wants_link(heard.text) and (link := onpage.renew(state, scene)):
        return link
    if scene.has_person:
        return _to_person(state, heard, scene)
    return _to_us(state, heard, scene)


def _to_us(state: State, heard: Said, scene: Scene) -> Turn:
    """A typed button, else what the step waits for, here or on our page."""
    if heard.is_edited and state.draft:
        return turn(state, Say(text="edited.in_form"))
    if typed := words.typed_button(heard.text, state, scene):
        return _pressed(state, typed, scene)
    if onpage.is_elsewhere(state, scene):
        return words.beside_page(state, heard.text, scene)
    return words.by_step(state, heard.text, scene)


def _to_person(state: State, heard: Said, scene: Scene) -> Turn:
    """While a person speaks every word is theirs, but for the way back to the assistant."""
    typed = words.typed_button(heard.text, state, scene)
    is_back = typed is not None and typed.choice == "back_to_bot"
    if is_back or phrases.wants_assistant(heard.text):
        return handover.back_to_bot(state, scene)
    return handover.silently_to_person(state, scene)


def _case_of_reply(scene: Scene) -> UUID | None:
    """A reply to a caseworker's or a case's message always goes to its case."""
    case = scene.situation.reply_case
    return case if any(one.id == case for one in scene.situation.cases) else None


def _contact(state: State, heard: SharedContact, scene: Scene) -> Turn:
    """A shared phone number is taken if it is the sender's own and a phone is asked for."""
    if heard.hidden:
        return withheld.told(turn(state), heard.hidden, scene)
    if scene.has_person:
        return handover.silently_to_person(state, scene)
    draft = state.draft
    if scene.is_page_only or draft is None or not _asks_phone(state, draft, scene):
        facts = {"info_only": scene.is_info_only, "page_only": scene.is_page_only}
        return turn(state, Say(text="contact.not_wanted", facts=facts))
    is_of_writer = asking.is_of_writer(draft, draft.field)
    if heard.is_own is not is_of_writer:
        return turn(state, Say(text="contact.not_own" if is_of_writer else "contact.of_writer"))
    phone = heard.phone if heard.phone.startswith("+") else f"+{heard.phone}"
    return filling.typed(state, draft, phone, scene)


def _asks_phone(state: State, draft: Draft, scene: Scene) -> bool:
    is_field = state.step is Step.FIELD
    return is_field and scene.form(draft).field(draft.field).kind is Kind.PHONE


def _unsupported(state: State, heard: SentUnsupported, scene: Scene) -> Turn:
    """A voice, a sticker, a place on the map: say what we can do instead."""
    if scene.has_person:
        return handover.silently_to_person(state, scene)
    person = Choice(choice="ask_person", text="choice.ask_person")
    choices = () if state.draft else (person,)
    return turn(state, Say(text=f"unsupported.{heard.what}", choices=choices))
