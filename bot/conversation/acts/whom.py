"""«Что мне положено?» asked for another person: about whom, and back to one's own answers."""

from dataclasses import replace

from bot.conversation.acts import screening
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, only_answers
from bot.conversation.survey import persons
from bot.conversation.values.said import Turn
from bot.conversation.values.state import State, Step, Survey


def begin(state: State, scene: Scene, text: str = "") -> Turn:
    """Begin about whom the words plainly ask; else about who writes."""
    person = persons.asked_for(text)
    return about(state, person, scene) if person else screening.begin(state, scene, text)


def about(state: State, person: str, scene: Scene) -> Turn:
    """Begin about this person; ask who it is where nobody was named."""
    if person == persons.NOBODY:
        return ask(state, scene)
    return screening.begin(state, scene, whom=person)


def ask(state: State, scene: Scene) -> Turn:
    """«О ком спрашиваете?»; what was answered so far stays until somebody is chosen."""
    if scene.is_info_only:
        return only_answers(state, scene)
    survey = state.survey or Survey()
    return prompted(replace(state, step=Step.WHOM, survey=survey, misses=0), scene)


def chosen(state: State, person: str, scene: Scene) -> Turn | None:
    is_known = state.step is Step.WHOM and person in persons.OFFERED
    return about(state, person, scene) if is_known else None


def typed(state: State, text: str, scene: Scene) -> Turn | None:
    """«За бабушку» where it is asked, or where the talk begins."""
    if state.step not in {Step.WHOM, Step.SITUATION}:
        return None
    person = persons.named(text)
    return about(state, person, scene) if person else None


def back(state: State, scene: Scene) -> Turn | None:
    """From the situations of another to who it is; from there to the situations again."""
    survey = state.survey
    if survey is None:
        return None
    if state.step is Step.WHOM:
        return prompted(replace(state, step=Step.SITUATION, misses=0), scene)
    is_first = state.step is Step.SITUATION and not survey.situation
    return ask(state, scene) if is_first and survey.whom else None


def answers_of(state: State, person: str, scene: Scene) -> Turn | None:
    """Go back to what was told of somebody else; what was told last is kept beside."""
    wanted = next((one for one in state.surveys if one.whom == person), None)
    if wanted is None:
        return None
    state = replace(persons.turned(state, person), survey=wanted)
    if not wanted.situation:
        return prompted(replace(state, step=Step.SITUATION, misses=0), scene)
    return screening.so_far(state, "", scene)
