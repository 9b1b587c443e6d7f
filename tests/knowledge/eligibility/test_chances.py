"""Chances and guesses: what people usually answer, and how likely a rule is met by then."""

import pytest
from hypothesis import given, settings, strategies as st

from knowledge.eligibility.chances import Chances, entropy
from knowledge.eligibility.guesses import SELDOM, Guesses
from knowledge.eligibility.known import Span
from knowledge.eligibility.truth import Truth
from tests.knowledge.eligibility.made import FACTS, screened
from tests.knowledge.eligibility.people import People, chance, real

FEW = settings(max_examples=20, deadline=None)
LIKELY = (
    FACTS
    + """
- {id: rare, kind: yesno, question: 'Редко?', likely: {"yes": 0.1, "no": 0.9}}
- {id: pets, kind: number, question: 'Сколько кошек?', usual: [0, 0, 1, 3]}
- {id: boss, kind: yesno, question: 'Вы главный?', seldom: [{fact: age, under: 18 лет}]}
"""
)


def chance_of(*conditions: str, **given: object) -> float:
    screening = screened(*conditions, written=LIKELY)
    node = screening.ready[0].node
    return Chances(screening, Guesses(screening)).of(node, screening.read(given))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("{fact: rare}", 0.1),
        ("{fact: rare, equals: false}", 0.9),
        ("{fact: pets, least: 1}", 0.5),
        ("{all: [{fact: rare}, {fact: pets, least: 1}]}", 0.05),
        ("{any: [{fact: rare}, {fact: pets, least: 1}]}", 0.55),
        ("{none: [{fact: rare}]}", 0.9),
        ("{at_least: 2, of: [{fact: ill}, {fact: poor}, {fact: citizen}]}", 0.5),
    ],
)
def test_a_chance_follows_from_what_people_usually_answer(condition: str, expected: float) -> None:
    assert chance_of(condition) == pytest.approx(expected)


def test_what_is_known_leaves_no_chance() -> None:
    assert chance_of("{fact: rare}", rare=True) == 1
    assert chance_of("{fact: rare}", rare=False) == 0


def test_what_is_seldom_is_unlikely_and_still_not_ruled_out() -> None:
    assert chance_of("{fact: boss}") == pytest.approx(1 / 2)
    assert chance_of("{fact: boss}", age="12 лет") == pytest.approx(SELDOM / (1 + SELDOM))


def test_a_situation_has_shares_of_its_own() -> None:
    screening = screened("{fact: pets, least: 1}", written=LIKELY)
    guesses = Guesses(screening, {"pets": {"0": 1, "2": 3}})
    assert {one.value: one.share for one in guesses.usual["pets"]} == {
        Span(0, 0): 0.25,
        Span(2, 2): 0.75,
    }
    assert Chances(screening, guesses).of(screening.ready[0].node, {}) == pytest.approx(0.75)


def test_nothing_is_open_where_all_is_decided() -> None:
    assert (entropy(0), entropy(0.5), entropy(1)) == (0, 1, 0)


@FEW
@given(st.integers(0, 2**32))
def test_only_what_is_decided_is_certain(seed: int) -> None:
    facts = real().completed(People(real(), chance(seed)).one())
    chances = Chances(real(), Guesses(real()))
    for one in real().ready:
        found = chances.of(one.node, facts)
        assert 0 <= found <= 1 + 1e-9
        if one.node.truth(facts) is not Truth.UNKNOWN:
            assert found == (one.node.truth(facts) is Truth.YES)


def test_every_fact_of_the_content_has_usual_answers_that_it_takes() -> None:
    for name, some in Guesses(real()).usual.items():
        assert some, name
        assert sum(one.share for one in some) == pytest.approx(1)
