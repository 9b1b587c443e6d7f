"""A consent taken back, and everything erased: said before, confirmed, then done."""

from dataclasses import replace
from uuid import UUID

from bot.conversation.acts import handover
from bot.conversation.forms.consents import is_left_without, without_health
from bot.conversation.forms.own import (
    drafts_of,
    given,
    is_touched,
    open_applications,
    open_cases,
)
from bot.conversation.mydata.holdings import left, menu
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, turn
from bot.conversation.values.purposes import FALLS_WITH, Purpose
from bot.conversation.values.said import Choice, Fact, Say, Turn
from bot.conversation.values.state import State, Step
from bot.conversation.values.wishes import (
    DropFiles,
    EraseAll,
    FileWithCase,
    WithdrawConsent,
)


def withdraw(state: State, scene: Scene) -> Turn:
    """Ask which consent is taken back; of one alone, whether really."""
    purposes = given(scene)
    if not purposes:
        return menu(state, scene, Say(text="mydata.no_consent"))
    chosen = purposes[0].value if len(purposes) == 1 else ""
    state = replace(left(state), step=Step.WITHDRAWING, pending_choice=chosen)
    return prompted(state, scene)


def purpose(state: State, chosen: str, scene: Scene) -> Turn | None:
    if state.step is not Step.WITHDRAWING or chosen not in given(scene):
        return None
    return prompted(replace(state, pending_choice=chosen), scene)


def withdrawn(state: State, scene: Scene) -> Turn | None:
    """Take the consent back: drafts go, open applications hear of it."""
    chosen = state.pending_choice
    if state.step is not Step.WITHDRAWING or chosen not in given(scene):
        return None
    withdraws = _withdrawn(Purpose(chosen), scene)
    state, files = _stripped(left(state), withdraws, scene)
    cases = open_applications(scene)
    facts: dict[str, Fact] = {"purpose": chosen}
    told = tuple(
        Say(text="mydata.told_case", facts=facts | {"number": case.number}, case=case.id)
        for case in cases
    )
    done = Say(
        text="mydata.withdrawn",
        facts=facts,
        choices=(Choice(choice="my_data", text="choice.my_data"),),
    )
    effects = (
        *(WithdrawConsent(purpose=one) for one in sorted(withdraws)),
        *((DropFiles(files=files),) if files else ()),
        *(FileWithCase(case=case.id) for case in cases),
    )
    return turn(state, *told, done, effects=effects)


def _withdrawn(chosen: Purpose, scene: Scene) -> frozenset[Purpose]:
    """Return the consents that go: the one that was chosen, and those that hang on it."""
    falls = FALLS_WITH.get(chosen, frozenset())
    return frozenset(one for one in given(scene) if one is chosen or one in falls)


def _stripped(
    state: State, withdraws: frozenset[Purpose], scene: Scene
) -> tuple[State, tuple[UUID, ...]]:
    """Delete the drafts of these purposes with their files; of health, what tells of it."""
    kept, files = [], []
    for draft in state.parked:
        if is_touched(draft, withdraws):
            files += [file.file for file in draft.files]
            draft = without_health(scene.form(draft), draft)  # noqa: PLW2901
        if not is_left_without(draft, withdraws):
            kept.append(draft)
    gone = state.deleted
    files += [file.file for file in gone.files] if gone else []
    sent = {} if Purpose.APPLICATION in withdraws else state.sent
    state = replace(state, parked=tuple(kept), deleted=None, deleted_at=None, sent=sent)
    return state, tuple(files)


# ---------------------------------------------------------------- everything


def erase(state: State, scene: Scene) -> Turn:
    """Say what would go; with an open case, why not now and what can be done instead."""
    return prompted(replace(left(state), step=Step.ERASING), scene)


def erased(state: State, scene: Scene) -> Turn | None:
    """The second press: say goodbye; the house erases once this is read."""
    if state.step is not Step.ERASING or open_cases(scene):
        return None
    files = tuple(file.file for draft in drafts_of(state) for file in draft.files)
    effects = (*((DropFiles(files=files),) if files else ()), EraseAll())
    fresh = State(turn=state.turn, has_greeted=True, last_press=state.last_press)
    return turn(fresh, Say(text="mydata.erased"), effects=effects)


def retracted(state: State, number: str, scene: Scene) -> Turn | None:
    """Ask the caseworker of an open application to take it back."""
    found = (case for case in open_applications(scene) if case.number == number)
    case = next(found, None)
    if state.step is not Step.ERASING or case is None:
        return None
    facts = handover.hours(scene) | {"number": number}
    said = Say(text="mydata.retracted", facts=facts, case=case.id)
    return turn(left(state), said, effects=(FileWithCase(case=case.id),))


def wished(state: State, scene: Scene) -> Turn | None:
    """Pass on to a person that everything shall be erased, as soon as it can."""
    if state.step is not Step.ERASING:
        return None
    state, case = left(state), scene.situation.owner.case
    passed = handover.to_case(case, state, scene) if case else handover.to_person(state, scene)
    return replace(passed, messages=(Say(text="mydata.wished"), *passed.messages))
