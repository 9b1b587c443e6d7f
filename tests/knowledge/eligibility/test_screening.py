"""The laws of screening, over the real facts and rules and people made up at random."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from knowledge.eligibility.known import ABSENT, Unreadable
from knowledge.eligibility.nodes import Joint, Node
from knowledge.eligibility.screening import UNSURE, Screening
from knowledge.eligibility.truth import Truth
from knowledge.measure import Confidence
from tests.crash.size import IS_LONG
from tests.knowledge.eligibility.made import ON, library, screened
from tests.knowledge.eligibility.people import People, chance, real

MANY = settings(max_examples=1_000 if IS_LONG else 40, deadline=None)
SEEDS = st.integers(0, 2**32)
REGIONS = st.sampled_from(["", "penza", "lipetsk", "orenburg", "lenobl"])


@MANY
@given(SEEDS, REGIONS)
def test_to_know_more_never_takes_a_verdict_back(seed: int, region: str) -> None:
    screening = real(region)
    people = People(screening, chance(seed))
    whole = people.whole()
    less = people.hidden(whole)
    facts, fewer = screening.completed(whole), screening.completed(less)
    for one in screening.ready:
        before, surely = one.node.truth(fewer), one.node.surely(fewer)
        assert before in (Truth.UNKNOWN, one.node.truth(facts)), one.measure.id
        assert surely in (Truth.UNKNOWN, one.node.surely(facts)), one.measure.id
        assert surely in (Truth.UNKNOWN, before)


@MANY
@given(SEEDS)
def test_the_order_of_what_is_told_changes_nothing(seed: int) -> None:
    luck = chance(seed)
    told = People(real(), luck).one()
    names = list(told)
    luck.shuffle(names)
    assert real().completed({name: told[name] for name in names}) == real().completed(told)


@MANY
@given(SEEDS)
def test_what_follows_follows_at_once(seed: int) -> None:
    facts = real().completed(People(real(), chance(seed)).one())
    assert real().completed(facts) == facts


@MANY
@given(SEEDS)
def test_the_order_of_conditions_changes_no_verdict(seed: int) -> None:
    luck = chance(seed)
    facts = real().completed(People(real(), luck).one())
    for one in real().ready:
        assert mixed(one.node, luck).truth(facts) is one.node.truth(facts)


def mixed(node: Node, luck: Random) -> Node:
    if not isinstance(node, Joint):
        return node
    parts = [mixed(part, luck) for part in node.parts]
    luck.shuffle(parts)
    return replace(node, parts=tuple(parts))


@MANY
@given(SEEDS, REGIONS)
def test_anything_known_has_a_verdict_a_reason_and_what_is_missing(seed: int, region: str) -> None:
    screening = real(region)
    facts = screening.completed(People(screening, chance(seed)).one())
    for verdict in screening.verdicts(facts):
        assert verdict.reasons
        assert bool(verdict.missing) is (verdict.truth is Truth.UNKNOWN)


def test_what_makes_no_sense_is_absent_though_it_was_told() -> None:
    screening = screened("{fact: citizen}")
    assert screening.read({"children": 0, "youngest": 2})["youngest"] is ABSENT


def test_a_name_and_a_value_that_do_not_fit_are_refused() -> None:
    with pytest.raises(KeyError):
        screened("{fact: citizen}").read({"hair": "red"})
    with pytest.raises(Unreadable):
        screened("{fact: citizen}").read({"citizen": "red"})


@pytest.mark.parametrize(
    ("confidence", "said", "likely"),
    [
        (Confidence.HIGH, "", ""),
        (Confidence.LOW, "", UNSURE),
        (Confidence.LOW, "решает комиссия", "решает комиссия"),
        (Confidence.HIGH, "решает комиссия", "решает комиссия"),
    ],
)
def test_a_verdict_is_likely_by_the_rule_or_by_doubt(
    confidence: Confidence, said: str, likely: str
) -> None:
    rules = library({"aid": f"law: Закон\nlikely: '{said}'\nall: [{{fact: citizen}}]"})
    doubtful = replace(rules.measures["aid"], confidence=confidence)
    screening = Screening(replace(rules, measures={"aid": doubtful}), region="", on=ON)
    (found,) = screening.verdicts(screening.read({"citizen": True}))
    assert (found.truth, found.likely) == (Truth.YES, likely)


def test_a_twin_without_a_rule_has_that_of_the_measure_it_stands_in_for() -> None:
    federal = next(one for one in real("").ready if one.measure.id == "active-longevity")
    twin = next(one for one in real("penza").ready if one.measure.id == "penza-dolgoletie")
    assert twin.measure.rule is None
    assert twin.rule.all == federal.rule.all
    assert twin.likely


@pytest.mark.parametrize(("until", "is_used"), [("2026-11-21", True), ("2026-11-20", False)])
def test_a_rule_is_used_through_its_last_day(until: str, is_used: bool) -> None:
    rules = library({"aid": f"law: Закон\nuntil: {until}\nall: [{{fact: citizen}}]"})
    assert bool(Screening(rules, region="", on=ON).ready) is is_used
