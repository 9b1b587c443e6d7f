"""Rules made ready: boundaries to the day and the kopeck, and what an editor may get wrong."""

from datetime import date

import pytest

from knowledge.eligibility.limits import Misread
from knowledge.eligibility.screening import Screening
from knowledge.eligibility.truth import Truth
from tests.knowledge.eligibility.made import library, screened

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


def truth(condition: str, **given: object) -> Truth:
    screening = screened(condition, pm="15 909,55 рубля")
    (found,) = screening.verdicts(screening.read(given))
    return found.truth


@pytest.mark.parametrize(
    ("condition", "given", "expected"),
    [
        ("{fact: citizen}", {"citizen": True}, YES),
        ("{fact: citizen}", {"citizen": False}, NO),
        ("{fact: citizen}", {}, UNKNOWN),
        ("{fact: citizen, equals: false}", {"citizen": False}, YES),
        ("{fact: children, least: 2}", {"children": 2}, YES),
        ("{fact: children, over: 2}", {"children": 2}, NO),
        ("{fact: children, under: 2}", {"children": 1}, YES),
        ("{fact: children, equals: 2}", {"children": 2}, YES),
        ("{fact: children, equals: 2}", {"children": 3}, NO),
        ("{fact: children, least: 1, most: 2}", {"children": 3}, NO),
        ("{fact: income, under: pm}", {"income": "15909,54"}, YES),
        ("{fact: income, under: pm}", {"income": "15909,55"}, NO),
        ("{fact: income, over: pm}", {"income": "15909,55"}, NO),
        ("{fact: income, over: pm}", {"income": "15909,56"}, YES),
        ("{fact: income, under: 1.5 * pm}", {"income": "23864,32"}, YES),  # of 23864,325
        ("{fact: income, under: 1.5 * pm}", {"income": "23864,33"}, NO),
        ("{fact: income, least: 1.5 * pm}", {"income": "23864,32"}, NO),
        ("{fact: income, least: 1.5 * pm}", {"income": "23864,33"}, YES),
        ("{fact: income, most: unwritten}", {"income": 1}, UNKNOWN),
        ("{fact: per_head, most: pm}", {"income": "31819,10", "size": 2}, YES),
        ("{fact: per_head, most: pm}", {"income": "31819,12", "size": 2}, NO),
        ("{fact: per_head, most: pm}", {"income": 1, "size": 0}, UNKNOWN),
        ("{fact: low}", {"income": 1000, "size": 1}, YES),
        ("{fact: age, least: 18 лет}", {"age": "2008-11-21"}, YES),
        ("{fact: age, least: 18 лет}", {"age": "2008-11-22"}, NO),
        ("{fact: age, under: 18 лет}", {"age": "2008-11-21"}, NO),
        ("{fact: age, under: 18 лет}", {"age": "17 лет"}, YES),
        ("{fact: age, under: 17 лет 6 месяцев}", {"age": "17 лет"}, UNKNOWN),
        ("{fact: age, since: 2020-01-01}", {"age": "2020-01-01"}, YES),
        ("{fact: age, since: 2020-01-01}", {"age": "2019-12-31"}, NO),
        ("{fact: age, before: 2020-01-01}", {"age": "2020-01-01"}, NO),
        ("{fact: age, before: 2020-01-01}", {"age": "2019-12-31"}, YES),
        ("{fact: home, among: [own, rented]}", {"home": "own"}, YES),
        ("{fact: home, equals: own}", {"home": "rented"}, NO),
        ("{fact: work, has: [job, study]}", {"work": ["study", "pension"]}, YES),
        ("{fact: work, has: [job]}", {"work": []}, NO),
        ("{none: [{fact: citizen}, {fact: ill}]}", {"citizen": False}, UNKNOWN),
        ("{none: [{fact: citizen}, {fact: ill}]}", {"citizen": False, "ill": False}, YES),
        ("{any: [{fact: citizen}, {fact: ill}]}", {"ill": True}, YES),
        ("{at_least: 2, of: [{fact: citizen}, {fact: ill}, {fact: poor}]}", {"ill": True}, UNKNOWN),
        (
            "{at_least: 2, of: [{fact: citizen}, {fact: ill}, {fact: poor}]}",
            {"ill": False, "poor": False},
            NO,
        ),
        ("{fact: youngest, under: 3 года}", {"children": 0}, NO),
        ("{fact: youngest, under: 3 года}", {"children": 0, "youngest": 1}, NO),
        ("{none: [{fact: youngest, under: 3 года}]}", {"children": 0}, YES),
    ],
)
def test_a_condition_holds_or_not(
    condition: str, given: dict[str, object], expected: Truth
) -> None:
    assert truth(condition, **given) is expected


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("{fact: hair}", "факта «hair» нет"),
        ("{says: ничего}", "условие пустое"),
        ("{at_least: 3, of: [{fact: citizen}]}", "at_least: 3, а условий 1"),
        ("{fact: home, equals: castle}", "home: ответы .*castle.* не те"),
        ("{fact: home}", "home: ответы"),
        ("{fact: age, most: 18 лет}", "age: возраст сравнивают словами least и under"),
        ("{fact: age, equals: 18}", "age: возраст сравнивают словами least и under"),
        ("{fact: age}", "age: с чем сравнить"),
        ("{fact: age, under: детство}", "возраст «детство» непонятен"),
        ("{fact: children}", "children: с чем сравнить"),
        ("{fact: children, equals: true}", "children: это число, а не да или нет"),
        ("{fact: income, under: много}", "предел «много» непонятен"),
    ],
)
def test_what_cannot_be_understood_is_told_to_the_editor(condition: str, told: str) -> None:
    with pytest.raises(Misread, match=told):
        screened(condition)


@pytest.mark.parametrize(
    ("on", "is_one"), [("2025-02-28", False), ("2025-03-01", True), ("2024-02-29", False)]
)
def test_who_was_born_on_29_february_is_a_year_old_on_1_march(on: str, is_one: bool) -> None:
    rules = library({"aid": "law: Закон\nall: [{fact: age, least: 1 год}]"})
    screening = Screening(rules, region="", on=date.fromisoformat(on))
    (found,) = screening.verdicts(screening.read({"age": "2024-02-29"}))
    assert found.truth is (YES if is_one else NO)


def test_facts_that_need_each_other_are_told_to_the_editor() -> None:
    ring = """
    - {id: egg, kind: yesno, question: 'Яйцо?', when: [{fact: hen}]}
    - {id: hen, kind: yesno, question: 'Курица?', when: [{fact: egg}]}
    """
    with pytest.raises(Misread, match=r"факты зависят друг от друга: .*hen"):
        screened("{fact: egg}", written=ring)


def test_a_fact_may_stand_before_what_it_is_reckoned_from() -> None:
    written = """
    - {id: low, kind: yesno, question: 'Доход мал?', derived: [{fact: per_head, under: pm}]}
    - {id: per_head, kind: money, question: 'На человека?', ratio: [income, size]}
    - {id: size, kind: number, question: 'Сколько человек?'}
    - {id: income, kind: money, question: 'Какой доход?'}
    """
    screening = screened("{fact: low}", written=written, pm="15 909 рублей")
    (found,) = screening.verdicts(screening.read({"income": 1000, "size": 1}))
    assert found.truth is YES
