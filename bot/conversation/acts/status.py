"""«Где моя заявка»: own cases in plain words, a case by its number, news and the rating."""

from dataclasses import replace
from datetime import datetime

from bot.conversation import filling
from bot.conversation.acts import handover
from bot.conversation.acts.applying import application
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, only_answers, turn
from bot.conversation.values.said import Choice, Fact, Say, Turn
from bot.conversation.values.situation import CaseBrief, CaseStatus, OwnerKind
from bot.conversation.values.state import State, Step
from bot.conversation.values.wishes import FileWithCase, LookUp, Rate
from bot.messages import CaseTold, LookedUp
from knowledge.form import Kind
from knowledge.measure import Term

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


def asked(state: State, scene: Scene) -> Turn:
    """«Где моя заявка»; a number that is none of the citizen's own asks for its phone digits."""
    digits = digits_of(state.question)
    is_own = any(digits_of(case.number) == digits for case in scene.situation.cases)
    if is_own or scene.is_info_only or not is_case_number(digits):
        return own(state, scene)
    return prompted(replace(state, asked_number=digits, step=Step.PHONE_DIGITS), scene)


def own(state: State, scene: Scene) -> Turn:
    """Show the cases of this conversation, the newest first."""
    cases = tuple(reversed(scene.situation.cases))[:SHOWN]
    facts: dict[str, Fact] = {"cases": tuple(_told(case, scene) for case in cases)}
    state = replace(state, misses=0)
    key = "status.mine" if cases else "status.none"
    return turn(state, Say(text=key, facts=facts, choices=_choices(state, scene)))


def _choices(state: State, scene: Scene) -> tuple[Choice, ...]:
    """Inside a form there is nothing to choose here: its question comes next."""
    if state.draft:
        return ()
    names = ["resume"] if state.parked and not scene.is_info_only else []
    names += ["new_link"] if scene.answers_by_link else []
    others = (Choice(choice=name, text=f"choice.{name}") for name in (*names, "by_number"))
    return (*handover.case_choices(scene), *others)


def _usual(measure_id: str, due_at: datetime | None, scene: Scene) -> dict[str, str]:
    """How long it usually takes: until a caseworker takes it, until the measure is decided on."""
    measure = scene.knowledge.measure(measure_id, "") if measure_id else None
    term = measure.decision if measure else Term()
    return {
        "by": scene.here(due_at).isoformat() if due_at and due_at > scene.situation.now else "",
        "working_days": str(term.working_days or ""),
        "days": str(term.days or ""),
    }


def _told(case: CaseBrief, scene: Scene) -> dict[str, str]:
    measure = scene.knowledge.measure(case.measure, "") if case.measure else None
    usual = _usual(case.measure if case.is_application else "", case.due_at, scene)
    return usual | {
        "is_late": "yes" if case.is_overdue else "",
        "number": case.number,
        "title": measure.title if measure and not scene.answers_by_link else "",
        "status": case.status.value,
        "for_another": "yes" if case.is_for_another else "",
        "opened_at": scene.here(case.opened_at).isoformat(),
    }


def ask_number(state: State, scene: Scene) -> Turn:
    if scene.is_info_only:
        return only_answers(state, scene)
    return prompted(replace(state, step=Step.CASE_NUMBER, asked_number=""), scene)


def number_typed(state: State, text: str, scene: Scene) -> Turn:
    digits = digits_of(text)
    if not is_case_number(digits):
        return _wrong(state, "status.wrong_number", text, scene)
    state = replace(state, asked_number=digits, step=Step.PHONE_DIGITS, misses=0)
    return prompted(state, scene)


def digits_typed(state: State, text: str, scene: Scene) -> Turn:
    digits = digits_of(text)
    if len(digits) != PHONE_DIGITS:
        return _wrong(state, "status.wrong_digits", text, scene)
    wish = LookUp(number=state.asked_number, phone_digits=digits)
    return turn(replace(state, step=Step.FREE, asked_number=""), effects=(wish,))


def _wrong(state: State, key: str, text: str, scene: Scene) -> Turn:
    """A side question is answered; anything else is asked again, the second time with a person."""
    if aside := filling.said_aside(text, Kind.PHONE, state, scene):
        return prompted(state, scene, aside)
    facts: dict[str, Fact] = {
        "offers_person": state.misses > 0,
        "is_whole": len(digits_of(text)) == NUMBER_DIGITS,
    }
    said = Say(text=key, facts=facts)
    return prompted(replace(state, misses=state.misses + 1), scene, said)


def looked_up(state: State, heard: LookedUp, scene: Scene) -> Turn:
    """Tell the state of the case; a wrong number and wrong digits sound alike."""
    again = Choice(choice="by_number", text="choice.by_number")
    if heard.is_locked:
        return turn(state, Say(text="status.locked"))
    if not heard.number:
        return turn(state, Say(text="status.not_found", choices=(again,)))
    facts: dict[str, Fact] = {"number": heard.number, "status": heard.status}
    facts |= _usual(heard.measure, heard.due_at, scene) | {"is_late": heard.is_overdue}
    return turn(state, Say(text="status.found", facts=facts))


def stop(state: State) -> Turn:
    state = replace(state, step=Step.FREE, asked_number="", pending_choice="")
    return turn(state, Say(text="status.stopped"))


def told(state: State, heard: CaseTold, scene: Scene) -> Turn:
    """Tell the citizen what became of a case; ask for a rating once, after it was resolved."""
    named = handover.named(heard.case, scene, number=heard.number)
    facts = handover.hours(scene) | named | {"has_draft": state.draft is not None}
    match heard.what:
        case "resolved":
            said = Say(text="case.resolved", facts=facts, choices=_ratings(heard.number))
            return prompted(state, scene, said)
        case "returned" | "silent":
            said = Say(text=f"owner.{heard.what}", facts=facts)
            return application.returned(state, scene, said)
        case "taken" if scene.has_person:
            return turn(state)
        case "taken" | "overdue" | "reopened":
            return turn(state, Say(text=f"case.{heard.what}", facts=facts))


def _ratings(number: str) -> tuple[Choice, ...]:
    return tuple(Choice(choice=f"rate:{number}:{score}", label=str(score)) for score in range(1, 6))


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


def unrated(scene: Scene) -> str:
    """Return the number of the newest case that still may be rated; empty if there is none."""
    resolved = (one for one in scene.situation.cases if one.status is CaseStatus.RESOLVED)
    return next((one.number for one in reversed([*resolved]) if not one.is_rated), "")


def case_of(number: str, scene: Scene) -> CaseBrief | None:
    return next((case for case in scene.situation.cases if case.number == number), None)


def to_case(state: State, number: str, scene: Scene) -> Turn:
    """«К заявке …»: the words before this press belong to that case."""
    case = case_of(number, scene)
    if case is None:
        return turn(state, Say(text="press.stale"))
    if scene.situation.owner.kind is OwnerKind.PERSON and scene.situation.owner.case == case.id:
        return turn(state, effects=(FileWithCase(case=case.id),))
    facts = handover.hours(scene) | handover.named(case.id, scene, number=number)
    said = Say(text="case.filed", facts=facts)
    state = replace(state, told_filed_at=scene.situation.now, misses=0)
    return turn(state, said, effects=(FileWithCase(case=case.id),))
