"""What «Что мне положено?» says: situations, one question a message, a result of five a page."""

from collections.abc import Iterable, Iterator

from bot.conversation.scene import Scene
from bot.conversation.values.said import Choice, Fact, Say
from bot.conversation.values.state import State, Step, Survey
from knowledge.eligibility.truth import Truth
from knowledge.eligibility.verdicts import Reason, Verdict
from knowledge.measure import Measure
from knowledge.rule import Fact as Asked, Kind

MOST = 12  # questions in a row; then the result, and more only if wanted
PAGE = 5  # measures of a message: what the screen of an infokiosk holds with its buttons
FIRST = 2  # reasons told in a line
WHOLE = 6  # conditions told where all are wanted
LABEL = 40  # letters of a button that a telephone shows in one line
DUE = ("yes", "likely", "maybe")  # in the order they are told
Line = tuple[Verdict, Measure]
NOTHING = "ничего из этого"
TYPED = (Kind.NUMBER, Kind.MONEY, Kind.AGE)
IN_TALK = ("back", "cancel", "person", "home")


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


def in_words(fact: Asked, value: str | tuple[str, ...]) -> str:
    """An answer in words; «» where none was given."""
    names = {one.id: one.text for one in fact.answers}
    if value == ():
        return NOTHING
    if isinstance(value, tuple):
        return ", ".join(names.get(one, one) for one in value)
    return names.get(value, value)


def question(survey: Survey, scene: Scene) -> Say | None:
    """Ask one fact; «не знаю» and «не хочу отвечать» are always allowed."""
    fact = scene.knowledge.fact(survey.fact)
    if fact is None:
        return None
    facts: dict[str, Fact] = {
        "whom": survey.whom,
        "question": fact.question,
        "help": fact.help,
        "number": len(survey.order) + 1,
        "most": max(survey.limit, len(survey.order) + 1),
        "is_editing": survey.is_editing,
        "is_several": fact.kind is Kind.SEVERAL,
        "picked": tuple(one.text for one in fact.answers if one.id in survey.picked),
    }
    choices = (*_answers(fact, survey), *_ways_out(survey))
    return Say(text="survey.ask", facts=facts, choices=choices, navigation=IN_TALK)


def wrong(state: State, scene: Scene) -> str:
    """The text that helps to answer a question one has to type; «» where there is none."""
    is_open = state.step is Step.SURVEY and state.survey is not None
    fact = scene.knowledge.fact(state.survey.fact) if is_open and state.survey else None
    is_typed = fact is not None and fact.kind in TYPED
    return f"survey.wrong_{fact.kind}" if is_typed and fact else ""


def _answers(fact: Asked, survey: Survey) -> Iterable[Choice]:
    if fact.kind is Kind.YESNO:
        yield Choice(choice=f"tell:{fact.id}=да", text="choice.yes")
        yield Choice(choice=f"tell:{fact.id}=нет", text="choice.no")
    if fact.kind is Kind.CHOICE:
        for one in fact.answers:
            yield Choice(choice=f"tell:{fact.id}={one.id}", label=one.text)
    if fact.kind is Kind.SEVERAL:
        for one in fact.answers:
            label = f"✓ {one.text}" if one.id in survey.picked else one.text
            yield Choice(choice=f"pick:{fact.id}={one.id}", label=label)
        text = "choice.picked" if survey.picked else "choice.none_of_these"
        yield Choice(choice=f"picked:{fact.id}", text=text)


def _ways_out(survey: Survey) -> Iterable[Choice]:
    yield Choice(choice=f"dunno:{survey.fact}", text="choice.dunno", is_quiet=True)
    yield Choice(choice=f"rather_not:{survey.fact}", text="choice.rather_not", is_quiet=True)
    if survey.order and not survey.is_editing:
        yield Choice(choice="so_far", text="choice.so_far", is_quiet=True)


def result(state: State, survey: Survey, scene: Scene, page: int = 0) -> Say:
    """Say what is due, what may be, and what must be found out; the weightiest first."""
    due, rest = weighed(state, survey, scene)
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
    choices = [
        Choice(choice=f"measure:{one.id}", label=shortened(f"{at}. {one.title}"))
        for at, (_, one) in _numbered(shown, page)
    ]
    if left:
        choices.append(Choice(choice=f"more_results:{page + 1}", text="choice.more_results"))
    choices += _ways_on(survey, page, has_shown=bool(shown), has_rest=bool(rest))
    return Say(text="survey.result", facts=facts, choices=tuple(choices))


def _ways_on(survey: Survey, page: int, *, has_shown: bool, has_rest: bool) -> Iterator[Choice]:
    if survey.is_cut:
        yield Choice(choice="more_questions", text="choice.more_questions")
    if page:
        yield to_result()
    if has_shown:
        yield Choice(choice=f"reasons:{page}", text="choice.reasons", is_quiet=True)
    if has_rest:
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


def answers(survey: Survey, scene: Scene) -> Say:
    """Show what was answered; each answer can be changed."""
    names = dict.fromkeys((*survey.told, *survey.order))
    known = [(name, fact) for name in names if (fact := scene.knowledge.fact(name))]
    lines = tuple(
        {"question": fact.question, "answer": in_words(fact, survey.told.get(name, ""))}
        for name, fact in known
    )
    edits = tuple(
        Choice(choice=f"edit_fact:{name}", label=shortened(f"{at}. {fact.question}"))
        for at, (name, fact) in enumerate(known, start=1)
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
    return "no" if verdict.truth is Truth.NO else "maybe"


def weighed(state: State, survey: Survey, scene: Scene) -> tuple[list[Line], list[Line]]:
    """What is or may be due, the surest first and of that what is urgent; and what is not due."""
    region = scene.region(state)
    found = [
        (verdict, measure)
        for verdict in scene.knowledge.verdicts(survey.situation, survey.told, (region, scene.day))
        if (measure := scene.knowledge.measure(verdict.measure, region))
    ]
    due = [one for one in found if group(one[0]) in DUE]
    due.sort(
        key=lambda one: (DUE.index(group(one[0])), group(one[0]) == "yes" and not one[0].urgent)
    )
    return due, [one for one in found if group(one[0]) == "no"]


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
