"""What «Что мне положено?» says: situations, one question a message, and the result."""

from collections.abc import Iterable
from itertools import groupby

from bot.conversation.scene import Scene
from bot.conversation.state import Choice, Fact, Say, State, Step, Survey
from knowledge.eligibility.truth import Truth
from knowledge.eligibility.verdicts import Reason, Verdict
from knowledge.measure import Measure
from knowledge.rule import Fact as Asked, Kind

PAGE = 5  # situations on one keyboard
MOST = 12  # questions in a row; then the result, and more only if wanted
SHOWN = {"yes": 12, "likely": 8, "maybe": 6, "no": 10}  # measures told of at most
OFFERED = 3  # measures with a button of their own
FIRST = 2  # reasons told in a line
NOTHING = "ничего из этого"
TYPED = (Kind.NUMBER, Kind.MONEY, Kind.AGE)
IN_TALK = ("back", "cancel", "person", "home")


def asked(step: Step, survey: Survey, scene: Scene) -> Say | None:
    """Say again what the talk stands at."""
    is_beginning = step is Step.SITUATION
    return situations(survey, scene) if is_beginning else question(survey, scene)


def situations(survey: Survey, scene: Scene) -> Say:
    """Ask for a life situation, five on a keyboard."""
    told = {*survey.told, *survey.hints}
    names = sorted(
        scene.knowledge.consulting.situations.values(), key=lambda one: told.isdisjoint(one.heard)
    )
    pages = range(0, len(names), PAGE)
    start = pages[survey.page % len(pages)] if names else 0
    choices = [
        Choice(choice=f"situation:{one.id}", label=one.name) for one in names[start : start + PAGE]
    ]
    choices.append(Choice(choice=f"situations:{survey.page + 1}", text="choice.situations"))
    heard = _heard(survey, scene)
    if heard:
        choices.append(Choice(choice="misheard", text="choice.misheard"))
    facts: dict[str, Fact] = {"heard": heard}
    return Say(text="survey.begin", facts=facts, choices=tuple(choices), navigation=IN_TALK)


def _heard(survey: Survey, scene: Scene) -> tuple[dict[str, str], ...]:
    """What was understood of the first words, to be confirmed by going on."""
    told: dict[str, str | tuple[str, ...]] = {**survey.told, **survey.hints}
    known = [fact for name in told if (fact := scene.knowledge.fact(name))]
    return tuple({"question": one.question, "answer": in_words(one, told[one.id])} for one in known)


def question(survey: Survey, scene: Scene) -> Say | None:
    """Ask one fact; «не знаю» and «не хочу отвечать» are always allowed."""
    fact = scene.knowledge.fact(survey.fact)
    if fact is None:
        return None
    facts: dict[str, Fact] = {
        "question": fact.question,
        "help": fact.help,
        "number": len(survey.order) + 1,
        "left": max(0, survey.limit - len(survey.order) - 1),
        "is_editing": survey.is_editing,
        "is_several": fact.kind is Kind.SEVERAL,
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
    yield Choice(choice=f"dunno:{survey.fact}", text="choice.dunno")
    yield Choice(choice=f"rather_not:{survey.fact}", text="choice.rather_not")
    if survey.order:
        yield Choice(choice="so_far", text="choice.so_far")


def result(state: State, survey: Survey, scene: Scene) -> Say:
    """Say what is due, what may be, and what must be found out; the weightiest first."""
    groups = _groups(state, survey, scene)
    region = scene.knowledge.region(scene.region(state))
    told = {name: _lines(some[: SHOWN[name]], scene, name) for name, some in groups.items()}
    facts: dict[str, Fact] = {
        "on": scene.situation.now.date().isoformat(),
        "region": region.in_name if region else "",
        "yes": told["yes"],
        "likely": told["likely"],
        "maybe": told["maybe"],
        "left": sum(max(0, len(some) - SHOWN[name]) for name, some in groups.items()),
        "has_no": bool(groups["no"]),
    }
    best = [measure for _, measure in (*groups["yes"], *groups["likely"])][:OFFERED]
    choices = [Choice(choice=f"measure:{one.id}", label=one.when) for one in best]
    choices.append(Choice(choice="reasons", text="choice.reasons"))
    choices.append(Choice(choice="edit_answers", text="choice.edit_answers"))
    if survey.is_cut:
        choices.append(Choice(choice="more_questions", text="choice.more_questions"))
    return Say(text="survey.result", facts=facts, choices=tuple(choices))


def reasons(state: State, survey: Survey, scene: Scene) -> Say:
    """Say of every verdict which conditions decided it, by which law, and what is not due."""
    groups = _groups(state, survey, scene)
    facts: dict[str, Fact] = {
        name: _lines(some[: SHOWN[name]], scene, name, is_whole=True)
        for name, some in groups.items()
    }
    choice = Choice(choice="so_far", text="choice.back_to_result")
    return Say(text="survey.reasons", facts=facts, choices=(choice,))


def answers(survey: Survey, scene: Scene) -> Say:
    """Show what was answered; each answer can be changed."""
    names = dict.fromkeys((*survey.told, *survey.order))
    known = [(name, fact) for name in names if (fact := scene.knowledge.fact(name))]
    lines = tuple(
        {"question": fact.question, "answer": in_words(fact, survey.told.get(name, ""))}
        for name, fact in known
    )
    edits = tuple(
        Choice(choice=f"edit_fact:{name}", label=f"{at + 1}. {fact.question}"[:40])
        for at, (name, fact) in enumerate(known)
    )[-MOST:]
    back = Choice(choice="so_far", text="choice.back_to_result")
    return Say(text="survey.answers", facts={"answers": lines}, choices=(*edits, back))


def in_words(fact: Asked, value: str | tuple[str, ...]) -> str:
    """An answer in words; «» where none was given."""
    names = {one.id: one.text for one in fact.answers}
    if value == ():
        return NOTHING
    if isinstance(value, tuple):
        return ", ".join(names[one] for one in value)
    return names.get(value, value)


def _groups(state: State, survey: Survey, scene: Scene) -> dict[str, list[tuple[Verdict, Measure]]]:
    groups: dict[str, list[tuple[Verdict, Measure]]] = {name: [] for name in SHOWN}
    region = scene.region(state)
    for verdict in scene.knowledge.verdicts(survey.situation, survey.told, (region, scene.day)):
        measure = scene.knowledge.measure(verdict.measure, region)
        if measure:
            groups[_group(verdict)].append((verdict, measure))
    groups["yes"].sort(key=lambda pair: not pair[0].urgent)
    return groups


def _group(verdict: Verdict) -> str:
    if verdict.truth is Truth.YES:
        return "likely" if verdict.likely else "yes"
    return "no" if verdict.truth is Truth.NO else "maybe"


def _lines(
    some: list[tuple[Verdict, Measure]], scene: Scene, name: str, *, is_whole: bool = False
) -> tuple[dict[str, str], ...]:
    most = None if is_whole else FIRST
    return tuple(
        {
            "title": measure.title,
            "urgent": verdict.urgent,
            "likely": verdict.likely if name == "likely" else "",
            "reasons": "; ".join(_told(verdict.reasons[:most], is_whole=is_whole)),
            "missing": "; ".join(_asked(verdict, scene)[:most]) if name == "maybe" else "",
        }
        for verdict, measure in some
    )


def _told(reasons: Iterable[Reason], *, is_whole: bool) -> Iterable[str]:
    """Conditions in words; in full the law comes after the last of those that rest on it."""
    for law, some in groupby(reasons, key=lambda one: one.law):
        says = "; ".join(one.says for one in some)
        yield f"{says} ({law})" if is_whole else says


def _asked(verdict: Verdict, scene: Scene) -> list[str]:
    """The questions that are still open, as they were or would be asked."""
    facts = (scene.knowledge.fact(name) for name in verdict.missing)
    return [fact.question.rstrip("?").strip() for fact in facts if fact]
