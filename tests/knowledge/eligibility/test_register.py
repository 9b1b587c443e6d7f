"""The register: over a whole table the same as over one person after another."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.eligibility.known import Known
from knowledge.eligibility.limits import supposing
from knowledge.eligibility.register import Count, Register, coded, weighed
from knowledge.eligibility.screening import Screening
from knowledge.eligibility.table import Table
from knowledge.eligibility.truth import Truth
from tests.crash.size import IS_LONG
from tests.knowledge.eligibility.made import FACTS, ON, library, screened
from tests.knowledge.eligibility.people import People, chance, chunks, real

CITIZENS = 100_000 if IS_LONG else 2_000
AT_ONCE = 1_000
RULES = (
    "{at_least: 2, of: [{fact: citizen}, {fact: ill}, {fact: poor}, {fact: low}]}",
    "{none: [{fact: youngest, under: 3 года}]}",
    "{any: [{fact: wage, over: unwritten}, {fact: ill}]}",
    "{fact: needy}",
    "{none: [{fact: needy}]}",
    "{fact: per_head, over: pm}",
    "{fact: work, has: [job, study]}",
    "{any: [{fact: ill, likely: решает врач}, {fact: poor}, {all: [{fact: low}], likely: мало}]}",
)


Told = dict[str, tuple[Truth, bool]]  # of each measure, and whether it is «вероятно» at most


def truths(screening: Screening, people: Sequence[dict[str, Known]]) -> list[Told]:
    """One person after another."""
    verdicts = (screening.verdicts(screening.completed(told)) for told in people)
    return [
        {one.measure: (one.truth, one.truth is Truth.YES and bool(one.likely)) for one in some}
        for some in verdicts
    ]


def at_once(screening: Screening, people: Sequence[dict[str, Known]]) -> list[Told]:
    """All of them together."""
    found: list[Told] = [{} for _ in people]
    for one, pair, sure in weighed(screening, coded(screening, people)):
        assert not (pair.is_yes & pair.is_no).any()
        columns = (pair.is_yes, pair.is_no, pair.is_yes & ~sure.is_yes)
        for told, is_yes, is_no, is_doubtful in zip(found, *columns, strict=True):
            ends = {(True, False): Truth.YES, (False, True): Truth.NO}
            truth = ends.get((bool(is_yes), bool(is_no)), Truth.UNKNOWN)
            told[one.measure.id] = (truth, bool(is_doubtful))
    return found


@pytest.mark.parametrize("region", ["", "penza"])
def test_the_real_rules_say_the_same_at_once_and_one_by_one(region: str) -> None:
    screening = real(region)
    crowd = People(screening, chance(f"{region} {CITIZENS}"))
    for people in chunks(crowd.some(CITIZENS // 2), AT_ONCE):
        assert at_once(screening, people) == truths(screening, people)


@pytest.mark.parametrize("rule", RULES)
def test_every_kind_of_condition_says_the_same(rule: str) -> None:
    screening = screened(rule, pm="15 909,55 рубля")
    people = People(screening, chance(rule)).some(AT_ONCE)
    found = at_once(screening, people)
    assert found == truths(screening, people)
    assert len({one["aid"] for one in found}) > 1


def counted(path: Path, text: str, amount: str = "") -> tuple[Count, ...]:
    rules = {
        "low-help": "law: Закон\nall: [{fact: low}]",
        "grant": "law: Закон\nlikely: решает комиссия\nall: [{fact: citizen}]",
    }
    known = library(rules, FACTS, pm="15 909 рублей")
    screening = Screening(known, region="", on=ON)
    after = Screening(supposing(known, "pm", amount, ON), region="", on=ON) if amount else None
    path = path / "people.csv"
    path.write_text(text, encoding="utf-8")
    found = Register(screening, after).counted(Table(path, screening, rules).blocks(2))
    assert found.people == len(text.splitlines()) - 1
    assert found.touched == sum(one.begin + one.cease for one in found.measures)
    return tuple(found.measures)


def test_the_entitled_the_unclaimed_and_the_unknown_are_counted(tmp_path: Path) -> None:
    low, grant = counted(
        tmp_path,
        "citizen,income,size,measures\nда,10000,1,low-help\nда,10000,1,\nнет,40000,2,grant\n,,2,\n",
    )
    assert low == Count(measure="low-help", yes=2, unclaimed=1, unknown=1)
    assert grant == Count(measure="grant", yes=2, unclaimed=2, unknown=1, doubtful=2)


@pytest.mark.parametrize(
    ("amount", "begin", "cease"), [("18 500", 2, 0), ("9 000", 0, 1), ("15909", 0, 0)]
)
def test_a_new_minimum_touches_those_between_the_old_and_the_new(
    tmp_path: Path, amount: str, begin: int, cease: int
) -> None:
    text = "income,size\n10000,1\n16000,1\n18499.99,1\n18500,1\n,1\n"
    low, grant = counted(tmp_path, text, amount)
    assert (low.begin, low.cease) == (begin, cease)
    assert (grant.begin, grant.cease) == (0, 0)


def test_a_count_is_added_to_a_count() -> None:
    one = Count(measure="aid", yes=1, unclaimed=2, unknown=3, begin=4, cease=5, doubtful=1)
    both = replace(one, yes=2, unclaimed=4, unknown=6, begin=8, cease=10, doubtful=2)
    assert one.plus(one) == both
