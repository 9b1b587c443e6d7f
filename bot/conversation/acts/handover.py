"""To a person and back: who speaks for us, and what is passed along."""

from dataclasses import replace
from datetime import timedelta
from typing import Literal
from uuid import UUID

from bot.conversation.forms.asking import IN_FORM
from bot.conversation.prompts import prompted, question
from bot.conversation.scene import EVERYWHERE, Scene, holding, turn
from bot.conversation.values.said import Choice, Fact, Say, Turn
from bot.conversation.values.situation import CaseBrief, CaseStatus, OwnerKind
from bot.conversation.values.state import State, Step
from bot.conversation.values.wishes import AskPerson, BackToBot, FileWithCase

BURST = timedelta(minutes=10)
Reason = Literal["asked", "unknown", "care", "scam", "failed", "form"]


def hours(scene: Scene) -> dict[str, Fact]:
    """Return when a person answers: now, or from the next office hour."""
    opens_at = scene.situation.opens_at
    return {
        "is_open": scene.situation.is_office_open,
        "opens_at": opens_at.isoformat() if opens_at else "",
    }


def to_person(state: State, scene: Scene, reason: Reason = "asked") -> Turn:
    """Ask for a person, with the draft, the step and the last misunderstood input."""
    if not state.draft:
        state = replace(state, step=Step.FREE, pending_choice="")
    owner = scene.situation.owner
    if owner.kind is not OwnerKind.BOT:
        facts = hours(scene) | {"has_person": scene.has_person, "by_link": scene.answers_by_link}
        return turn(replace(state, misses=0), Say(text="handover.already", facts=facts))
    in_form = question(state, scene) is not None
    said = Say(
        text="handover.done",
        facts=hours(scene) | {"in_form": in_form} | _promised(scene),
        choices=(Choice(choice="proceed", text="choice.proceed"),) if in_form else (),
        navigation=IN_FORM if in_form and state.draft else EVERYWHERE,
    )
    wish = AskPerson(
        reason="form" if state.draft else _reason(state, reason), measure=_subject(state)
    )
    state = replace(state, misses=0, told_filed_at=None)
    return turn(holding(state) if in_form else state, said, effects=(wish,))


def _promised(scene: Scene) -> dict[str, Fact]:
    """What this channel may bring, and how an answer comes."""
    return {"info_only": scene.is_info_only, "by_link": scene.answers_by_link}


def _reason(state: State, reason: Reason) -> Reason:
    """A person asked for after «не знаю» is asked for because of it."""
    return "unknown" if reason == "asked" and state.misses else reason


def _subject(state: State) -> str:
    return state.draft.measure if state.draft else state.topic


def open_cases(scene: Scene) -> tuple[CaseBrief, ...]:
    return tuple(case for case in scene.situation.cases if case.status is not CaseStatus.RESOLVED)


def named(case: UUID, scene: Scene, *, number: str = "") -> dict[str, Fact]:
    """Return the number of a case, and whether it is an application or a mere question."""
    found = next((one for one in scene.situation.cases if one.id == case), None)
    is_application = found is not None and found.is_application
    return {"number": found.number if found else number, "is_application": is_application}


def to_case(case: UUID, state: State, scene: Scene) -> Turn:
    """Pass a message on to its case; confirm it once a burst."""
    wish = FileWithCase(case=case)
    now = scene.situation.now
    if state.told_filed_at and now - state.told_filed_at < BURST:
        return turn(replace(state, told_filed_at=now), effects=(wish,))
    said = Say(text="case.filed", facts=hours(scene) | named(case, scene))
    return turn(replace(state, told_filed_at=now), said, effects=(wish,))


def replied(case: UUID, state: State, scene: Scene) -> Turn:
    """A reply goes to the case it answers; while a person speaks, without a word of ours."""
    if scene.has_person:
        return turn(state, effects=(FileWithCase(case=case),))
    return to_case(case, state, scene)


def silently_to_person(state: State, scene: Scene) -> Turn:
    """While a person speaks for us the bot only passes on."""
    case = scene.situation.owner.case
    return turn(state, effects=(FileWithCase(case=case),) if case else ())


def with_person(state: State, scene: Scene) -> Turn:
    """A button of the bot was pressed while a person speaks: say so, offer the way back."""
    is_by_link = scene.answers_by_link
    names = ("new_link", "back_to_bot") if is_by_link else ("back_to_bot",)
    ways = tuple(Choice(choice=name, text=f"choice.{name}") for name in names)
    facts: dict[str, Fact] = {"by_link": is_by_link}
    return turn(state, Say(text="owner.with_person", facts=facts, choices=ways, navigation=()))


def back_to_bot(state: State, scene: Scene) -> Turn:
    if scene.situation.owner.kind is OwnerKind.BOT:
        return turn(state, Say(text="owner.already_bot"))
    said = Say(text="owner.back", facts={"has_draft": state.draft is not None})
    return prompted(state, scene, said, effects=(BackToBot(),))


def case_choices(scene: Scene) -> tuple[Choice, ...]:
    """Offer the newest open cases."""
    return tuple(
        Choice(
            choice=f"to_case:{case.number}", text="choice.to_case", facts={"number": case.number}
        )
        for case in open_cases(scene)[-3:]
    )


def which_case(state: State, scene: Scene) -> Turn:
    """Two cases are open: ask whose message this is; the words wait in the log meanwhile."""
    return turn(state, Say(text="case.which", choices=case_choices(scene)))
