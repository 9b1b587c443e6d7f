"""Asking: the question that settles most, and never one that settles nothing."""

from statistics import fmean

import pytest
from hypothesis import given, settings, strategies as st

from knowledge.eligibility.asking import Asked, Asking, Question, weights
from knowledge.eligibility.guesses import Guesses
from knowledge.eligibility.known import ABSENT, Known, Span
from knowledge.eligibility.nodes import LAST
from knowledge.eligibility.screening import Screening
from knowledge.eligibility.truth import Truth
from knowledge.rule import Kind
from tests.crash.size import IS_LONG
from tests.knowledge.eligibility.made import ON, library, screened
from tests.knowledge.eligibility.people import People, chance, real, real_library

SEEDS = st.integers(0, 2**32)
FEW = settings(max_examples=100 if IS_LONG else 8, deadline=None)
MOST_QUESTIONS = 128  # there are no more facts


def best(*conditions: str, refused: tuple[str, ...] = (), **given: object) -> str | None:
    screening = screened(*conditions, pm="15 909 рублей")
    return named(
        Asking(screening, {}).best(screening.read(given), Asked(refused=frozenset(refused)))
    )


def named(found: Question | None) -> str | None:
    return found.id if found else None


def test_what_decides_alone_is_asked_before_what_does_not() -> None:
    either = "{any: [{fact: ill}, {fact: poor}]}"
    assert best(either, "{fact: citizen}") == "citizen"


def test_of_what_is_interchangeable_the_other_is_asked_when_one_is_refused() -> None:
    either = "{any: [{fact: ill}, {fact: poor}]}"
    assert {best(either, refused=("ill",)), best(either, refused=("poor",))} == {"poor", "ill"}


def test_where_none_decides_alone_one_is_asked_all_the_same() -> None:
    both = "{at_least: 2, of: [{fact: ill}, {fact: poor}, {fact: citizen}]}"
    assert best(both) in {"ill", "poor", "citizen"}


@pytest.mark.parametrize(
    ("given", "refused"),
    [({"citizen": False}, ()), ({}, ("citizen",)), ({"citizen": True, "ill": True}, ())],
)
def test_nothing_is_asked_where_nothing_can_change(
    given: dict[str, object], refused: tuple[str, ...]
) -> None:
    assert best("{fact: citizen}", refused=refused, **given) is None


def test_both_parts_of_a_ratio_are_asked_one_after_the_other() -> None:
    per_head = "{fact: per_head, most: pm}"
    assert best(per_head) in {"income", "size"}
    assert best(per_head, income=2) == "size"
    assert best(per_head, size=2) == "income"


def test_a_measure_that_is_sought_more_often_is_settled_first() -> None:
    rules = library(
        {
            "one": "law: Закон\nall: [{fact: ill}]",
            "two": "law: Закон\nall: [{fact: poor}]",
        }
    )
    screening = Screening(rules, region="", on=ON)
    assert named(Asking(screening, {"one": 1.0, "two": 2.0}).best({})) == "poor"
    assert named(Asking(screening, {"one": 2.0, "two": 1.0}).best({})) == "ill"
    assert named(Asking(screening, {}).best({}, of=screening.ready[1:])) == "poor"


def test_a_measure_weighs_how_often_it_is_sought_by_what_it_is_worth() -> None:
    found, measures = weights(real_library()), real_library().measures
    assert fmean(found.values()) == pytest.approx(1)
    one, other = measures["unified-child-benefit"], measures["active-longevity"]
    ratio = len(one.questions) * 3 / len(other.questions)
    assert found[one.id] == pytest.approx(ratio * found[other.id])


def test_guesses_lie_on_both_sides_of_every_limit() -> None:
    guesses = Guesses(screened("{fact: children, least: 3}")).usual["children"]
    assert [one.value for one in guesses] == [Span(0, 0), Span(3, 3)]
    assert sum(one.share for one in guesses) == pytest.approx(1)


@FEW
@given(SEEDS)
def test_a_question_may_always_change_a_verdict(seed: int) -> None:
    """What was asked is not known, makes sense, and was not refused."""
    luck = chance(seed)
    told = People(real(), luck).hidden(People(real(), luck).whole())
    facts = real().completed(told)
    refused = {name for name in real().facts if luck.random() < 1 / 5}
    name = named(
        Asking(real(), weights(real_library())).best(facts, Asked(refused=frozenset(refused)))
    )
    if name is None:
        return
    fact = real().facts[name]
    assert name not in refused
    assert name not in told
    assert facts.get(name) is not ABSENT
    assert not fact.derived
    assert not fact.ratio


@FEW
@given(SEEDS)
def test_asking_ends_when_every_rule_is_decided(seed: int) -> None:
    """With all answers at hand, and nothing refused, nothing stays unknown."""
    answers = {**People(real(), chance(seed)).whole(), "family_size": Span(3, 3)}
    told: dict[str, Known] = {}
    asking = Asking(real(), weights(real_library()))
    for _ in range(MOST_QUESTIONS):
        name = named(asking.best(real().completed(told)))
        if name is None:
            break
        told[name] = answers[name]
    facts = real().completed(told)
    unknown = {one.measure.id for one in real().ready if one.node.truth(facts) is Truth.UNKNOWN}
    assert unknown == set()


def test_every_guess_is_a_value_of_its_fact() -> None:
    for name, guesses in Guesses(real()).usual.items():
        kind = real().facts[name].kind
        for one in guesses:
            is_number = kind in (Kind.NUMBER, Kind.MONEY, Kind.AGE)
            assert isinstance(one.value, Span) is is_number
            assert not isinstance(one.value, Span) or 0 <= one.value.low <= LAST
