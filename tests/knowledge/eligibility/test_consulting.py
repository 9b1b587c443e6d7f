"""Consulting: a talk begins with what anyone knows of oneself, and asks nothing in vain."""

from datetime import date
from statistics import median

import pytest

from knowledge.eligibility.asking import Asked
from knowledge.eligibility.consulting import Consulting
from tests.crash.size import IS_LONG
from tests.knowledge.eligibility.people import chance, real_library
from tests.knowledge.eligibility.talks.citizens import drawn, told
from tests.knowledge.eligibility.talks.talks import Held, held

PLACE = ("penza", date(2026, 11, 26))
CONSULTING = Consulting(real_library())
SITUATIONS = sorted(CONSULTING.situations)
PEOPLE = 60 if IS_LONG else 5
MOST = 12  # questions, at the median
FOUND = 0.7  # of what is due is told as «положено», the rest as open


def asked(situation: str, *refused: str, **told: object) -> str | None:
    facts = CONSULTING.known(situation, told, PLACE)
    together = [one for one in refused if one in CONSULTING.together]
    names = {*refused, *(item.fact for one in together for item in CONSULTING.together[one].items)}
    asked = Asked(refused=frozenset(names))
    found = CONSULTING.question(situation, facts, asked, PLACE)
    return found.id if found else None


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_plainest_facts_of_a_situation_come_first_and_in_their_order(situation: str) -> None:
    first = CONSULTING.situations[situation].first
    assert first
    order: list[str] = []
    while (name := asked(situation, *order)) in first:
        assert name
        order.append(name)
    assert order == [one for one in first if one in order]
    assert order[:1] == list(first[:1])


def test_a_pensioner_is_asked_for_age_and_sex_before_any_list_of_titles() -> None:
    assert asked("pension") == "age"
    assert asked("pension", age="67") == "sex"
    assert asked("pension", age="67", sex="female") == "occupation"
    told = {"age": "67", "sex": "female", "occupation": ("pensioner",)}
    assert asked("pension", **told) == "pension"


def test_what_was_told_already_is_not_asked_even_if_it_comes_first() -> None:
    assert asked("pension", sex="female", age="67") == "occupation"


def test_what_changes_nothing_is_not_asked_even_if_it_comes_first() -> None:
    assert asked("children", children="0") != "youngest_child"


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_situation_names_only_facts_that_there_are(situation: str) -> None:
    start = CONSULTING.situations[situation]
    known = {*CONSULTING.rules(PLACE).screening.facts, *CONSULTING.together}
    assert {*start.first, *start.heard, *start.facts, *start.likely} <= known


@pytest.mark.parametrize("situation", SITUATIONS)
def test_what_is_missing_is_what_a_person_can_be_asked(situation: str) -> None:
    facts = CONSULTING.known(situation, {}, PLACE)
    missing = {name for one in CONSULTING.verdicts(situation, facts, PLACE) for name in one.missing}
    declared = [real_library().facts[name] for name in missing]
    assert missing
    assert [fact.id for fact in declared if fact.ratio or fact.derived] == []


def test_an_answer_that_its_fact_takes_no_longer_is_as_not_given() -> None:
    told = {"age": "67", "titles": ("no longer",), "gone": "да"}
    facts = CONSULTING.known("pension", told, PLACE)
    assert "age" in facts
    assert facts.keys().isdisjoint({"titles", "gone"})


def talks(situation: str) -> list[Held]:
    screening = CONSULTING.rules(PLACE).screening
    shares = CONSULTING.situations[situation].likely
    found = []
    for number in range(PEOPLE):
        luck = chance(f"{situation}{number}")
        whole = told(drawn(situation, luck), screening, luck, shares)
        found.append(held(CONSULTING, situation, whole, PLACE))
    return found


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_talk_is_short_and_loses_nothing_that_is_due(situation: str) -> None:
    found = talks(situation)
    assert median(len(one.questions) for one in found) <= MOST
    assert all(one.due == one.found | one.maybe | one.seldom for one in found)
    due = sum(len(one.due) for one in found)
    assert sum(len(one.found) for one in found) >= FOUND * due


def test_nobody_is_asked_twice() -> None:
    for one in talks("little-money"):
        names = [question.id for question in one.questions]
        assert len(names) == len(set(names))
