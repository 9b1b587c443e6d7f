"""The frontier: a fact is asked exactly if its answer may still lead to a verdict."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product

import pytest
from hypothesis import given, settings, strategies as st

from knowledge.eligibility.frontier import Frontier
from knowledge.eligibility.nodes import Comparison, Joint, Node
from knowledge.eligibility.truth import Truth
from tests.crash.size import IS_LONG
from tests.knowledge.eligibility.made import screened

NAMES = ("a", "b", "c", "d", "e")
YESNO = "".join(f"\n- {{id: {name}, kind: yesno, question: '{name}?'}}" for name in NAMES)
LETTERS = screened("{fact: a}", written=YESNO)


@st.composite
def trees(draw: st.DrawFn, names: Sequence[str] = NAMES) -> Node:
    """A rule in which each of the facts stands once."""
    if len(names) == 1:
        is_so = draw(st.booleans())
        return Comparison(fact=names[0], says="", law="", among=frozenset({is_so}))
    cuts = draw(st.lists(st.integers(1, len(names) - 1), min_size=1, max_size=3, unique=True))
    ends = [0, *sorted(cuts), len(names)]
    parts = tuple(draw(trees(names[low:high])) for low, high in pairwise(ends))
    number = draw(st.integers(1, len(parts)))
    return Joint(parts=parts, number=number, is_denied=draw(st.booleans()))


@st.composite
def situations(draw: st.DrawFn) -> tuple[dict[str, bool], frozenset[str]]:
    """What is known of the facts, and which of the others are refused."""
    states = draw(st.tuples(*(st.sampled_from([True, False, "refused", "open", "open"]),) * 5))
    facts = {name: s for name, s in zip(NAMES, states, strict=True) if isinstance(s, bool)}
    return facts, frozenset(n for n, s in zip(NAMES, states, strict=True) if s == "refused")


def useful(node: Node, facts: Mapping[str, bool], refused: frozenset[str]) -> Iterator[str]:
    """By trying everything: facts whose answer decides, when all others that may be are known."""
    if node.truth(facts) is not Truth.UNKNOWN:
        return
    free = [name for name in NAMES if name not in facts and name not in refused]
    for name in free:
        others = [one for one in free if one != name]
        for values in product([True, False, None], repeat=len(others)):
            told = {one: v for one, v in zip(others, values, strict=True) if v is not None}
            with_others = {**facts, **told}
            if node.truth(with_others) is Truth.UNKNOWN and any(
                node.truth({**with_others, name: value}) is not Truth.UNKNOWN
                for value in (True, False)
            ):
                yield name
                break


@settings(max_examples=2_000 if IS_LONG else 150, deadline=None)
@given(trees(), situations())
def test_what_may_decide_is_asked_and_nothing_else(
    node: Node, situation: tuple[dict[str, bool], frozenset[str]]
) -> None:
    facts, refused = situation
    asked = set(Frontier(LETTERS, facts, refused).askable(node))
    assert asked == set(useful(node, facts, refused))


@pytest.mark.parametrize(
    ("condition", "given", "refused", "asked"),
    [
        ("{fact: citizen}", {}, (), ["citizen"]),
        ("{fact: citizen}", {}, ("citizen",), []),
        ("{any: [{fact: ill}, {fact: poor}]}", {}, ("ill",), ["poor"]),
        ("{all: [{fact: ill}, {fact: poor}]}", {}, ("ill",), ["poor"]),
        ("{fact: youngest, under: 3 года}", {}, (), ["children"]),
        ("{fact: youngest, under: 3 года}", {"children": 1}, (), ["youngest"]),
        ("{fact: youngest, under: 3 года}", {"children": 0}, (), []),
        ("{fact: youngest, under: 3 года}", {}, ("children",), []),
        ("{fact: youngest, under: 3 года}", {}, ("youngest",), ["children"]),
        ("{none: [{fact: youngest, under: 3 года}]}", {}, ("youngest",), ["children"]),
        ("{fact: per_head, most: 100}", {}, (), ["income", "size"]),
        ("{fact: per_head, most: 100}", {"size": 2}, (), ["income"]),
        ("{fact: per_head, most: 100}", {}, ("income",), []),
        ("{fact: low}", {}, (), ["income", "size"]),
        ("{fact: low, equals: false}", {"income": 100}, (), ["size"]),
        ("{fact: low}", {}, ("size",), []),
        ("{fact: income, most: unwritten}", {}, (), []),
    ],
)
def test_the_facts_below_are_asked_first(
    condition: str, given: dict[str, object], refused: tuple[str, ...], asked: list[str]
) -> None:
    screening = screened(condition, pm="15 909 рублей")
    frontier = Frontier(screening, screening.read(given), frozenset(refused))
    assert list(frontier.askable(screening.ready[0].node)) == asked
