"""Examples: the questions by which a measure is known, enough of them and unlike each other."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from knowledge.check.desk import Desk, Draft
from knowledge.check.problem import Problem, cut

FEWEST = 8
FEWEST_OF_MOST_ASKED = 25
FEWEST_KINDS = 8
MOST_SHARED = 0.6  # of the telling words of the shorter one
FREE_OF_TITLE = 0.5
Lemmas = frozenset[str]
Examples = list[tuple[str, Lemmas]]


def examples(desk: Desk) -> Iterator[Problem]:
    kinds = {kind: desk.telling(" ".join(said)) for kind, said in desk.asked.kinds.items()}
    for draft in desk.drafts:
        read = [(text, desk.telling(text)) for text in draft.measure.questions]
        yield from _number(draft, is_most_asked=draft.measure.id in desk.asked.measures)
        yield from _alike(draft, read)
        yield from _titled(draft, read, desk.telling(draft.measure.title))
        if draft.measure.id in desk.asked.measures:
            yield from _askers(draft, read, kinds)


def _number(draft: Draft, *, is_most_asked: bool) -> Iterator[Problem]:
    size, fewest = len(draft.measure.questions), FEWEST_OF_MOST_ASKED if is_most_asked else FEWEST
    if size < fewest:
        wrong = f"примеров {size}, нужно {fewest}"
        advice = "Допишите, как спрашивают разные люди: коротко, длинно, с ошибками"
        yield draft.problem("questions", wrong, advice)


def _alike(draft: Draft, read: Examples) -> Iterator[Problem]:
    for (one, first), (other, second) in combinations(read, 2):
        if _shared(first, second) > MOST_SHARED:
            wrong = f"{cut(one)} и {cut(other)} — больше 60 % общих слов"
            yield draft.problem("questions", wrong, "Перепишите один другими словами")


def _shared(one: Lemmas, other: Lemmas) -> float:
    """The share of the shorter one's words that the other has too; a lone word is no sentence."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer > 1 else float(one == other)


def _titled(draft: Draft, read: Examples, title: Lemmas) -> Iterator[Problem]:
    free = sum(title.isdisjoint(said) for _, said in read)
    if free < FREE_OF_TITLE * len(read):
        wrong = f"без слов из названия только {free} из {len(read)}, нужна половина"
        advice = "Перепишите часть: человек рассказывает о себе и названия не знает"
        yield draft.problem("questions", wrong, advice)


def _askers(draft: Draft, read: Examples, kinds: Mapping[str, Lemmas]) -> Iterator[Problem]:
    """A pensioner, a neighbour, a refusal: each is known by a word of most-asked.yaml."""
    seen = {kind for kind, marks in kinds.items() for _, said in read if not marks.isdisjoint(said)}
    if kinds and len(seen) < FEWEST_KINDS:
        missing = ", ".join(sorted(kinds.keys() - seen)[:6])
        wrong = f"видов спрашивающих и ситуаций {len(seen)}, нужно {FEWEST_KINDS}"
        yield draft.problem("questions", wrong, f"Допишите вопросы таких людей: {missing}")
