"""A part of the measure talked about: by its button, or by a few words that go on about it."""

import re
from dataclasses import replace

from bot.conversation import answering
from bot.conversation.acts import places
from bot.conversation.scene import Scene, noted, turn
from bot.conversation.values import analysis
from bot.conversation.values.said import Turn
from bot.conversation.values.state import State
from knowledge.findings import Decision, Findings
from knowledge.measure import Measure, Section

OPEN = {Decision.ANSWER, Decision.CLARIFY, Decision.UNKNOWN}  # no act of ours is asked for
THERE = re.compile(r"\W*(?:а|и|ну)\s+(?:если\s+)?(?:в|во|из)\s+\S+(?:\s+\S+){0,2}", re.IGNORECASE)


def follow_up(state: State, text: str, scene: Scene) -> Turn | None:
    """A short «а документы какие?» asks for a section of the measure talked about."""
    which = scene.knowledge.section(text)
    measure = _topic(state, scene)
    if which is None or measure is None:
        return None
    if scene.knowledge.intent(text) is Decision.OVERVIEW or scene.knowledge.quoted(text):
        return None  # «что мне положено» asks about everything, «отказано» about a status
    effects = analysis.choice(which, measure.id)
    if scene.knowledge.is_elsewhere(text):
        return noted(_elsewhere(state, measure, scene), effects)
    return noted(section(state, measure, which, scene), effects)


def condition(state: State, text: str, found: Findings, scene: Scene) -> Turn | None:
    """«А если муж работает?» asks who the measure is for, unless it surely means another."""
    measure = _topic(state, scene)
    if measure is None or not scene.knowledge.is_condition(text):
        return None
    if found.jargon or found.region or found.municipality or not _goes_on(found, state.topic):
        return None
    done = section(state, measure, Section.WHO, scene)
    return noted(done, analysis.choice(Section.WHO, measure.id))


def goes_on_there(text: str, topic: str, found: Findings) -> bool:
    """Whether «а в Пензе?» asks for nothing but the same of another place."""
    return bool(topic) and THERE.fullmatch(text) is not None and _goes_on(found, topic)


def there(state: State, text: str, found: Findings, scene: Scene) -> Turn | None:
    """«А в Ельце?» asks where to go there; it does not move the citizen."""
    measure = _topic(state, scene)
    if measure is None or not goes_on_there(text, state.topic, found):
        return None
    done = section(replace(state, municipality=found.municipality), measure, Section.WHERE, scene)
    home = state.municipality or found.municipality
    return replace(done, state=replace(done.state, municipality=home))


def _topic(state: State, scene: Scene) -> Measure | None:
    return scene.knowledge.measure(state.topic, scene.region(state)) if state.topic else None


def _goes_on(found: Findings, topic: str) -> bool:
    """Whether words leave the topic as it is: they are surely about nothing else."""
    is_sure = found.decision is Decision.ANSWER and found.best is not None
    is_other = is_sure and found.best is not None and found.best.id != topic
    return found.decision in OPEN and not is_other


def _elsewhere(state: State, measure: Measure, scene: Scene) -> Turn:
    """«А в другом городе?»: which one, if the region has offices of its own there."""
    if not scene.knowledge.has_local_offices(scene.region(state), measure.where):
        return section(state, measure, Section.WHERE, scene)
    return places.ask(state, scene, pending=f"{Section.WHERE}:{measure.id}")


def section(state: State, measure: Measure, which: Section, scene: Scene) -> Turn:
    """Show a section; «куда идти» asks for the municipality first, once."""
    state = replace(state, topic=measure.id, misses=0)
    if _needs_place(state, measure, which, scene):
        state = replace(state, has_asked_place=True)
        return places.ask(state, scene, pending=f"{which}:{measure.id}")
    return turn(state, answering.section(which, measure, state, scene))


def _needs_place(state: State, measure: Measure, which: Section, scene: Scene) -> bool:
    """«Куда идти» depends on the municipality where the region has offices of its own there."""
    if which is not Section.WHERE or state.municipality or state.has_asked_place:
        return False
    if state.draft or measure.closed:
        return False
    return scene.knowledge.has_local_offices(scene.region(state), measure.where)
