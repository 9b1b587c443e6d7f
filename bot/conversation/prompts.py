"""What the conversation asks at the step it stands at; said again after every detour."""

from bot.conversation import surveying
from bot.conversation.answering import without_buttons
from bot.conversation.fields import shown
from bot.conversation.forms import FORMS, Field, Kind
from bot.conversation.scene import EVERYWHERE, Scene, holding, holds, turn
from bot.conversation.state import Choice, Draft, Effect, Fact, Say, State, Step, Turn

IN_FORM = ("back", "cancel", "person", "home")


def prompted(state: State, scene: Scene, *before: Say, effects: tuple[Effect, ...] = ()) -> Turn:
    """Say what came before, then ask; from now on only these buttons count."""
    asked = question(state, scene)
    state = holding(state)
    return turn(state, *before, *((asked,) if asked else ()), effects=effects)


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
        case Step.CASE_NUMBER:
            return Say(text="status.ask_number", choices=(_choice("stop"),))
        case Step.PHONE_DIGITS:
            return Say(text="status.ask_digits", choices=(_choice("stop"),))
        case Step.SITUATION | Step.SURVEY if state.survey:
            return surveying.asked(state.step, state.survey, scene)
        case Step.RESUMING:
            return Say(text="application.resuming", choices=_choices("resume", "anew"))
        case _:
            return _of_draft(state.draft, state, scene) if state.draft else None


def _of_draft(draft: Draft, state: State, scene: Scene) -> Say | None:
    match state.step:
        case Step.FIELD:
            return field(draft)
        case Step.CONSENT:
            choices = _choices("agree", "refuse")
            return Say(text="consent.text", choices=choices, navigation=EVERYWHERE)
        case Step.REVIEW:
            return review(draft, scene)
        case Step.CANCELLING:
            choices = _choices("park", "delete", "proceed")
            return Say(text="application.cancelling", choices=choices, navigation=EVERYWHERE)
        case _:
            return None


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


def field(draft: Draft) -> Say:
    """Ask one field: «3 из 5», what is wanted, what stands there now."""
    form = FORMS[draft.form]
    asked = form.field(draft.field)
    facts: dict[str, Fact] = {
        "position": form.position(asked.id) + 1,
        "total": len(form.fields),
        "is_editing": draft.is_editing,
        "value": _value(draft, asked) if asked.kind is not Kind.FILES else "",
        "files": tuple(file.name for file in draft.files),
    }
    return Say(
        text=f"field.{asked.id}",
        facts=facts,
        choices=_field_choices(draft, asked),
        navigation=IN_FORM,
        asks_contact=asked.kind is Kind.PHONE,
        asks_files=asked.kind is Kind.FILES,
    )


def _field_choices(draft: Draft, asked: Field) -> tuple[Choice, ...]:
    if asked.kind is Kind.FILES:
        return _choices("files_done" if draft.files else "files_none")
    return _choices("keep") if draft.answers.get(asked.id) else ()


def _value(draft: Draft, asked: Field) -> str:
    if asked.kind is Kind.FILES:
        return ", ".join(file.name for file in draft.files)
    return shown(asked.kind, value) if (value := draft.answers.get(asked.id, "")) else ""


def review(draft: Draft, scene: Scene) -> Say:
    """Show everything before it is sent; every field can be changed."""
    form = FORMS[draft.form]
    measure = scene.knowledge.measure(draft.measure, "")
    answers = tuple(
        {
            "id": one.id,
            "value": _value(draft, one),
            "by_worker": "yes" if one.id in draft.by_worker else "",
        }
        for one in form.fields
    )
    edits = tuple(Choice(choice=f"edit:{one.id}", text=f"edit.{one.id}") for one in form.fields)
    return Say(
        text="application.review",
        facts={
            "answers": answers,
            "files": tuple(file.name for file in draft.files),
            "title": measure.title if measure else "",
        },
        choices=(_choice("submit"), *edits),
        navigation=IN_FORM,
    )
