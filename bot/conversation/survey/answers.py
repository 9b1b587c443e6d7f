"""What was answered: kept, put right, taken back; and what the next question must know of it."""

from dataclasses import replace

from bot.conversation.survey.questions import NO, YES, Told, is_marked, offered
from bot.conversation.values.state import Survey
from knowledge.eligibility.asking import Asked, Question
from knowledge.rule import Fact, Item, Kind, Together


def asked(survey: Survey) -> Asked:
    """What the choice of the next question rests on, besides the facts."""
    return Asked(
        refused=refused(survey),
        together=frozenset(survey.together).intersection(survey.order),
        marked=marked(survey),
        count=0 if survey.is_thorough else len(survey.order),
    )


def refused(survey: Survey) -> frozenset[str]:
    """The facts that are not known or not to be told."""
    names = [(name, *survey.together.get(name, ())) for name in survey.refused]
    return frozenset(one for some in names for one in some if one not in survey.told)


def marked(survey: Survey) -> tuple[str, ...]:
    """The facts that were marked among others and are still to be asked."""
    gone = refused(survey)
    done = [name for name in survey.together if name in survey.order]
    names = [name for one in done for name in survey.together[one]]
    return tuple(name for name in names if name not in survey.told and name not in gone)


def opened(survey: Survey, question: Question, together: Together | None) -> Survey:
    """The question is open; what was heard of it in passing is marked."""
    if together is None:
        heard = survey.hints.get(question.id, ())
        return replace(survey, fact=question.id, picked=heard)
    survey = replace(
        survey, fact=question.id, together=survey.together | {question.id: question.facts}
    )
    heard = tuple(one.fact for one in offered(together, survey) if one.fact in survey.hints)
    return replace(survey, picked=heard)


def reopened(survey: Survey, name: str, together: Together | None) -> Survey:
    """One answer is to be put right; what was marked is marked again."""
    gone = tuple(one for one in survey.refused if one != name)
    survey = replace(survey, fact=name, picked=(), refused=gone, is_editing=True)
    if together is None:
        said = survey.told.get(name, ())
        return replace(survey, picked=said if isinstance(said, tuple) else ())
    found = tuple(one.fact for one in offered(together, survey) if is_marked(one, survey))
    return replace(survey, picked=found)


def taken_together(
    survey: Survey, together: Together, said: Told, kinds: dict[str, Fact]
) -> Survey:
    """Answers to all facts of a question; those that were marked and need more stay open."""
    told = without(survey, together.id)
    names = survey.together.get(together.id, ())
    if together.is_all:
        return replace(survey, told=told | (dict.fromkeys(names, YES) if said == YES else {}))
    for one in offered(together, survey):
        fits = one.fact in said
        if kinds[one.fact].kind is Kind.YESNO:
            told[one.fact] = YES if fits else NO
        elif not fits:
            told[one.fact] = _left_out(one, kinds[one.fact])
        elif one.fact in survey.told and is_marked(one, survey):
            told[one.fact] = survey.told[one.fact]  # it fitted before, and was told in full
    return replace(survey, told=told)


def _left_out(item: Item, fact: Fact) -> Told:
    return () if fact.kind is Kind.SEVERAL else item.otherwise


def past(survey: Survey, name: str) -> Survey:
    """The question is done with."""
    order = survey.order if name in survey.order else (*survey.order, name)
    return replace(survey, order=order, fact="", picked=())


def without(survey: Survey, name: str) -> dict[str, Told]:
    """What was told, but for the answer to one question."""
    gone = {name, *survey.together.get(name, ())}
    return {one: value for one, value in survey.told.items() if one not in gone}


def back(survey: Survey) -> Survey:
    """To the question before; its answer is forgotten."""
    *before, last = survey.order
    return replace(
        survey,
        order=tuple(before),
        told=without(survey, last),
        refused=tuple(one for one in survey.refused if one != last),
        fact=last,
        picked=(),
    )
