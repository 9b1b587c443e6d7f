"""What the conversation asks at the step it stands at; said again after every detour."""

from dataclasses import replace

from bot.conversation.answering import without_buttons
from bot.conversation.forms import another, own, twice
from bot.conversation.forms.asking import IN_FORM, field, review
from bot.conversation.forms.consents import lacking, wanted
from bot.conversation.scene import EVERYWHERE, Scene, holding, holds, turn, with_take_away
from bot.conversation.survey import persons
from bot.conversation.survey.questions import IN_TALK
from bot.conversation.values.purposes import DOCUMENTS, OF_HEALTH, Purpose
from bot.conversation.values.said import Choice, Fact, Say, Turn
from bot.conversation.values.state import Draft, State, Step
from bot.conversation.values.wishes import Effect

_STOP = Choice(choice="stop", text="choice.stop")
_NAMELESS = Choice(choice="nameless", text="choice.nameless", is_quiet=True)
_ALONE = {  # questions that are always asked alike
    Step.CASE_NUMBER: Say(text="status.ask_number", choices=(_STOP,)),
    Step.PHONE_DIGITS: Say(text="status.ask_digits", choices=(_STOP,)),
    Step.PAPER_NAME: Say(text="paper.ask_name", choices=(_NAMELESS,), navigation=IN_TALK),
}


def prompted(state: State, scene: Scene, *before: Say, effects: tuple[Effect, ...] = ()) -> Turn:
    """Say what came before, then ask; from now on only these buttons count."""
    state, offers = _consented(state, scene)
    asked = question(state, scene)
    state = holding(state)
    return turn(state, *before, *offers, *((asked,) if asked else ()), effects=effects)


def _consented(state: State, scene: Scene) -> tuple[State, tuple[Say, ...]]:
    """Before a question of a form stands the consent that it needs, and why it is asked for."""
    draft = state.draft
    if draft is None or not draft.field or state.step not in {Step.FIELD, Step.REVIEW}:
        return state, ()
    purpose = lacking(scene.form(draft), draft, state.step, scene.situation.consents)
    if purpose is None:
        return state, ()
    is_complete = draft.is_complete or state.step is Step.REVIEW
    state = replace(state, step=Step.CONSENT, draft=replace(draft, is_complete=is_complete))
    return state, _offers(purpose, scene)


def _offers(purpose: Purpose, scene: Scene) -> tuple[Say, ...]:
    if purpose in scene.situation.outdated:
        return (Say(text="consent.changed"),)
    offers = {Purpose.ON_BEHALF: "consent.on_behalf_offer"}
    offers |= dict.fromkeys(OF_HEALTH, "consent.health_offer")
    return (Say(text=offers[purpose]),) if purpose in offers else ()


def asked_again(done: Turn, scene: Scene) -> Turn:
    """Put the open question last again, whatever was said aside; an answer loses its buttons."""
    if not done.messages or scene.has_person or holds(done.state):
        return done
    if question(done.state, scene) is None:
        return done
    aside = (without_buttons(said) if said.measure else said for said in done.messages)
    return prompted(done.state, scene, *aside, effects=done.effects)


def question(state: State, scene: Scene) -> Say | None:
    """Return the question of this step; None where any question is free."""
    match state.step:
        case Step.MUNICIPALITY:
            return _municipality(scene, state)
        case Step.SWITCH_REGION:
            return _switch(state, scene)
        case Step.CASE_NUMBER | Step.PHONE_DIGITS | Step.PAPER_NAME:
            return _ALONE[state.step]
        case Step.WHOM | Step.SITUATION | Step.SURVEY if state.survey:
            return persons.asked(state, state.survey, scene)
        case Step.TWICE | Step.ADDING:
            return twice.question(state, scene)
        case Step.RESUMING:
            return Say(text="application.resuming", choices=_choices("resume", "anew"))
        case _:
            return _beside(state, scene)


def _beside(state: State, scene: Scene) -> Say | None:
    """Return what «Мои данные» asks, or the form; they never do at once."""
    if state.step in own.STEPS:
        return own.asked(state, scene)
    return _of_draft(state.draft, state, scene) if state.draft else None


def _of_draft(draft: Draft, state: State, scene: Scene) -> Say | None:
    asked = _asked_of(draft, state, scene)
    return with_take_away(asked, scene) if asked and state.step is not Step.CONSENT else asked


def _asked_of(draft: Draft, state: State, scene: Scene) -> Say | None:
    match state.step:
        case Step.FOR_WHOM:
            return another.question(draft, scene)
        case Step.FIELD:
            return field(draft, scene)
        case Step.CONSENT:
            return _consent(draft, scene)
        case Step.REVIEW:
            return review(draft, scene)
        case Step.CANCELLING:
            choices = _choices("park", "delete", "proceed")
            return Say(text="application.cancelling", choices=choices, navigation=EVERYWHERE)
        case _:
            return None


def _consent(draft: Draft, scene: Scene) -> Say:
    purpose = wanted(scene.form(draft), draft, scene.situation.consents)
    return Say(
        text=DOCUMENTS[purpose],
        choices=(*_choices("agree", "refuse"), *another.ways(draft, scene)),
        navigation=IN_FORM if purpose in OF_HEALTH or draft.is_for_another else EVERYWHERE,
    )


def _choice(name: str) -> Choice:
    return Choice(choice=name, text=f"choice.{name}")


def _choices(*names: str) -> tuple[Choice, ...]:
    return tuple(_choice(name) for name in names)


def _municipality(scene: Scene, state: State) -> Say:
    home = scene.knowledge.region(scene.region(state) or scene.situation.region)
    facts: dict[str, Fact] = {"region": home.in_name if home else ""}
    return Say(text="place.ask", facts=facts, choices=_choices("elsewhere", "skip_place"))


def _switch(state: State, scene: Scene) -> Say:
    there = scene.knowledge.region(state.proposed_region)
    facts: dict[str, Fact] = {"name": there.name if there else ""}
    return Say(text="region.switch", facts=facts, choices=_choices("yes", "no"))
