"""«Где моя заявка»: own cases in plain words, a case by its number, news and the rating."""

from dataclasses import replace

from bot.conversation import handover
from bot.conversation.prompts import prompted, question
from bot.conversation.scene import Scene, turn
from bot.conversation.state import (
    CaseBrief,
    Choice,
    Fact,
    FileWithCase,
    LookUp,
    OwnerKind,
    Rate,
    Say,
    State,
    Step,
    Turn,
)
from bot.messages import CaseTold, LookedUp, Policy

SHOWN = 5
NUMBER_DIGITS = 8
PHONE_DIGITS = 4
TEN = 10


def is_case_number(digits: str) -> bool:
    """Check eight digits by Luhn's rule (ISO/IEC 7812-1, annex B)."""
    if len(digits) != NUMBER_DIGITS or not digits.isascii() or not digits.isdigit():
        return False
    doubled = [int(one) * (2 if i % 2 == 0 else 1) for i, one in enumerate(digits)]
    return sum(one // TEN + one % TEN for one in doubled) % TEN == 0


def digits_of(text: str) -> str:
    return "".join(one for one in text if one.isdigit())


def own(state: State, scene: Scene) -> Turn:
    """Show the cases of this conversation, the newest first."""
    cases = tuple(reversed(scene.situation.cases))[:SHOWN]
    by_number = Choice(choice="by_number", text="choice.by_number")
    if not cases:
        return turn(state, Say(text="status.none", choices=(by_number,)))
    facts: dict[str, Fact] = {"cases": tuple(_told(case, scene) for case in cases)}
    choices = (*handover.case_choices(scene), by_number)
    return turn(replace(state, misses=0), Say(text="status.mine", facts=facts, choices=choices))


def _told(case: CaseBrief, scene: Scene) -> dict[str, str]:
    measure = scene.knowledge.measure(case.measure, "") if case.measure else None
    return {
        "number": case.number,
        "title": measure.title if measure else "",
        "status": case.status.value,
        "opened_at": case.opened_at.isoformat(),
    }


def ask_number(state: State, scene: Scene) -> Turn:
    if scene.situation.policy is Policy.INFO_ONLY:
        facts: dict[str, Fact] = {"browser_url": scene.situation.browser_url}
        return turn(state, Say(text="policy.info_only", facts=facts))
    return prompted(replace(state, step=Step.CASE_NUMBER, asked_number=""), scene)


def number_typed(state: State, text: str, scene: Scene) -> Turn:
    digits = digits_of(text)
    if not is_case_number(digits):
        wrong = Say(text="status.wrong_number", navigation=())
        return prompted(replace(state, misses=state.misses + 1), scene, wrong)
    state = replace(state, asked_number=digits, step=Step.PHONE_DIGITS, misses=0)
    return prompted(state, scene)


def digits_typed(state: State, text: str, scene: Scene) -> Turn:
    digits = digits_of(text)
    if len(digits) != PHONE_DIGITS:
        return prompted(state, scene, Say(text="status.wrong_digits", navigation=()))
    wish = LookUp(number=state.asked_number, phone_digits=digits)
    return turn(replace(state, step=Step.FREE, asked_number=""), effects=(wish,))


def looked_up(state: State, heard: LookedUp) -> Turn:
    """Tell the state of the case; a wrong number and wrong digits sound alike."""
    again = Choice(choice="by_number", text="choice.by_number")
    if heard.is_locked:
        return turn(state, Say(text="status.locked"))
    if not heard.number:
        return turn(state, Say(text="status.not_found", choices=(again,)))
    facts: dict[str, Fact] = {"number": heard.number, "status": heard.status}
    return turn(state, Say(text="status.found", facts=facts))


def stop(state: State) -> Turn:
    return turn(replace(state, step=Step.FREE, asked_number=""), Say(text="status.stopped"))


def told(state: State, heard: CaseTold, scene: Scene) -> Turn:
    """Tell the citizen what became of a case; ask for a rating once, after it was resolved."""
    facts = handover.hours(scene) | {"number": heard.number, "has_draft": state.draft is not None}
    match heard.what:
        case "resolved":
            choices = tuple(
                Choice(choice=f"rate:{heard.number}:{score}", label=str(score))
                for score in range(1, 6)
            )
            return turn(state, Say(text="case.resolved", facts=facts, choices=choices))
        case "returned" | "silent":
            said = Say(text=f"owner.{heard.what}", facts=facts, navigation=())
            if state.draft and question(state, scene):
                return prompted(state, scene, said)
            return turn(state, replace(said, navigation=("person", "home")))
        case "overdue" | "reopened":
            return turn(state, Say(text=f"case.{heard.what}", facts=facts))


def rated(state: State, argument: str, scene: Scene) -> Turn:
    """Keep the first rating of a case: «number:score»."""
    number, _, score = argument.partition(":")
    case = case_of(number, scene)
    if case is None or score not in {"1", "2", "3", "4", "5"}:
        return turn(state, Say(text="press.stale"))
    if case.is_rated:
        return turn(state, Say(text="case.already_rated"))
    thanks = Say(text="case.rated", facts={"score": int(score)})
    return turn(state, thanks, effects=(Rate(case=case.id, score=int(score)),))


def case_of(number: str, scene: Scene) -> CaseBrief | None:
    return next((case for case in scene.situation.cases if case.number == number), None)


def to_case(state: State, number: str, scene: Scene) -> Turn:
    """«К заявке …»: the words before this press belong to that case."""
    case = case_of(number, scene)
    if case is None:
        return turn(state, Say(text="press.stale"))
    if scene.situation.owner.kind is OwnerKind.PERSON and scene.situation.owner.case == case.id:
        return turn(state, effects=(FileWithCase(case=case.id),))
    facts = handover.hours(scene) | {"number": number}
    said = Say(text="case.filed", facts=facts)
    state = replace(state, told_filed_at=scene.situation.now, misses=0)
    return turn(state, said, effects=(FileWithCase(case=case.id),))
