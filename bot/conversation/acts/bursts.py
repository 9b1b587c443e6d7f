"""Bursts: which texts are one question, and which may still go on."""

from collections.abc import Sequence

from bot.conversation import phrases
from bot.conversation.acts import sections, status
from bot.conversation.scene import Scene
from bot.conversation.values.said import Turn
from bot.conversation.values.situation import Owner, OwnerKind
from bot.conversation.values.state import State, Step
from knowledge.findings import Decision
from knowledge.search.reading.words import STOP

LONGEST = 4096  # letters: no longer together than one message may be
FEW = 3  # content words; less is hardly a whole thought
GREETING = {  # may stand beside anything
    "greeting.hello", "application.expired", "application.unfinished",
}  # fmt: skip
UNSURE = {
    "smalltalk.reply", "clarify.ask", "unknown.first", "unknown.again", "case.filed", "case.which",
    "policy.hidden",
}  # fmt: skip
PLACES = {"place.taken", "region.switch", "region.elsewhere"}  # «я из Пензы»: and what of it?
ITS_OWN = {Decision.HUMAN, Decision.COMMAND, Decision.STATUS}


def is_open(state: State, owner: Owner) -> bool:
    """Whether any words are a question here: no step, no form and no person waits for them."""
    has_person = owner.kind is OwnerKind.PERSON
    return state.step is Step.FREE and state.draft is None and not has_person


def joined(texts: Sequence[str]) -> str:
    return "\n".join(texts)


def together(texts: Sequence[str], state: State, scene: Scene) -> int:
    """Return how many of these texts, from the first on, are one question; at least one."""
    count = 0
    while count < len(texts) and not stands_alone(texts[count], state, scene):
        count += 1
    while count > 1 and len(joined(texts[:count])) > LONGEST:
        count -= 1
    return _heard(texts[:count], scene) if count > 1 else 1


def stands_alone(text: str, state: State, scene: Scene) -> bool:
    """Whether words are a button, a command or a follow-up: joined, they would mean less."""
    words = phrases.plain(text)
    if not words or any(words in map(phrases.plain, one.words) for one in scene.situation.shown):
        return True
    is_phrase = phrases.menu_button(text) or phrases.own_data(text)
    if is_phrase or (phrases.score(text) and status.unrated(scene)):
        return True
    return scene.knowledge.intent(text) in ITS_OWN or _follows_up(text, state, scene)


def _follows_up(text: str, state: State, scene: Scene) -> bool:
    """Whether a few words go on about the measure talked about."""
    if not state.topic:
        return False
    is_part = scene.knowledge.section(text) is not None or scene.knowledge.is_condition(text)
    return is_part or sections.THERE.fullmatch(text) is not None


def _heard(texts: Sequence[str], scene: Scene) -> int:
    """Return how many go together so that danger in one of them is heard in the whole as well."""
    dangers = [scene.knowledge.alarm(text) for text in texts]
    count = len(texts)
    while count > 1 and (own := {danger for danger in dangers[:count] if danger}):
        if scene.knowledge.alarm(joined(texts[:count])) in own:
            break
        count -= 1
    return count


def may_go_on(text: str, state: State, done: Turn, scene: Scene) -> bool:
    """Whether what `done` says may wait for more words: a greeting, doubt, a mere place.

    What is sure is said at once, however short the words were.
    """
    said = {one.text for one in done.messages} - GREETING
    is_unsure = said <= UNSURE or (said <= UNSURE | PLACES and _is_short(text, scene))
    return is_unsure and not stands_alone(text, state, scene)


def _is_short(text: str, scene: Scene) -> bool:
    content = [word for word in scene.knowledge.search.lemmas(text) if word not in STOP]
    return len(content) < FEW
