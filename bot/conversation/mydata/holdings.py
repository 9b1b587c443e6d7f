"""«Мои данные»: the menu, what is kept, how to put it right, and a copy to take along."""

from dataclasses import replace

from bot.conversation.acts import handover
from bot.conversation.acts.applying.drafts import put_aside, title
from bot.conversation.forms.own import STEPS, given, numbered
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, holding, only_answers, turn
from bot.conversation.values.said import Choice, Fact, Say, Turn
from bot.conversation.values.situation import CaseBrief
from bot.conversation.values.state import Draft, State, Step
from bot.conversation.values.wishes import Export, FileWithCase, ShowAnswers, ShowHeld
from bot.messages import Channel

MENU = ("my_held", "my_correct", "my_export", "my_withdraw", "my_erase")
SHOWN = 3  # of each kind, buttons below what is kept
LISTED = 10


def menu(state: State, scene: Scene, *before: Say) -> Turn:
    """Show what can be done; a draft is put off, never lost."""
    had_draft = state.draft is not None and bool(state.draft.field)
    facts: dict[str, Fact] = {"is_kept": had_draft, "info_only": scene.is_info_only}
    shown = [name for name in MENU if name != "my_export" or not scene.is_info_only]
    choices = tuple(_choice(name) for name in shown)
    return turn(left(state), *before, Say(text="mydata.menu", facts=facts, choices=choices))


def left(state: State) -> State:
    """Leave whatever was being asked."""
    return replace(put_aside(state), misses=0, asked_number="")


def _choice(name: str) -> Choice:
    return Choice(choice=name, text=f"choice.{name}")


def back(state: State, scene: Scene) -> Turn | None:
    """One step back: from a chosen purpose to the choice of purposes, else to the menu."""
    if state.step not in STEPS:
        return None
    is_chosen = state.step is Step.WITHDRAWING and state.pending_choice
    if is_chosen and len(given(scene)) > 1:
        return prompted(replace(state, pending_choice=""), scene)
    return menu(state, scene)


def cancel(state: State, scene: Scene) -> Turn | None:
    """«Отмена»: nothing has changed."""
    if state.step not in STEPS:
        return None
    return menu(state, scene, Say(text="mydata.unchanged"))


# ---------------------------------------------------------------- what is kept


def held(state: State, scene: Scene) -> Turn:
    """Tell what is kept and how long; names of files and consents come from the house."""
    state = left(state)
    applications = _applications(scene)
    facts: dict[str, Fact] = {
        "cases": tuple(_case(one, scene) for one in scene.situation.cases[-LISTED:]),
        "drafts": tuple(_draft(one, scene) for one in state.parked),
        "is_browser": scene.situation.channel is Channel.BROWSER,
    }
    answers = tuple(numbered("my_answers", case) for case in applications[-SHOWN:])
    choices = (*(() if scene.is_info_only else answers), _choice("my_data"))
    said = Say(text="mydata.held", facts=facts, choices=choices)
    return turn(state, said, effects=(ShowHeld(),))


def _applications(scene: Scene) -> tuple[CaseBrief, ...]:
    return tuple(case for case in scene.situation.cases if case.is_application)


def _case(case: CaseBrief, scene: Scene) -> dict[str, str]:
    named = title(case.measure, scene) if case.measure else ""
    return {"number": case.number, "title": named, "on": scene.here(case.opened_at).isoformat()}


def _draft(draft: Draft, scene: Scene) -> dict[str, str]:
    return {"title": title(draft.measure, scene), "count": str(len(draft.told))}


def answers(state: State, number: str, scene: Scene) -> Turn | None:
    """Show what was answered in an application that was sent."""
    if scene.is_info_only:
        return only_answers(left(state), scene)
    case = _named(number, scene)
    if case is None:
        return None
    facts: dict[str, Fact] = {"number": number, "title": title(case.measure, scene)}
    choices = (numbered("my_case", case), _choice("my_data"))
    said = Say(text="mydata.answers", facts=facts, choices=choices)
    return turn(left(state), said, effects=(ShowAnswers(case=case.id),))


def _named(number: str, scene: Scene) -> CaseBrief | None:
    return next((case for case in _applications(scene) if case.number == number), None)


# ---------------------------------------------------------------- putting it right


def correct(state: State, scene: Scene) -> Turn:
    """Offer what can be put right: a draft by its form, an application by its caseworker."""
    if scene.is_info_only:
        return only_answers(left(state), scene)
    state = left(state)
    drafts = tuple(
        Choice(choice=f"my_draft:{one.id}", label=title(one.measure, scene)[:40])
        for one in state.parked[-SHOWN:]
    )
    cases = tuple(numbered("my_case", case) for case in _applications(scene)[-SHOWN:])
    facts: dict[str, Fact] = {"has_drafts": bool(drafts), "has_cases": bool(cases)}
    choices = (*drafts, *cases, *(() if drafts or cases else (_choice("my_data"),)))
    return turn(holding(state), Say(text="mydata.correct", facts=facts, choices=choices))


def to_case(state: State, number: str, scene: Scene) -> Turn | None:
    """Ask what is to be put right in an application that was sent."""
    if scene.is_info_only or _named(number, scene) is None:
        return None
    state = replace(left(state), step=Step.CORRECTING, pending_choice=number)
    return prompted(state, scene)


def corrected(state: State, scene: Scene) -> Turn:
    """The words go to the caseworker of the application, as a message of its case."""
    case = _named(state.pending_choice, scene)
    if case is None:
        return menu(state, scene)
    facts = handover.hours(scene) | {"number": case.number}
    said = Say(text="mydata.corrected", facts=facts, choices=(_choice("my_data"),))
    return turn(left(state), said, effects=(FileWithCase(case=case.id),))


# ---------------------------------------------------------------- a copy


def export(state: State, scene: Scene) -> Turn:
    """Have a copy made; it comes as files, a moment later."""
    if scene.is_info_only:
        return only_answers(left(state), scene)
    said = Say(text="mydata.exporting", choices=(_choice("my_data"),))
    return turn(left(state), said, effects=(Export(),))
