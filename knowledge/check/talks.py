"""Talks: what «Что мне положено?» asks at once, and how often people answer what."""

from collections.abc import Iterator, Mapping

from knowledge.check.desk import Desk
from knowledge.check.problem import Problem
from knowledge.eligibility.consulting import Consulting
from knowledge.eligibility.guesses import NOTHING
from knowledge.eligibility.known import Unreadable, known
from knowledge.rule import Fact, Item, Kind

NUMBERS = (Kind.NUMBER, Kind.MONEY, Kind.AGE)
LONGEST = 40  # letters of a button that a telephone shows in one line
FIX = "Исправьте"


def talks(desk: Desk) -> Iterator[Problem]:
    consulting = Consulting(desk.library)
    for one in consulting.together.values():
        for item in one.items if not one.is_rest else ():
            yield from _line(desk, one.id, item, is_all=one.is_all)
    for fact in desk.library.facts.values():
        shares: Mapping[str, float] = fact.likely or dict.fromkeys(map(str, fact.usual), 1.0)
        yield from _shares(desk, "facts", fact, shares)
    for situation in consulting.situations.values():
        for name, shares in situation.likely.items():
            if found := desk.library.facts.get(name):
                yield from _shares(desk, "situations.yaml", found, shares)
            else:
                wrong = f"факта «{name}» нет"
                yield Problem(file="situations.yaml", field=situation.id, wrong=wrong, advice=FIX)


def _line(desk: Desk, question: str, item: Item, *, is_all: bool) -> Iterator[Problem]:
    fact = desk.library.facts.get(item.fact)
    if fact is None:
        wrong = f"факта «{item.fact}» нет"
    elif not is_all and not 0 < len(item.text) <= LONGEST:
        wrong = f"{item.fact}: слова для кнопки нужны, не длиннее {LONGEST} букв"
    elif not _is_left_out(fact, item.otherwise):
        wrong = f"{item.fact}: otherwise «{item.otherwise}» — не ответ этого факта"
    else:
        return
    yield Problem(file="together.yaml", field=question, wrong=wrong, advice=FIX)


def _is_left_out(fact: Fact, otherwise: str) -> bool:
    if fact.kind in (Kind.YESNO, Kind.SEVERAL):
        return not otherwise
    return otherwise in {one.id for one in fact.answers}


def _shares(desk: Desk, file: str, fact: Fact, shares: Mapping[str, float]) -> Iterator[Problem]:
    odd = [name for name in shares if not _is_answer(desk, fact, name)]
    if odd:
        wrong = f"likely или usual: {', '.join(odd)} — не ответы"
        yield Problem(file=file, field=fact.id, wrong=wrong, advice=FIX)
    elif shares and (min(shares.values()) < 0 or not sum(shares.values())):
        wrong = "доли меньше нуля или все нули"
        yield Problem(file=file, field=fact.id, wrong=wrong, advice=FIX)


def _is_answer(desk: Desk, fact: Fact, name: str) -> bool:
    if fact.kind is Kind.YESNO:
        return name in {"yes", "no"}
    if fact.kind in NUMBERS:
        try:
            return known(fact, name, desk.on) is not None
        except Unreadable:
            return False
    nothing = {NOTHING} if fact.kind is Kind.SEVERAL else set()
    return name in {one.id for one in fact.answers} | nothing
