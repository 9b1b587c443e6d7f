"""Acceptance: the table of docs/evaluation.md says what the code does."""

import re
from itertools import chain, product
from pathlib import Path

import pytest

from knowledge.evaluation.acceptance import ACCEPTED, EVERY, SAFETY, accepted
from knowledge.evaluation.labelled import MISSING
from knowledge.findings import Decision
from tests.knowledge.evaluation.made import outcome

PAGE = Path(__file__).parents[3] / "docs" / "evaluation.md"
MEASURES = {"x", "a+b"}


def table() -> dict[str, tuple[frozenset[Decision], str]]:
    """For each `expect` of the table: its decisions, and what it says of measures."""
    section = PAGE.read_text("utf-8").split("### What is accepted")[1].split("###")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `") and "|---" not in line]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]
    pairs = chain.from_iterable(product(re.findall(r"`([^`]+)`", row[0]), [row]) for row in rows)
    return {expect: (decisions(row[1]), row[2]) for expect, row in pairs}


def decisions(cell: str) -> frozenset[Decision]:
    names = cell.removeprefix("all but ").removeprefix("all")
    told = frozenset(Decision(name) for name in names.split(", ") if name)
    return EVERY - told if cell.startswith("all") else told


TABLE = table()
WITHOUT = sorted(set(TABLE) - MEASURES)


def test_the_table_has_every_word_that_the_code_knows() -> None:
    assert len(TABLE) == 13
    assert {word for word in TABLE if not word.startswith(MISSING)} - MEASURES == set(ACCEPTED) - {
        MISSING
    }
    assert "missing:x" in TABLE


@pytest.mark.parametrize("decision", list(Decision))
@pytest.mark.parametrize("expect", WITHOUT)
def test_a_decision_is_accepted_as_the_table_says(expect: str, decision: Decision) -> None:
    came = outcome(expect, "ab", decision)
    assert came.is_accepted == (decision in TABLE[expect][0])


@pytest.mark.parametrize("decision", list(Decision))
@pytest.mark.parametrize("expect", WITHOUT)
def test_what_a_fair_judge_accepts_is_accepted_but_not_for_safety(
    expect: str, decision: Decision
) -> None:
    is_shown = decision in {Decision.ANSWER, Decision.CLARIFY}
    is_fair = is_shown and expect not in SAFETY
    came = outcome(expect, "ab", decision, also_ok="a")
    assert came.is_accepted == (is_fair or decision in TABLE[expect][0])
    later = outcome(expect, "ba", decision, also_ok="a")
    assert later.is_accepted == (decision in TABLE[expect][0])


@pytest.mark.parametrize("decision", list(Decision))
@pytest.mark.parametrize(
    ("expect", "found", "is_right"),
    [
        ("x", "a", True),
        ("x", "ba", False),
        ("x", "", False),
        ("missing:x", "a", True),
        ("missing:x", "ba", False),
        ("a+b", "abc", True),
        ("a+b", "bac", True),
        ("a+b", "acb", False),
        ("a+b", "a", False),
    ],
)
def test_a_measure_is_accepted_by_its_place_whatever_was_decided(
    expect: str, found: str, is_right: bool, decision: Decision
) -> None:
    assert expect in TABLE
    came = outcome(re.sub("x", "a", expect), found, decision)
    assert came.is_accepted == is_right


def test_the_table_says_so_of_measures() -> None:
    told = {expect: cell for expect, (_, cell) in TABLE.items() if cell}
    assert told == {
        "missing:x": "once x is in the content: x first",
        "x": "x first",
        "a+b": "a and b within the first two, in any order",
    }
    assert TABLE["x"][0] == TABLE["a+b"][0] == EVERY


def test_an_id_that_nobody_wrote_is_missing_and_of_two_the_written_one_is_expected() -> None:
    absent = outcome("nobody-wrote-it", "a", Decision.ANSWER)
    assert (absent.is_ranked, absent.is_accepted, absent.is_wrong) == (False, False, True)
    assert accepted(absent.asked) == TABLE["missing:x"][0]
    half = outcome("a+nobody-wrote-it", "ab", Decision.ANSWER)
    assert (half.is_ranked, half.is_first) == (True, True)
