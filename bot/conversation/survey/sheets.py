"""The result as a sheet to take away: of every measure what the messages about it say, at once."""

from collections.abc import Iterable

from bot.conversation import answering
from bot.conversation.scene import Scene
from bot.conversation.survey import surveying
from bot.conversation.survey.surveying import Line
from bot.conversation.values.sheets import Entry, ResultPaper
from bot.conversation.values.state import State, Survey
from knowledge.eligibility.truth import Truth
from knowledge.eligibility.verdicts import Reason, Verdict
from knowledge.measure import Measure, Office

MISSING = 3  # open questions of a measure that are told
OFFICES = 6


def paper(state: State, survey: Survey, scene: Scene, name: str = "") -> ResultPaper:
    """Return everything that is due, may be due and is not, in the order of the message."""
    due, rest = surveying.weighed(state, survey, scene)
    home = scene.knowledge.region(scene.region(state))
    offices = _offices(due, state, scene)
    near = any(state.municipality in office.serves for office in offices)
    return ResultPaper(
        whom=survey.whom,
        on=scene.day.isoformat(),
        region=home.in_name if home else "",
        hotline=home.hotline if home else "",
        due=tuple(_due(verdict, measure, scene) for verdict, measure in due),
        rest=tuple(_not_due(verdict, measure) for verdict, measure in rest),
        municipality=scene.knowledge.place_name(home.code, state.municipality)
        if home and near
        else "",
        offices=answering.contacts(offices),
        is_cut=survey.is_cut,
        name=name,
    )


def _offices(due: Iterable[Line], state: State, scene: Scene) -> tuple[Office, ...]:
    """Return the offices that these measures lead to, the near ones if there are any."""
    places = tuple(dict.fromkeys(place for _, measure in due for place in measure.where))
    found = scene.knowledge.offices(scene.region(state), state.municipality, places)
    known = [office for office in found if office.address or office.phones]
    near = [office for office in known if state.municipality in office.serves]
    return tuple(near or known)[:OFFICES]


def _not_due(verdict: Verdict, measure: Measure) -> Entry:
    return Entry(
        title=measure.title,
        group=surveying.group(verdict),
        reasons=_said(verdict.reasons),
        laws=_laws(verdict, measure),
    )


def _due(verdict: Verdict, measure: Measure, scene: Scene) -> Entry:
    return Entry(
        title=measure.title,
        group=surveying.group(verdict),
        reasons=_said(verdict.reasons),
        likely=surveying.begun(verdict.likely),
        urgent=verdict.urgent if verdict.truth is Truth.YES else "",
        missing=_missing(verdict, scene),
        words=measure.amount.text,
        amounts=answering.amounts(measure, scene),
        documents=answering.listed(measure),
        places=tuple(measure.where),
        note=measure.where_note,
        deadline=measure.deadline,
        laws=_laws(verdict, measure),
        checked_on=measure.checked_on.isoformat(),
    )


def _said(reasons: Iterable[Reason]) -> str:
    return "; ".join(dict.fromkeys(one.says for one in tuple(reasons)[: surveying.WHOLE]))


def _laws(verdict: Verdict, measure: Measure) -> tuple[str, ...]:
    """The laws that the verdict rests on; the measure's own where its conditions name none."""
    named = tuple(dict.fromkeys(one.law for one in verdict.reasons if one.law))
    return named or (answering.source(measure),)


def _missing(verdict: Verdict, scene: Scene) -> tuple[str, ...]:
    facts = (scene.knowledge.fact(name) for name in verdict.missing)
    return tuple(fact.question for fact in facts if fact)[:MISSING]
