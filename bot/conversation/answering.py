"""Measures and statuses in approved words, with date and source: nothing else is said of them."""

from dataclasses import replace

from bot.conversation.scene import Scene
from bot.conversation.values.said import Choice, Fact, Say
from bot.conversation.values.state import State
from knowledge.measure import Legal, Level, Measure, Office, Section, Value
from knowledge.search.glossary import Status

SIMILAR = 3
OFFICES = 3
LINKS = 3
ON_BUTTONS = ("beside_in", "has_similar", "has_instead")  # facts that point at them
OWN = 2  # buttons for what the region has besides; they stand in the place of these sections
GIVES_WAY = (Section.HOW_MUCH, Section.WHO)  # which are then offered below «Ещё…»


def source(measure: Measure) -> str:
    """Return what the answer rests on: the act that can be looked up, else where it was read.

    «Закон вашего региона» alone leads a citizen nowhere, so the page that was read stands by it.
    """
    if named := [act for act in measure.legal if act.is_named]:
        return _act(named[0])
    page = next((one.address for one in measure.sources if one.address), "")
    if not measure.legal:
        return next((one.title for one in measure.sources if one.title), page)
    act = _act(measure.legal[0])
    return f"{act} ({page})" if page else act


def _act(act: Legal) -> str:
    return f"{act.act}, {act.clause}" if act.clause else act.act


def grounds(measure: Measure) -> tuple[str, ...]:
    """Return the acts, then what else was read; a source that only repeats an act is left out.

    An address without a name tells a citizen little: it stands only where no act can be looked up.
    """
    acts = [_act(one) for one in measure.legal]
    titles = [one.title for one in measure.sources if one.title]
    others = [one for one in titles if not any(one in act or act in one for act in acts)]
    links = [one.address for one in measure.sources if not one.title][:LINKS]
    is_named = bool(others) or any(one.is_named for one in measure.legal)
    return tuple(dict.fromkeys([*acts, *others, *(() if is_named else links)]))


def amounts(measure: Measure, scene: Scene) -> tuple[dict[str, str], ...]:
    """Return the amounts in force, each with its date and source; the others stay unsaid."""
    today = scene.situation.now.date()
    values = (scene.knowledge.value(value, today) for value in measure.amount.values)
    return tuple(_amount(value) for value in values if value)


def _amount(value: Value) -> dict[str, str]:
    as_of = value.as_of.isoformat() if value.as_of else ""
    return {"what": value.what, "value": value.value, "as_of": as_of, "source": value.source}


def common_facts(measure: Measure) -> dict[str, Fact]:
    return {
        "title": measure.title,
        "checked_on": measure.checked_on.isoformat(),
        "source": source(measure),
        "is_preliminary": measure.is_preliminary,
        "is_common": measure.level is Level.COMMON,
    }


def _said(
    section: Section, measure: Measure, facts: dict[str, Fact], choices: tuple[Choice, ...]
) -> Say:
    return Say(
        text=f"answer.{section}",
        facts=common_facts(measure) | facts,
        choices=choices,
        measure=measure.id,
        section=section,
        content_hash=measure.content_hash,
    )


def _beside(measure: Measure, scene: Scene, region: str) -> dict[str, Fact]:
    """Return whether the region pays or gives more; it stands on the first buttons below."""
    more = len(scene.knowledge.beside(measure.id, region))
    there = scene.knowledge.region(region) if more else None
    return {"beside_in": there.in_name if there else "", "beside_many": more > 1}


def choices_of(measure: Measure, *without: Section) -> tuple[Choice, ...]:
    """Return at most six buttons; a section is not offered below itself."""
    sections = [Section.WHO, Section.HOW_MUCH, Section.DOCUMENTS, Section.WHERE]
    buttons = [_section(one, measure) for one in sections if one not in without]
    buttons.append(Choice(choice=f"apply:{measure.id}", text="choice.apply"))
    if Section.MORE not in without:
        buttons.append(_section(Section.MORE, measure))
    return tuple(buttons)


def _section(section: Section, measure: Measure) -> Choice:
    return Choice(choice=f"{section}:{measure.id}", text=f"choice.{section}")


def _named(measure_ids: tuple[str, ...], scene: Scene, region: str) -> tuple[Choice, ...]:
    found = (scene.knowledge.measure(one, region) for one in measure_ids)
    return tuple(
        Choice(choice=f"measure:{measure.id}", label=measure.when) for measure in found if measure
    )[:SIMILAR]


def answer(measure: Measure, scene: Scene, region: str) -> Say:
    """Say the short answer; of a measure that ended, that it ended and what is there instead."""
    if measure.closed:
        instead = _named(measure.closed.instead, scene, region)
        more = Choice(choice=f"more:{measure.id}", text="choice.more")
        facts: dict[str, Fact] = {"note": measure.closed.note, "has_instead": bool(instead)}
        return Say(
            text="answer.closed",
            facts=common_facts(measure) | facts,
            choices=(*instead, more),
            measure=measure.id,
            section=Section.ANSWER,
            content_hash=measure.content_hash,
        )
    facts = _beside(measure, scene, region) | {"answer": measure.answer}
    own = tuple(one.id for one in scene.knowledge.beside(measure.id, region)[:OWN])
    choices = (*_named(own, scene, region), *choices_of(measure, *GIVES_WAY[: len(own)]))
    return _said(Section.ANSWER, measure, facts, choices)


def without_buttons(said: Say) -> Say:
    """What is said of a measure where its buttons cannot stand, and nothing about them."""
    facts = {one: one not in ON_BUTTONS and fact for one, fact in said.facts.items()}
    return replace(said, facts=facts, choices=())


def who(measure: Measure) -> Say:
    return _said(Section.WHO, measure, {"who": measure.who}, choices_of(measure, Section.WHO))


def how_much(measure: Measure, scene: Scene) -> Say:
    facts: dict[str, Fact] = {"words": measure.amount.text, "amounts": amounts(measure, scene)}
    return _said(Section.HOW_MUCH, measure, facts, choices_of(measure, Section.HOW_MUCH))


def documents(measure: Measure) -> Say:
    choices = choices_of(measure, Section.DOCUMENTS)
    return _said(Section.DOCUMENTS, measure, {"documents": listed(measure)}, choices)


def listed(measure: Measure) -> tuple[dict[str, str], ...]:
    """Return the documents, each with whose it is and what to do without it."""
    return tuple(
        {"name": one.name, "whose": one.whose, "if_none": one.if_none} for one in measure.documents
    )


def where(measure: Measure, state: State, scene: Scene) -> Say:
    """Say where to go, with the offices of the citizen's own municipality."""
    region = scene.region(state)
    home = scene.knowledge.region(region)
    offices = scene.knowledge.offices(region, state.municipality, measure.where)[:OFFICES]
    near = [office for office in offices if state.municipality in office.serves]
    facts: dict[str, Fact] = {
        "places": tuple(measure.where),
        "note": measure.where_note,
        "municipality": scene.knowledge.place_name(region, state.municipality) if near else "",
        "offices": contacts(offices),
        "hotline": home.hotline if home else "",
        "is_elsewhere": not region,
    }
    return _said(Section.WHERE, measure, facts, choices_of(measure, Section.WHERE))


def contacts(offices: tuple[Office, ...]) -> tuple[dict[str, str], ...]:
    """Return what of these offices is known and verified."""
    return tuple(
        {"name": o.name, "address": o.address, "phones": ", ".join(o.phones), "hours": o.hours}
        for o in offices
    )


def more(measure: Measure, scene: Scene, region: str) -> Say:
    """Say terms, deadlines, refusals and sources; offer what people confuse this with."""
    own = tuple(one.id for one in scene.knowledge.beside(measure.id, region))
    close = own + tuple(one.id for one in measure.confusable) + measure.related
    similar = _named(tuple(dict.fromkeys(close)), scene, region)
    facts: dict[str, Fact] = _beside(measure, scene, region) | {
        "working_days": measure.decision.working_days or 0,
        "days": measure.decision.days or 0,
        "decision_note": measure.decision.note,
        "deadline": measure.deadline,
        "repeat": measure.repeat,
        "pitfalls": measure.pitfalls,
        "grounds": grounds(measure),
        "has_similar": bool(similar),
    }
    left = [_section(one, measure) for one in GIVES_WAY[: len(own[:OWN])]]
    not_it = Choice(choice=f"not_it:{measure.id}", text="choice.not_it")
    return _said(Section.MORE, measure, facts, (*similar, *left, not_it))


def section(which: Section, measure: Measure, state: State, scene: Scene) -> Say:
    """Say a part of a measure; of one that ended, only that it ended and why."""
    if measure.closed and which is not Section.MORE:
        which = Section.ANSWER
    return _open_section(which, measure, state, scene)


def _open_section(which: Section, measure: Measure, state: State, scene: Scene) -> Say:
    region = scene.region(state)
    match which:
        case Section.ANSWER:
            return answer(measure, scene, region)
        case Section.WHO:
            return who(measure)
        case Section.HOW_MUCH:
            return how_much(measure, scene)
        case Section.DOCUMENTS:
            return documents(measure)
        case Section.WHERE:
            return where(measure, state, scene)
        case Section.MORE:
            return more(measure, scene, region)


def explained(status: Status, measure: Measure | None, choices: tuple[Choice, ...] = ()) -> Say:
    """Say what a status means; `measure`: the one that stands on a button below."""
    facts: dict[str, Fact] = {
        "phrase": status.phrase,
        "means": status.means,
        "what_to_do": status.what_to_do,
        "wait": status.wait,
        "seen": status.seen,
        "source": status.source,
        "is_practice": status.is_practice,
        "title": measure.title if measure else "",
    }
    return Say(text="jargon.explained", facts=facts, choices=choices)
