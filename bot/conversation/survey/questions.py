"""One question of «Что мне положено?»: a fact, or several of which those that fit are marked."""

from collections.abc import Iterable, Iterator

from bot.conversation.scene import Scene
from bot.conversation.values.said import Choice, Fact, Say
from bot.conversation.values.state import State, Step, Survey
from knowledge.rule import Fact as Asked, Item, Kind, Together

TYPED = (Kind.NUMBER, Kind.MONEY, Kind.AGE)
IN_TALK = ("back", "cancel", "person", "home")
Told = str | tuple[str, ...]
NOTHING = "ничего из этого"
YES, NO = "да", "нет"


def question(survey: Survey, scene: Scene) -> Say | None:
    """Ask what is open; «не знаю» and «не хочу отвечать» are always allowed."""
    fact = scene.knowledge.fact(survey.fact)
    together = scene.knowledge.together(survey.fact)
    asked = together or fact
    if asked is None:
        return None
    lines = dict(_lines(fact, together, survey))
    facts: dict[str, Fact] = {
        "whom": survey.whom,
        "question": asked.question,
        "help": asked.help,
        "number": len(survey.order) + 1,
        "most": max(survey.limit, len(survey.order) + 1),
        "is_editing": survey.is_editing,
        "is_several": bool(lines),
        "picked": tuple(text for name, text in lines.items() if name in survey.picked),
    }
    answers = _marked(lines, survey) if lines else _answers(fact, survey.fact)
    choices = (*answers, *_ways_out(survey))
    return Say(text="survey.ask", facts=facts, choices=choices, navigation=IN_TALK)


def _lines(
    fact: Asked | None, together: Together | None, survey: Survey
) -> Iterable[tuple[str, str]]:
    """What may be marked; nothing where one answers at once."""
    if together:
        return ((one.fact, one.text) for one in offered(together, survey))
    is_several = fact is not None and fact.kind is Kind.SEVERAL
    return ((one.id, one.text) for one in fact.answers) if fact and is_several else ()


def offered(together: Together, survey: Survey) -> tuple[Item, ...]:
    """The lines that this person was asked for; none where one says «да» to all of them."""
    names = () if together.is_all else survey.together.get(together.id, ())
    return tuple(one for one in together.items if one.fact in names)


def _marked(lines: dict[str, str], survey: Survey) -> Iterator[Choice]:
    for name, text in lines.items():
        label = f"✓ {text}" if name in survey.picked else text
        yield Choice(choice=f"pick:{survey.fact}={name}", label=label)
    text = "choice.picked" if survey.picked else "choice.none_of_these"
    yield Choice(choice=f"picked:{survey.fact}", text=text)


def _answers(fact: Asked | None, name: str) -> Iterator[Choice]:
    if fact and fact.kind is Kind.CHOICE:
        for one in fact.answers:
            yield Choice(choice=f"tell:{name}={one.id}", label=one.text)
    elif fact is None or fact.kind is Kind.YESNO:
        yield Choice(choice=f"tell:{name}={YES}", text="choice.yes")
        yield Choice(choice=f"tell:{name}={NO}", text="choice.no")


def _ways_out(survey: Survey) -> Iterator[Choice]:
    yield Choice(choice=f"dunno:{survey.fact}", text="choice.dunno", is_quiet=True)
    yield Choice(choice=f"rather_not:{survey.fact}", text="choice.rather_not", is_quiet=True)
    if survey.order and not survey.is_editing:
        yield Choice(choice="so_far", text="choice.so_far", is_quiet=True)


def wrong(state: State, scene: Scene) -> str:
    """The text that helps to answer a question one has to type; «» where there is none."""
    is_open = state.step is Step.SURVEY and state.survey is not None
    fact = scene.knowledge.fact(state.survey.fact) if is_open and state.survey else None
    is_typed = fact is not None and fact.kind in TYPED
    return f"survey.wrong_{fact.kind}" if is_typed and fact else ""


def answered(survey: Survey, scene: Scene) -> Iterator[tuple[str, str, str]]:
    """Every question with its answer in words, in the order they were asked."""
    inside = {name for names in survey.together.values() for name in names}
    before = [name for name in survey.told if name not in inside]
    for name in dict.fromkeys((*before, *survey.order)):
        if together := scene.knowledge.together(name):
            yield name, together.question, _together_in_words(together, survey)
        elif fact := scene.knowledge.fact(name):
            yield name, fact.question, in_words(fact, survey.told.get(name, ""))


def _together_in_words(together: Together, survey: Survey) -> str:
    names = survey.together.get(together.id, ())
    if together.id in survey.refused:
        return ""
    if together.is_all:
        return YES if all(survey.told.get(name) == YES for name in names) else NO
    found = [one.text for one in offered(together, survey) if is_marked(one, survey)]
    return ", ".join(found) or NOTHING


def is_marked(item: Item, survey: Survey) -> bool:
    """Whether a line fits: it was answered otherwise than by leaving it out, or is open."""
    return survey.told.get(item.fact, YES) not in {item.otherwise or NO, ()}


def in_words(fact: Asked, value: Told) -> str:
    """An answer in words; «» where none was given."""
    names = {one.id: one.text for one in fact.answers}
    if value == ():
        return NOTHING
    if isinstance(value, tuple):
        return ", ".join(names.get(one, one) for one in value)
    return names.get(value, value)
