"""Rules: who is entitled must be understood by the machine and told in plain words."""

from collections.abc import Iterator

from knowledge.check.desk import Desk, Draft
from knowledge.check.problem import Problem
from knowledge.eligibility.limits import Limits, Misread
from knowledge.eligibility.nodes import Building
from knowledge.eligibility.screening import below, names, ordered
from knowledge.rule import Condition, Fact, Kind

LONGEST = 90  # characters of a condition in words


def rules(desk: Desk) -> Iterator[Problem]:
    for draft in desk.drafts:
        yield from _understood(desk, draft)
        yield from _over(desk, draft)
        yield from _told(draft)
    used = {name for draft in desk.drafts for name in _used(draft)}
    used |= {name for fact in desk.library.facts.values() for name in below(fact)}
    for fact in desk.library.facts.values():
        yield from _fact(fact, is_used=fact.id in used)
    yield from _reckoned(desk)


def _understood(desk: Desk, draft: Draft) -> Iterator[Problem]:
    rule, region = draft.measure.rule, draft.measure.region
    if rule is None:
        return
    for code in (region,) if region else (*desk.library.regions, ""):
        building = Building(desk.library.facts, Limits.of(desk.library, code, desk.on))
        try:
            building.node(rule.whole)
        except Misread as trouble:
            yield draft.problem("rule", str(trouble), "Исправьте условие")
            return


def _over(desk: Desk, draft: Draft) -> Iterator[Problem]:
    rule = draft.measure.rule
    if rule and rule.until and not rule.is_used(desk.on):
        wrong = f"правило действовало до {rule.until:%d.%m.%Y}, о мере больше не спрашивают"
        advice = "Прочтите новый закон, поправьте until или закройте меру"
        yield draft.problem("rule", wrong, advice, is_error=False)


def _told(draft: Draft) -> Iterator[Problem]:
    advice = "Скажите простыми словами, что требуется: «ребёнку нет 17 лет»"
    for one in _spoken(draft.measure.rule.all if draft.measure.rule else ()):
        if not one.says:
            yield draft.problem("rule", f"у условия {one.fact or 'none'} нет says", advice)
        elif len(one.says) > LONGEST or one.says != one.says.strip(" ."):
            wrong = f"«{one.says}» длиннее {LONGEST} знаков или с точкой в конце"
            yield draft.problem("rule", wrong, "Сократите, точку уберите")


def _spoken(conditions: tuple[Condition, ...]) -> Iterator[Condition]:
    """The conditions that are told to a citizen: single ones, and groups that have words."""
    for one in conditions:
        if one.fact or one.none or one.says:
            yield one
        else:
            yield from _spoken(one.parts)


def _used(draft: Draft) -> Iterator[str]:
    yield from names(draft.measure.rule.all if draft.measure.rule else ())


def _reckoned(desk: Desk) -> Iterator[Problem]:
    """What a fact is reckoned from, or exists by, must be understood as well."""
    facts = desk.library.facts
    building = Building(facts, Limits.of(desk.library, "", desk.on))
    try:
        ordered(facts)
        for fact in facts.values():
            for condition in (*fact.when, *fact.derived):
                building.node(condition)
    except Misread as trouble:
        yield Problem(file="facts", field="when", wrong=str(trouble), advice="Исправьте условие")


def _fact(fact: Fact, *, is_used: bool) -> Iterator[Problem]:
    problems = (
        (not is_used, "факт не нужен ни одному правилу", "Уберите его или напишите правило", False),
        (not fact.question.endswith("?"), "вопрос без знака вопроса", "Поставьте его", True),
        (
            (fact.kind in (Kind.CHOICE, Kind.SEVERAL)) != bool(fact.answers),
            "ответы нужны только у choice и several",
            "Исправьте kind или answers",
            True,
        ),
    )
    for is_wrong, wrong, advice, is_error in problems:
        if is_wrong:
            yield Problem(
                file="facts", field=fact.id, wrong=wrong, advice=advice, is_error=is_error
            )
