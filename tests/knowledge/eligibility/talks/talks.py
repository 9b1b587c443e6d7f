"""Talks: what «Что мне положено?» asks somebody whose every answer is known, and what it finds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from knowledge.eligibility.asking import Asked, Question
from knowledge.eligibility.consulting import Consulting, RegionDay
from knowledge.eligibility.guesses import is_no
from knowledge.eligibility.known import Known
from knowledge.eligibility.truth import Truth
from knowledge.eligibility.verdicts import Verdict

ENDLESS = 200  # questions


@dataclass(slots=True, kw_only=True)
class Held:
    """A talk to its end."""

    questions: list[Question] = field(default_factory=list)
    due: frozenset[str] = frozenset()  # measures, with all facts known
    found: frozenset[str] = frozenset()  # of those: told as «положено»
    maybe: frozenset[str] = frozenset()  # of those: told as «может быть»
    seldom: frozenset[str] = frozenset()  # of those: told under «Ещё бывает»


def held(
    consulting: Consulting, situation: str, whole: Mapping[str, Known], place: RegionDay
) -> Held:
    """Ask until nothing is worth a question; the person answers truly and completely."""
    screening = consulting.rules(place).screening
    start = consulting.known(situation, {}, place)
    told: dict[str, Known] = dict(start)
    talk = Held()
    together: set[str] = set()
    marked: tuple[str, ...] = ()
    for _ in range(ENDLESS):
        asked = Asked(together=frozenset(together), marked=marked, count=len(talk.questions))
        question = consulting.question(situation, screening.completed(told), asked, place)
        if question is None or not question.is_worth:
            break
        talk.questions.append(question)
        if question.id in consulting.together:
            together.add(question.id)
            marked += _marked(consulting, question, whole, told)
        else:
            told[question.id] = whole[question.id]
    full, known = screening.completed({**start, **whole}), screening.completed(told)
    talk.due = _measures(consulting.verdicts(situation, full, place), Truth.YES)
    verdicts = [
        one for one in consulting.verdicts(situation, known, place) if one.measure in talk.due
    ]
    talk.found = _measures(verdicts, Truth.YES)
    talk.seldom = _measures((one for one in verdicts if one.is_seldom), Truth.UNKNOWN)
    talk.maybe = _measures(verdicts, Truth.UNKNOWN) - talk.seldom
    return talk


def _measures(verdicts: Iterable[Verdict], truth: Truth) -> frozenset[str]:
    return frozenset(one.measure for one in verdicts if one.truth is truth)


def _marked(
    consulting: Consulting,
    question: Question,
    whole: Mapping[str, Known],
    told: dict[str, Known],
) -> tuple[str, ...]:
    """Answer a question about several facts; those that are marked and must be asked next."""
    together = consulting.together[question.id]
    if together.is_all:
        if all(whole[name] is True for name in question.facts):
            told.update(dict.fromkeys(question.facts, True))
            return ()
        return question.facts
    marked = []
    left_out = {item.fact: frozenset({item.otherwise}) for item in together.items}
    for name in question.facts:
        value = whole[name]
        if isinstance(value, bool) or is_no(value) or value == left_out[name]:
            told[name] = value
        else:
            marked.append(name)
    return tuple(marked)
