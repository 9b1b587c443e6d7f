"""What «Что мне положено?» says: situations, one question a message, a result of five a page."""

from collections.abc import Iterable, Iterator

from bot.conversation.scene import Scene
from bot.conversation.survey.questions import IN_TALK, answered, in_words
from bot.conversation.values.said import Choice, Fact, Say
from bot.conversation.values.state import State, Survey
from knowledge.eligibility.truth import Truth
from knowledge.eligibility.verdicts import Reason, Verdict
from knowledge.measure import Measure

MOST = 12  # questions in a row; then the result, and more only if wanted
PAGE = 5  # measures of a message: what the screen of an infokiosk holds with its buttons
FIRST = 2  # reasons told in a line
WHOLE = 6  # conditions told where all are wanted
LABEL = 40  # letters of a button that a telephone shows in one line
DUE = ("yes", "likely", "maybe")  # in the order they are told
Line = tuple[Verdict, Measure]


def situations(survey: Survey, scene: Scene) -> Say:
    """Ask for a life situation; those that fit what was told come first."""
    told = {*survey.told, *survey.hints}
    names = sorted(
        scene.knowledge.consulting.situations.values(), key=lambda one: told.isdisjoint(one.heard)
    )
    choices = [Choice(choice=f"situation:{one.id}", label=one.name) for one in names]
    heard = _heard(survey, scene)
    if heard:
        choices.append(Choice(choice="misheard", text="choice.misheard", is_quiet=True))
    facts: dict[str, Fact] = {"heard": heard, "whom": survey.whom}
    return Say(text="survey.begin", facts=facts, choices=tuple(choices), navigation=IN_TALK)


def _heard(survey: Survey, scene: Scene) -> tuple[dict[str, str], ...]:
    """What was understood of the first words, to be confirmed by going on."""
    told: dict[str, str | tuple[str, ...]] = {**survey.told, **survey.hints}
    known = [fact for name in told if (fact := scene.knowledge.fact(name))]
    return tuple({"question": one.question, "answer": in_words(one, told[one.id])} for one in known)


def result(state: State, survey: Survey, scene: Scene, page: int = 0) -> Say:
    """Say what is due, what may be, and what must be found out; the weightiest first."""
    due, _ = weighed(state, survey, scene)
    shown, left = _page(due, page)
    region = scene.knowledge.region(scene.region(state))
    facts: dict[str, Fact] = {
        "whom": survey.whom,
        "on": scene.situation.now.date().isoformat(),
        "region": region.in_name if region else "",
        "page": page,
        "lines": tuple(_line(one, at, scene) for at, one in _numbered(shown, page)),
        "left": left,
        "is_cut": survey.is_cut,
    }
    choices = _to_measures(shown, page)
    if left:
        choices.append(Choice(choice=f"more_results:{page + 1}", text="choice.more_results"))
    groups = {group(verdict) for verdict, _ in _verdicts(state, survey, scene)}
    choices += _ways_on(survey, page, has_shown=bool(shown), groups=groups)
    return Say(text="survey.result", facts=facts, choices=tuple(choices))


def _to_measures(shown: list[Line], page: int) -> list[Choice]:
    return [
        Choice(choice=f"measure:{one.id}", label=shortened(f"{at}. {one.title}"))
        for at, (_, one) in _numbered(shown, page)
    ]


def _ways_on(survey: Survey, page: int, *, has_shown: bool, groups: set[str]) -> Iterator[Choice]:
    if survey.is_cut:
        yield Choice(choice="more_questions", text="choice.more_questions")
    if page:
        yield to_result()
    if has_shown:
        yield Choice(choice=f"reasons:{page}", text="choice.reasons", is_quiet=True)
    if "seldom" in groups:
        yield Choice(choice="seldom:0", text="choice.seldom", is_quiet=True)
    if "no" in groups:
        yield Choice(choice="not_due:0", text="choice.not_due", is_quiet=True)
    yield Choice(choice="edit_answers", text="choice.edit_answers", is_quiet=True)
    yield Choice(choice="save_result", text="choice.save_result", is_quiet=True)


def to_result() -> Choice:
    return Choice(choice="so_far", text="choice.back_to_result", is_quiet=True)


def reasons(state: State, survey: Survey, scene: Scene, page: int = 0) -> Say:
    """Say of every measure of a page which conditions decided it, and by which law."""
    shown, _ = _page(weighed(state, survey, scene)[0], page)
    lines = tuple(
        {"title": one.title, "group": group(verdict), "reasons": _lawful(verdict.reasons)}
        for verdict, one in shown
    )
    back = Choice(choice=f"more_results:{page}", text="choice.back_to_result")
    return Say(text="survey.reasons", facts={"lines": lines}, choices=(back,))


def not_due(state: State, survey: Survey, scene: Scene, page: int = 0) -> Say:
    """Say what is not due, and the conditions that are not met."""
    shown, left = _page(weighed(state, survey, scene)[1], page)
    lines = tuple(
        {"title": one.title, "reasons": _lawful(verdict.reasons)} for verdict, one in shown
    )
    choices = [Choice(choice=f"not_due:{page + 1}", text="choice.more_results")] if left else []
    facts: dict[str, Fact] = {"lines": lines, "left": left, "whom": survey.whom}
    return Say(text="survey.not_due", facts=facts, choices=(*choices, to_result()))


def seldom(state: State, survey: Survey, scene: Scene, page: int = 0) -> Say:
    """Say what few people get, and what would have to be so; nothing of it is ruled out."""
    found = [one for one in _verdicts(state, survey, scene) if group(one[0]) == "seldom"]
    shown, left = _page(sorted(found, key=lambda one: -one[0].chance), page)
    lines = tuple(
        {
            "number": str(at),
            "title": one.title,
            "reasons": "; ".join(dict.fromkeys(reason.says for reason in verdict.reasons[:FIRST])),
        }
        for at, (verdict, one) in _numbered(shown, page)
    )
    choices = _to_measures(shown, page)
    choices += [Choice(choice=f"seldom:{page + 1}", text="choice.more_results")] if left else []
    facts: dict[str, Fact] = {"lines": lines, "left": left}
    return Say(text="survey.seldom", facts=facts, choices=(*choices, to_result()))


def answers(survey: Survey, scene: Scene) -> Say:
    """Show what was answered; each answer can be changed."""
    known = list(answered(survey, scene))
    lines = tuple({"question": asked, "answer": said} for _, asked, said in known)
    edits = tuple(
        Choice(choice=f"edit_fact:{name}", label=shortened(f"{at}. {asked}"))
        for at, (name, asked, _) in enumerate(known, start=1)
    )
    facts: dict[str, Fact] = {"answers": lines, "whom": survey.whom}
    return Say(text="survey.answers", facts=facts, choices=(*edits, to_result()))


def shortened(text: str) -> str:
    """A label that ends with a whole word."""
    if len(text) <= LABEL:
        return text
    return text[:LABEL].rsplit(" ", 1)[0].rstrip(" ,.:;—(") + "…"


def group(verdict: Verdict) -> str:
    if verdict.truth is Truth.YES:
        return "likely" if verdict.likely else "yes"
    if verdict.truth is Truth.NO:
        return "no"
    return "seldom" if verdict.is_seldom else "maybe"


def weighed(state: State, survey: Survey, scene: Scene) -> tuple[list[Line], list[Line]]:
    """What is or may be due: the surest, then what is urgent, then the most; and what is not."""
    found = _verdicts(state, survey, scene)
    due = sorted((one for one in found if group(one[0]) in DUE), key=_rank)
    return due, [one for one in found if group(one[0]) == "no"]


def _verdicts(state: State, survey: Survey, scene: Scene) -> list[Line]:
    region = scene.region(state)
    return [
        (verdict, measure)
        for verdict in scene.knowledge.verdicts(survey.situation, survey.told, (region, scene.day))
        if (measure := scene.knowledge.measure(verdict.measure, region))
    ]


def _rank(one: Line) -> tuple[int, bool, int]:
    verdict, _ = one
    sure = DUE.index(group(verdict))
    return sure, not verdict.urgent, -verdict.worth


def _page(some: list[Line], page: int) -> tuple[list[Line], int]:
    """The measures of a page, and how many come after it."""
    end = (page + 1) * PAGE
    return some[page * PAGE : end], max(0, len(some) - end)


def _numbered(some: list[Line], page: int) -> Iterable[tuple[int, Line]]:
    return enumerate(some, start=page * PAGE + 1)


def _line(one: Line, at: int, scene: Scene) -> dict[str, str]:
    verdict, measure = one
    return {
        "number": str(at),
        "title": measure.title,
        "group": group(verdict),
        "urgent": verdict.urgent if verdict.truth is Truth.YES else "",
        "likely": begun(verdict.likely.split(";")[0]),
        "reasons": "; ".join(dict.fromkeys(reason.says for reason in verdict.reasons[:FIRST])),
        "missing": begun(_missing(verdict, scene)),
        "place": measure.where[0] if measure.where else "",
    }


def _missing(verdict: Verdict, scene: Scene) -> str:
    """The first question that is still open."""
    facts = (scene.knowledge.fact(name) for name in verdict.missing)
    return next((fact.question for fact in facts if fact), "")


def begun(words: str) -> str:
    """Words as they stand in the middle of a sentence."""
    return words[:1].lower() + words[1:].rstrip(". ")


def _lawful(reasons: Iterable[Reason]) -> str:
    """Conditions in words; each law once, after those that rest on it."""
    laws: dict[str, list[str]] = {}
    for one in list(reasons)[:WHOLE]:
        laws.setdefault(one.law, []).append(one.says)
    return "; ".join(f"{'; '.join(dict.fromkeys(says))} ({law})" for law, says in laws.items())
