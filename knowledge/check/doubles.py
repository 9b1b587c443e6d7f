"""Doubles: examples that two measures share, and frames that serve too many."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledge.check.desk import Desk, Draft
from knowledge.check.problem import Problem, cut

MOST_ALIKE = 0.6  # of all telling words of the two
MOST_SERVED = 3  # measures by one frame
HOLE = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    draft: Draft
    text: str
    said: frozenset[str]
    frame: str  # its words, the measure's own ones left out


def doubles(desk: Desk) -> Iterator[Problem]:
    every = [one for draft in desk.drafts for one in _examples(desk, draft)]
    yield from _shared(every)
    yield from _frames(every)


def _examples(desk: Desk, draft: Draft) -> Iterator[Example]:
    measure = draft.measure
    own = desk.telling(" ".join((measure.title, measure.when, *measure.names)))
    for text in measure.questions:
        lemmas = desk.words.lemmas(text)
        yield Example(
            draft=draft,
            text=text,
            said=frozenset(desk.words.telling(lemmas)) or frozenset(lemmas),
            frame=_frame(lemmas, own),
        )


def _frame(lemmas: Sequence[str], own: frozenset[str]) -> str:
    """«как получить субсидию» as «как получить …»; numbers are a measure's own, too."""
    swapped = (HOLE if one in own or one[:1].isdigit() else one for one in lemmas)
    return " ".join(word for word, _ in groupby(swapped))


def _shared(every: Sequence[Example]) -> Iterator[Problem]:
    """Pairs of different measures that are said in nearly the same words."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, example in enumerate(every):
        common = Counter(other for word in example.said for other in by_word[word])
        for other, size in common.items():
            yield from _pair(every[other], example, size)
        for word in example.said:
            by_word[word].append(number)


def _pair(one: Example, other: Example, common: int) -> Iterator[Problem]:
    alike = common / (len(one.said) + len(other.said) - common)
    if alike > MOST_ALIKE and one.draft is not other.draft:
        wrong = f"{cut(other.text)} почти то же, что {cut(one.text)} у меры {one.draft.measure.id}"
        advice = "Оставьте вопрос той мере, о которой он, у другой перепишите"
        yield other.draft.problem("questions", wrong, advice)


def _frames(every: Sequence[Example]) -> Iterator[Problem]:
    served: dict[str, list[Example]] = defaultdict(list)
    for example in every:
        if HOLE in example.frame and example.frame != HOLE:
            served[example.frame].append(example)
    for frame, some in served.items():
        ids = sorted({one.draft.measure.id for one in some})
        if len(ids) > MOST_SERVED:
            wrong = f"«{frame}» — одна и та же фраза у мер: {', '.join(ids)}"
            advice = f"Оставьте её не больше чем у {MOST_SERVED} мер"
            yield some[0].draft.problem("questions", wrong, advice)
