"""What «Мои данные» asks: the words of a correction, which consent, whether really everything."""

from bot.conversation.forms.asking import IN_FORM
from bot.conversation.forms.consents import is_left_without, of_health
from bot.conversation.scene import Scene
from bot.conversation.values.purposes import FALLS_WITH, OF_HEALTH, Purpose
from bot.conversation.values.said import Choice, Fact, Say
from bot.conversation.values.situation import CaseBrief, CaseStatus
from bot.conversation.values.state import Draft, State, Step

STEPS = frozenset({Step.CORRECTING, Step.WITHDRAWING, Step.ERASING})
SHOWN = 3  # cases that get a button


def asked(state: State, scene: Scene) -> Say:
    """Ask at one of these steps; `pending_choice` is the case, or the purpose, that is meant."""
    match state.step:
        case Step.CORRECTING:
            facts: dict[str, Fact] = {"number": state.pending_choice}
            return Say(text="mydata.correct_words", facts=facts, navigation=IN_FORM)
        case Step.WITHDRAWING if state.pending_choice:
            return _withdrawing(state, Purpose(state.pending_choice), scene)
        case Step.WITHDRAWING:
            choices = tuple(
                Choice(
                    choice=f"my_purpose:{purpose}",
                    text="choice.my_purpose",
                    facts={"purpose": purpose},
                )
                for purpose in given(scene)
            )
            return Say(text="mydata.withdraw_which", choices=choices, navigation=IN_FORM)
        case _:
            return _erasing(state, scene)


def _withdrawing(state: State, purpose: Purpose, scene: Scene) -> Say:
    facts: dict[str, Fact] = {
        "purpose": purpose.value,
        "is_health": purpose in OF_HEALTH,
        "has_others": not FALLS_WITH.get(purpose, frozenset()).isdisjoint(given(scene)),
        "has_drafts": any(is_touched(one, frozenset({purpose})) for one in drafts_of(state)),
        "numbers": tuple(case.number for case in open_applications(scene)),
    }
    sure = Choice(choice="my_withdrawn", text="choice.my_withdrawn")
    return Say(text="mydata.withdraw_sure", facts=facts, choices=(sure,), navigation=IN_FORM)


def _erasing(state: State, scene: Scene) -> Say:
    cases = open_cases(scene)
    facts: dict[str, Fact] = {"numbers": tuple(case.number for case in cases)}
    if cases:
        retract = tuple(numbered("my_retract", case) for case in open_applications(scene)[-SHOWN:])
        wish = Choice(choice="my_wish", text="choice.my_wish")
        choices = (*retract, wish)
        return Say(text="mydata.erase_open", facts=facts, choices=choices, navigation=IN_FORM)
    facts = {"has_cases": bool(scene.situation.cases), "has_drafts": bool(drafts_of(state))}
    sure = Choice(choice="my_erased", text="choice.my_erased")
    return Say(text="mydata.erase_sure", facts=facts, choices=(sure,), navigation=IN_FORM)


def numbered(act: str, case: CaseBrief) -> Choice:
    """A button about one case."""
    facts: dict[str, Fact] = {"number": case.number}
    return Choice(choice=f"{act}:{case.number}", text=f"choice.{act}", facts=facts)


def given(scene: Scene) -> tuple[Purpose, ...]:
    """Return the purposes with a consent that was not withdrawn, to whatever words."""
    stands = scene.situation.consents | scene.situation.outdated
    return tuple(purpose for purpose in Purpose if purpose in stands)


def open_cases(scene: Scene) -> tuple[CaseBrief, ...]:
    return tuple(case for case in scene.situation.cases if case.status is not CaseStatus.RESOLVED)


def open_applications(scene: Scene) -> tuple[CaseBrief, ...]:
    return tuple(case for case in open_cases(scene) if case.is_application)


def is_touched(draft: Draft, withdrawn: frozenset[Purpose]) -> bool:
    """Whether a draft stands on one of these consents."""
    return is_left_without(draft, withdrawn) or of_health(draft) in withdrawn


def drafts_of(state: State) -> tuple[Draft, ...]:
    """Return every draft that is kept, the one deleted a moment ago among them."""
    beside = (one for one in (state.draft, state.deleted) if one)
    return (*state.parked, *beside)
