"""«Что мне положено?»: one question after another, until nothing more would change the result."""

from dataclasses import replace

from bot.conversation.knowing import Told
from bot.conversation.prompts import prompted
from bot.conversation.scene import Scene, holding, only_answers, turn
from bot.conversation.survey import answers, persons, questions, surveying
from bot.conversation.values.said import Say, Turn
from bot.conversation.values.state import State, Step, Survey
from knowledge.eligibility.asking import Question
from knowledge.eligibility.typed import typed as meant
from knowledge.rule import Kind, Together

STEPS = (Step.SITUATION, Step.SURVEY, Step.WHOM)


def begin(state: State, scene: Scene, text: str = "", whom: str = "") -> Turn:
    """Ask for the life situation; what `text` tells of who writes is shown and not asked again.

    Of another person (`whom`) nothing is taken that was told in passing.
    """
    if scene.is_info_only:
        return only_answers(state, scene)
    survey = Survey(whom=whom) if whom else _heard(text, scene)
    return _at_situations(persons.turned(state, whom), survey, scene)


def _heard(text: str, scene: Scene) -> Survey:
    """Facts told in passing; of several answers those heard are only marked beforehand."""
    told: dict[str, Told] = {}
    hints: dict[str, tuple[str, ...]] = {}
    for name, value in (scene.knowledge.told(text) if text else {}).items():
        if isinstance(value, tuple):
            hints[name] = value
        else:
            told[name] = value
    return Survey(told=told, hints=hints)


def misheard(state: State, scene: Scene) -> Turn | None:
    """What was heard is wrong: begin with nothing."""
    return begin(state, scene, whom=_whom(state)) if state.step is Step.SITUATION else None


def _at_situations(state: State, survey: Survey, scene: Scene, *before: Say) -> Turn:
    state = replace(state, step=Step.SITUATION, survey=survey, misses=0)
    return prompted(state, scene, *before)


def situated(state: State, situation: str, scene: Scene) -> Turn | None:
    if situation not in scene.knowledge.consulting.situations:
        return None
    survey = replace(state.survey or Survey(), situation=situation, limit=surveying.MOST)
    return _next(state, survey, scene)


def told(state: State, value: str, scene: Scene) -> Turn | None:
    """Take a button's answer, «факт=значение», of the question that is open."""
    name, _, said = value.partition("=")
    survey = _open(state, name)
    return None if survey is None else _answered(state, survey, said, scene)


def picked(state: State, value: str, scene: Scene) -> Turn | None:
    """One of several answers, taken or given back; the question stays open."""
    name, _, said = value.partition("=")
    survey = _open(state, name)
    if survey is None:
        return None
    has = said in survey.picked
    chosen = tuple(one for one in survey.picked if one != said) if has else (*survey.picked, said)
    return _asked(state, replace(survey, picked=chosen), scene)


def done_picking(state: State, name: str, scene: Scene) -> Turn | None:
    survey = _open(state, name)
    return None if survey is None else _answered(state, survey, survey.picked, scene)


def skipped(state: State, name: str, scene: Scene) -> Turn | None:
    """«Не знаю» and «не хочу отвечать»: it stays unknown and is not asked again."""
    survey = _open(state, name)
    if survey is None:
        return None
    told = answers.without(survey, name)
    survey = replace(survey, told=told, refused=(*survey.refused, name))
    return _next(state, answers.past(survey, name), scene)


def typed(state: State, text: str, scene: Scene) -> Turn | None:
    """Take typed words as the answer; None if they are none."""
    if state.survey is None:
        return None
    if state.step is Step.SITUATION:
        return _situation_typed(state, text, scene)
    if together := scene.knowledge.together(state.survey.fact):
        return _typed_together(state, together, text, scene)
    fact = scene.knowledge.fact(state.survey.fact)
    value = meant(fact, text) if fact else None
    if fact is None or value is None:
        return None
    if fact.kind is Kind.SEVERAL:
        return picked(state, f"{fact.id}={value}", scene)
    return _answered(state, state.survey, value, scene)


def _typed_together(state: State, together: Together, text: str, scene: Scene) -> Turn | None:
    """The words of a line mark it; «да» and «нет» answer to all at once."""
    survey = state.survey or Survey()
    said = " ".join(text.lower().split()).strip(" .!")
    lines = {one.text.lower(): one.fact for one in questions.offered(together, survey)}
    if said in lines:
        return picked(state, f"{together.id}={lines[said]}", scene)
    if said == questions.NO or (together.is_all and said == questions.YES):
        return _answered(state, survey, said if together.is_all else (), scene)
    return None


def _situation_typed(state: State, text: str, scene: Scene) -> Turn | None:
    said = " ".join(text.lower().split())
    names = scene.knowledge.consulting.situations
    if found := next((one.id for one in names.values() if one.name.lower() == said), ""):
        return situated(state, found, scene)
    heard = Survey() if _whom(state) else _heard(text, scene)
    return _at_situations(state, heard, scene) if heard != Survey() else None


def _answered(
    state: State, survey: Survey, value: str | tuple[str, ...], scene: Scene
) -> Turn | None:
    """Keep an answer that its fact takes, and go on."""
    name = survey.fact
    if together := scene.knowledge.together(name):
        facts = dict(scene.knowledge.library.facts)
        survey = answers.taken_together(survey, together, value, facts)
    elif scene.knowledge.takes(name, value, scene.day):
        survey = replace(survey, told=survey.told | {name: value})
    else:
        return None
    return _next(state, answers.past(survey, name), scene)


def _next(state: State, survey: Survey, scene: Scene) -> Turn:
    """Ask what tells most; say the result when nothing is worth it, or after enough questions."""
    left = _left(state, survey, scene)
    if left is None or not _is_asked(survey, left):
        return _result(state, replace(survey, is_cut=left is not None), scene)
    together = scene.knowledge.together(left.id)
    return _asked(state, answers.opened(survey, left, together), scene)


def _is_asked(survey: Survey, left: Question) -> bool:
    if left.id in answers.marked(survey):
        return True  # a half answer: what was marked has still to be told
    is_wanted = left.is_worth or survey.is_thorough
    return is_wanted and not survey.is_editing and len(survey.order) < survey.limit


def _left(state: State, survey: Survey, scene: Scene) -> Question | None:
    place = (scene.region(state), scene.day)
    return scene.knowledge.question_left(
        survey.situation, survey.told, answers.asked(survey), place
    )


def _asked(state: State, survey: Survey, scene: Scene) -> Turn:
    state = holding(replace(state, step=Step.SURVEY, survey=survey, misses=0))
    said = questions.question(survey, scene)
    return turn(state, said) if said else turn(replace(state, step=Step.FREE))


def so_far(state: State, _argument: str, scene: Scene) -> Turn | None:
    """The result as it stands; the question that was open can be gone on with."""
    return more_results(state, "0", scene)


def more_results(state: State, page: str, scene: Scene) -> Turn | None:
    """A page of the result."""
    survey = _told(state)
    if survey is None or not page.isdecimal():
        return None
    survey = replace(survey, is_cut=_left(state, survey, scene) is not None)
    return _result(state, survey, scene, int(page))


def _result(state: State, survey: Survey, scene: Scene, page: int = 0) -> Turn:
    survey = replace(survey, fact="", picked=(), is_editing=False)
    state = holding(replace(state, step=Step.FREE, survey=survey, misses=0))
    said = surveying.result(state, survey, scene, page)
    return turn(state, persons.with_ways(said, state))


def reasons(state: State, page: str, scene: Scene) -> Turn | None:
    """Why the measures of a page are or may be due."""
    survey = _told(state)
    if survey is None or not page.isdecimal():
        return None
    return turn(state, surveying.reasons(state, survey, scene, int(page)))


def not_due(state: State, page: str, scene: Scene) -> Turn | None:
    survey = _told(state)
    if survey is None or not page.isdecimal():
        return None
    return turn(state, surveying.not_due(state, survey, scene, int(page)))


def seldom(state: State, page: str, scene: Scene) -> Turn | None:
    """What few people get."""
    survey = _told(state)
    if survey is None or not page.isdecimal():
        return None
    return turn(state, surveying.seldom(state, survey, scene, int(page)))


def led_back(done: Turn) -> Turn:
    """Lead from a measure back to the result that it was opened from, if there is one."""
    if _told(done.state) is None or done.state.draft or not done.messages:
        return done
    *before, last = done.messages
    last = replace(last, navigation=("back_to_result", *last.navigation))
    return replace(done, messages=(*before, last))


def edit_answers(state: State, _argument: str, scene: Scene) -> Turn | None:
    survey = state.survey
    return turn(state, surveying.answers(survey, scene)) if survey else None


def edit(state: State, name: str, scene: Scene) -> Turn | None:
    survey = state.survey
    if survey is None or name not in {*survey.told, *survey.order}:
        return None
    survey = answers.reopened(survey, name, scene.knowledge.together(name))
    return _asked(state, survey, scene)


def more(state: State, _argument: str, scene: Scene) -> Turn | None:
    """Go on asking, as many questions again; also what hardly tells anything."""
    survey = _told(state)
    if survey is None:
        return None
    limit = len(survey.order) + surveying.MOST
    return _next(state, replace(survey, limit=limit, is_thorough=True), scene)


def back(state: State, scene: Scene) -> Turn | None:
    """The question before; before the first one the situations."""
    survey = state.survey
    if survey is None or state.step not in STEPS:
        return None
    if survey.is_editing:
        return so_far(state, "", scene)
    if state.step is Step.SITUATION or not survey.order:
        return begin(state, scene, whom=survey.whom) if survey.situation else None
    return _asked(state, answers.back(survey), scene)


def cancel(state: State) -> Turn | None:
    """Stop asking and forget the answers."""
    if state.step not in STEPS:
        return None
    state = replace(state, step=Step.FREE, survey=None, misses=0)
    return turn(state, persons.with_ways(Say(text="survey.cancelled"), state))


def _open(state: State, name: str) -> Survey | None:
    """The talk, if this very fact is being asked."""
    is_open = state.step is Step.SURVEY and state.survey is not None and state.survey.fact == name
    return state.survey if is_open else None


def _whom(state: State) -> str:
    return state.survey.whom if state.survey else ""


def _told(state: State) -> Survey | None:
    """The talk, if there is one with a situation."""
    return state.survey if state.survey and state.survey.situation else None
