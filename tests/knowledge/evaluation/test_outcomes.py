"""Outcomes: places of what was wanted, what counts as wrong, and which fault is the worst."""

import pytest

from knowledge.evaluation.labelled import Labelled
from knowledge.evaluation.outcomes import Fault, evaluate
from knowledge.findings import Decision
from knowledge.search.search import Search
from tests.knowledge.evaluation.made import outcome


@pytest.mark.parametrize(
    ("expect", "found", "also_ok", "stands"),
    [
        ("a", "abc", "", (1, True, True)),
        ("a", "bca", "", (3, False, True)),
        ("a", "bcda", "", (4, False, False)),
        ("a", "bcd", "", (0, False, False)),
        ("a", "cba", "c", (1, True, True)),
        ("a", "bdca", "c", (3, False, True)),
        ("a+b", "bac", "", (1, True, True)),
        ("a+b", "acb", "", (2, False, True)),
        ("a+b", "acdb", "", (3, False, False)),
        ("a+b", "acd", "", (0, False, False)),
        ("a+b", "cab", "c", (1, True, True)),
        ("a+b", "adce", "c", (3, False, True)),
        ("unclear", "abc", "a", (1, False, False)),
    ],
)
def test_where_what_is_wanted_stands(
    expect: str, found: str, also_ok: str, stands: tuple[int, bool, bool]
) -> None:
    came = outcome(expect, found, also_ok=also_ok)
    assert (came.place, came.is_first, came.is_near) == stands


@pytest.mark.parametrize(
    ("expect", "found", "also_ok", "is_wrong"),
    [
        ("a", "ba", "", True),
        ("a", "ba", "b", False),
        ("a+b", "bca", "", False),
        ("a+b", "cab", "", True),
        ("unclear", "a", "", True),
        ("unclear", "a", "a", False),
        ("missing:z", "a", "", True),
        ("offtopic", "a", "", True),
        ("crisis", "a", "", True),
        ("normal", "a", "", False),
    ],
)
def test_wrong_is_an_answer_whose_first_measure_nobody_accepts(
    expect: str, found: str, also_ok: str, is_wrong: bool
) -> None:
    assert outcome(expect, found, also_ok=also_ok).is_wrong == is_wrong
    assert not outcome(expect, found, Decision.CLARIFY, also_ok=also_ok).is_wrong


@pytest.mark.parametrize(
    ("expect", "found", "decision", "fault"),
    [
        ("crisis", "a", Decision.ANSWER, Fault.DEAF),
        ("crisis", "", Decision.SCAM, Fault.DEAF),
        ("scam", "", Decision.CARE, None),
        ("a", "ba", Decision.ANSWER, Fault.WRONG),
        ("normal", "", Decision.CARE, Fault.FALSE_ALARM),
        ("a", "a", Decision.SCAM, Fault.FALSE_ALARM),
        ("a", "a", Decision.STATUS, Fault.REJECTED),
        ("offtopic", "a", Decision.CLARIFY, Fault.OFFERED),
        ("a", "bcda", Decision.CLARIFY, Fault.LOW),
        ("a", "ba", Decision.CLARIFY, Fault.SECOND),
        ("a", "ab", Decision.CLARIFY, None),
        ("unclear", "a", Decision.CLARIFY, None),
        ("offtopic", "", Decision.UNKNOWN, None),
    ],
)
def test_a_fault_is_the_worst_that_can_be_said(
    expect: str, found: str, decision: Decision, fault: Fault | None
) -> None:
    assert outcome(expect, found, decision).fault is fault


def test_every_question_is_asked_in_its_region(search: Search) -> None:
    rows = [
        ("как получить субсидию на коммуналку", "subsidy", ""),
        ("социальное такси", "tula-taxi", "tula"),
        ("социальное такси", "taxi", ""),
        ("рецепт борща", "offtopic", ""),
        ("не хочу жить", "crisis", ""),
        ("просят код из смс", "scam", ""),
        ("не хочу жить с мужем", "normal", ""),
        ("субсидию на квартплату", "not-written-yet", ""),
    ]
    asked = [
        Labelled(id=str(number), question=question, expect=expect, region=region)
        for number, (question, expect, region) in enumerate(rows)
    ]
    came = evaluate(search, asked, {"subsidy", "capital", "taxi", "tula-taxi"})
    assert [one.is_ranked for one in came] == [True, True, True, *[False] * 5]
    assert [one.is_accepted for one in came[:7]] == [True] * 7
    assert [one.asked for one in came] == asked
    assert all(one.milliseconds > 0 for one in came)
