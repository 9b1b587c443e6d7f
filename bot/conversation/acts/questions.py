"""Free words: what they ask for, and an answer, a clarifying question, or an honest «не знаю»."""

from dataclasses import replace

from bot.conversation import answering, phrases
from bot.conversation.acts import (
    handover,
    jargon,
    menu,
    places,
    sections,
    several,
    status,
    whom,
)
from bot.conversation.scene import Scene, after, noted, turn
from bot.conversation.values import analysis
from bot.conversation.values.said import Choice, Say, Turn
from bot.conversation.values.situation import OwnerKind
from bot.conversation.values.state import State
from bot.conversation.values.wishes import Effect
from knowledge.findings import Decision, Findings
from knowledge.measure import Measure

OFFERED = 3
FEW = 5  # «я живу в городе Ельце» asks for nothing


def asked(state: State, text: str, scene: Scene) -> Turn:
    """Take a message in free words."""
    region = scene.region(state)
    if followed := sections.follow_up(state, text, scene):
        return followed
    if region and places.lives_afar(text, scene):
        return _asked_afar(state, text, scene)
    found = scene.knowledge.find(text, region=region, topic=state.topic)
    if followed := sections.condition(state, text, found, scene):
        return followed
    topic, state = state.topic, replace(state, question=text)
    is_other = found.region not in {"", region}
    if is_other and found.region not in state.declined:
        goes_on = sections.goes_on_there(text, topic, found)
        state = replace(state, pending_choice=f"answer:{topic}" if goes_on else "question")
        return places.propose(state, found.region, found.municipality, scene)
    if not found.municipality or is_other:
        return decided(state, found, scene)
    return _placed(state, text, found, scene)


def _placed(state: State, text: str, found: Findings, scene: Scene) -> Turn:
    """The words name a place of the region: it is kept, and takes another's place if told so."""
    if followed := sections.there(state, text, found, scene):
        return followed
    is_told = phrases.tells_home(text)
    if is_told and _is_no_question(text, state, scene):
        return places.kept(state, found.municipality, scene)
    if is_told or not state.municipality:
        state = replace(state, municipality=found.municipality)
    return decided(state, found, scene)


def _is_no_question(text: str, state: State, scene: Scene) -> bool:
    """Whether a few words ask for nothing, whatever was talked about."""
    if len(text.split()) > FEW or scene.knowledge.is_question(text):
        return False
    found = scene.knowledge.find(text, region=scene.region(state))
    return found.decision in {Decision.CLARIFY, Decision.UNKNOWN}


def _asked_afar(state: State, text: str, scene: Scene) -> Turn:
    """«Живу в Москве»: federal texts from now on, where to ask, and what federal law answers."""
    told = places.moved_afar(replace(state, question=text))
    found = scene.knowledge.find(text, region=scene.region(told.state))
    if found.decision is not Decision.ANSWER:
        return told
    return after(told, decided(told.state, found, scene))


def decided(state: State, found: Findings, scene: Scene) -> Turn:
    """Do what the decision says, and note it for analysis."""
    return noted(_decided(state, found, scene), _worth_noting(state, found, scene))


def _worth_noting(state: State, found: Findings, scene: Scene) -> tuple[Effect, ...]:
    """Note questions about measures; words that go to a person who was asked for are theirs."""
    is_answer = found.decision is Decision.ANSWER
    if found.decision is Decision.HUMAN:
        return analysis.choice(analysis.PERSON, "")
    if found.decision not in analysis.ASKING or (found.jargon and not is_answer):
        return ()
    if scene.situation.owner.kind is OwnerKind.WAITING and not is_answer:
        return ()
    masked = scene.knowledge.masked(state.question)
    return (analysis.question(found, masked, scene.region(state)),)


def _decided(state: State, found: Findings, scene: Scene) -> Turn:
    """While a person was asked for, answer only what is sure: a quoted status is."""
    if explained := jargon.explained(state, found, scene):
        return explained
    match found.decision:
        case Decision.ANSWER if several.is_asked(found):
            return several.answered(state, found, scene)
        case Decision.ANSWER if found.best:
            measure = scene.knowledge.measure(found.best.id, scene.region(state))
            return _answered(state, measure, scene) if measure else unknown(state, scene)
        case Decision.HUMAN:
            return handover.to_person(state, scene)
        case Decision.STATUS:
            return status.asked(state, scene)
        case Decision.COMMAND:
            return menu.home(state, scene)
        case _:
            return _unsure(state, found, scene)


def _unsure(state: State, found: Findings, scene: Scene) -> Turn:
    match found.decision:
        case Decision.OVERVIEW:
            return whom.begin(state, scene, state.question)
        case Decision.SMALLTALK:
            return turn(state, Say(text="smalltalk.reply"))
        case _ if scene.situation.owner.kind is OwnerKind.WAITING:
            return _waiting(state, scene)
        case Decision.CLARIFY if found.matches:
            return clarify(state, found, scene)
        case _:
            return unknown(state, scene)


def _answered(state: State, measure: Measure, scene: Scene) -> Turn:
    state = replace(state, topic=measure.id, offered=(), misses=0, told_filed_at=None)
    return turn(state, answering.answer(measure, scene, scene.region(state)))


def _waiting(state: State, scene: Scene) -> Turn:
    if len(handover.open_cases(scene)) > 1:
        return handover.which_case(state, scene)
    case = scene.situation.owner.case
    return handover.to_case(case, state, scene) if case else unknown(state, scene)


def clarify(state: State, found: Findings, scene: Scene) -> Turn:
    """Offer up to three titles as situations, and «другое»; after a failure a person as well.

    Words where a situation was to be chosen, and doubt again: we have failed once.
    """
    state = replace(state, misses=state.misses + bool(state.offered))
    region = scene.region(state)
    ids = [match.id for match in found.matches]
    measures = [measure for one in ids if (measure := scene.knowledge.measure(one, region))]
    return _offer(state, measures[:OFFERED], "clarify.ask")


def _offer(state: State, measures: list[Measure], key: str) -> Turn:
    choices = [Choice(choice=f"measure:{one.id}", label=one.when) for one in measures]
    choices.append(Choice(choice="other", text="choice.other"))
    if state.misses:
        choices.append(Choice(choice="ask_person", text="choice.ask_person"))
    state = replace(state, offered=tuple(one.id for one in measures))
    facts = {"is_again": state.misses > 0}
    return turn(state, Say(text=key, facts=facts, choices=tuple(choices)))


def unknown(state: State, scene: Scene) -> Turn:
    """Say that we do not know; a person is offered each time, insisted on the second."""
    cases = handover.case_choices(scene)
    key = "unknown.again" if state.misses else "unknown.first"
    person = Choice(choice="ask_person", text="choice.ask_person")
    state = replace(state, misses=state.misses + 1, offered=())
    facts = handover.hours(scene) | {"has_case": bool(cases)}
    return turn(state, Say(text=key, facts=facts, choices=(*cases, person)))


def other(state: State, scene: Scene) -> Turn:
    """None of what was offered: the second such failure in a row leads to a person."""
    return unknown(state, scene)


def not_it(state: State, measure_id: str, scene: Scene) -> Turn:
    """«Не то»: offer what else the question may have meant."""
    region = scene.region(state)
    found = scene.knowledge.find(state.question, region=region) if state.question else None
    left = [one.id for one in found.matches if one.id != measure_id] if found else []
    measures = [measure for one in left if (measure := scene.knowledge.measure(one, region))]
    if not measures or state.misses:
        return unknown(state, scene)
    return _offer(replace(state, misses=state.misses + 1), measures[:OFFERED], "clarify.not_it")


def chosen(state: State, measure_id: str, scene: Scene) -> Turn | None:
    """Answer with a measure that a button named."""
    measure = scene.knowledge.measure(measure_id, scene.region(state))
    return _answered(state, measure, scene) if measure else None
