"""People as they come to ask: made up, but their age, family, work and money fit together.

Shares are round figures of ours, near to what Rosstat and the Social Fund publish of the country;
they are written apart from the shares in the content, by which questions are chosen.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from knowledge.eligibility.guesses import Guesses, Shares
from knowledge.eligibility.known import ABSENT, Known
from knowledge.eligibility.screening import Screening

YEAR = 365.25  # days
GROWN, STUDENT_UNTIL = 18, 23
MOTHER_FROM, MOTHER_UNTIL = 20, 41
OLD = 60


@dataclass(slots=True, kw_only=True)
class Citizen:
    """One made-up person, as told; changed only while being made."""

    age: float
    sex: str = "female"
    is_married: bool = True
    children: list[float] = field(default_factory=list)  # ages, the youngest first
    work: set[str] = field(default_factory=set)
    told: dict[str, object] = field(default_factory=dict)

    @property
    def minors(self) -> list[float]:
        return [one for one in self.children if one < GROWN]


Change = Callable[[Citizen, Random], None]


def drawn(situation: str, luck: Random) -> Citizen:
    """Somebody in a life situation."""
    low, high, woman = AGES[situation]
    one = Citizen(age=luck.uniform(low, high))
    one.sex = "female" if luck.random() < woman else "male"
    one.is_married = luck.random() < (0.65 if one.age > 24 else 0.25)
    _children(one, luck)
    SPECIAL.get(situation, _nothing)(one, luck)
    one.children.sort()
    _work(one, luck)
    _health(one, luck)
    _money(one, luck)
    return one


AGES: Mapping[str, tuple[float, float, float]] = {  # from, to, share of women
    "baby": (19, 38, 0.85),
    "children": (22, 45, 0.8),
    "large-family": (27, 48, 0.8),
    "pension": (57, 86, 0.7),
    "disability": (20, 80, 0.55),
    "care": (28, 66, 0.8),
    "job-loss": (20, 59, 0.5),
    "svo": (22, 64, 0.8),
    "orphan": (18, 30, 0.5),
    "disaster": (22, 75, 0.6),
    "funeral": (30, 75, 0.65),
    "little-money": (20, 70, 0.7),
}


def _children(one: Citizen, luck: Random) -> None:
    count = luck.choices((0, 1, 2, 3), (0.25, 0.35, 0.32, 0.08))[0]
    for _ in range(count if one.age > MOTHER_FROM else 0):
        born = luck.uniform(MOTHER_FROM, min(MOTHER_UNTIL, one.age))
        one.children.append(one.age - born)


def _baby(one: Citizen, luck: Random) -> None:
    one.children = [age for age in one.children if age > 1][:2]
    is_early = luck.random() < 0.85
    one.told |= {"pregnant": True, "pregnancy_weeks": luck.randint(6, 38)}
    one.told["pregnancy_registered_early"] = is_early


def _with_children(one: Citizen, luck: Random) -> None:
    one.children = [
        luck.uniform(0, min(12, one.age - 18)) for _ in range(luck.choice((1, 1, 2, 2)))
    ]


def _large(one: Citizen, luck: Random) -> None:
    count = luck.choices((3, 4, 5, 6), (0.72, 0.18, 0.07, 0.03))[0]
    one.children = [luck.uniform(0.1, min(17.5, one.age - 19)) for _ in range(count)]


def _disabled(one: Citizen, luck: Random) -> None:
    if one.age < 45 and luck.random() < 0.3:
        one.children = [luck.uniform(0.5, min(17, one.age - 18)), *one.children]
        one.told |= {"child_disabled": True, "disability": "none"}
    else:
        one.told["disability"] = luck.choices(("first", "second", "third"), (0.15, 0.4, 0.45))[0]


def _care(one: Citizen, luck: Random) -> None:
    kinds = ("disabled_child", "disabled_first", "aged_80", "needs_doctor", "disabled_childhood")
    one.told["cares_for"] = luck.choices(kinds, (0.25, 0.25, 0.35, 0.1, 0.05))
    if one.told["cares_for"] == ["disabled_child"]:
        one.children = [luck.uniform(1, min(17, one.age - 18)), *one.children]
        one.told["child_disabled"] = True


def _jobless(one: Citizen, luck: Random) -> None:
    one.work = set(luck.choice((["jobless"], ["registered_jobless"], ["jobless"])))
    one.told["plans"] = luck.choices(
        (["job"], ["job", "training"], ["business"], []), (6, 2, 1, 1)
    )[0]
    one.told["receives"] = ["unemployment"] if "registered_jobless" in one.work else []


def _svo(one: Citizen, luck: Random) -> None:
    if one.sex == "male" and luck.random() < 0.7:
        one.told["svo"] = luck.choice((["self"], ["self", "wounded"], ["self"]))
        one.told["contract"] = luck.choice(("year", "none", "short"))
        return
    kinds = (["relative"], ["relative", "wounded"], ["fallen"], ["missing"])
    one.told["svo"] = luck.choices(kinds, (0.6, 0.15, 0.15, 0.1))[0]
    ties = ("spouse", "child", "sibling", "parent", "former")
    shares = (0.6, 0.1, 0.15, 0.1, 0.05) if one.age < 45 else (0.25, 0.6, 0.1, 0, 0.05)
    one.told["svo_tie"] = luck.choices(ties, shares)[0]
    one.is_married = one.told["svo_tie"] == "spouse" or one.is_married


def _orphan(one: Citizen, luck: Random) -> None:
    one.told |= {"orphan": True, "orphan_settled": luck.random() < 0.25}
    one.told["orphan_list"] = luck.choices(("listed", "entitled", "never"), (6, 2, 2))[0]


def _disaster(one: Citizen, luck: Random) -> None:
    is_fire = luck.random() < 0.55
    one.told |= {"fire": is_fire, "disaster_declared": not is_fire, "hardship": True}


def _funeral(one: Citizen, luck: Random) -> None:
    who = ("pensioner", "worker", "jobless", "serviceman", "child", "military_pensioner")
    one.told["buried"] = luck.choices(who, (0.6, 0.15, 0.1, 0.1, 0.02, 0.03))[0]
    one.told["breadwinner_lost"] = luck.random() < 0.2


def _poor(one: Citizen, luck: Random) -> None:
    one.told["hardship"] = luck.random() < 0.35


def _nothing(_one: Citizen, _luck: Random) -> None:
    """A situation that adds nothing."""


SPECIAL: Mapping[str, Change] = {
    "baby": _baby, "children": _with_children, "large-family": _large, "disability": _disabled,
    "care": _care, "job-loss": _jobless, "svo": _svo, "orphan": _orphan, "disaster": _disaster,
    "funeral": _funeral, "little-money": _poor,
}  # fmt: skip


def _work(one: Citizen, luck: Random) -> None:
    retires = 60 if one.sex == "female" else 65
    is_retired = one.age >= retires
    if not one.work:
        kinds = ("employed", "self_employed", "jobless", "student", "service")
        shares = (0.55, 0.12, 0.15, 0.15 if one.age < 25 else 0.01, 0.02)
        one.work = {"pensioner"} if is_retired else set(luck.choices(kinds, shares))
    if is_retired and luck.random() < 0.15:
        one.work.add("employed")
    youngest = min(one.children, default=99.0)
    if youngest < 1.5 and one.sex == "female" and "employed" in one.work:
        one.work.add("parental_leave")
    is_disabled = one.told.get("disability") in ("first", "second")
    if is_disabled and not is_retired:
        one.work = {"pensioner"}
    one.told["pension"] = ["old_age"] if is_retired else ["disability"] if is_disabled else []
    one.told["work_years"] = max(0, int(one.age - 20 - luck.uniform(0, 15)))
    one.told["pension_points"] = int(max(0, one.age - 20) * luck.uniform(0.8, 3))
    one.told["income_tax"] = bool(one.work & {"employed", "service", "parental_leave"})


def _health(one: Citizen, luck: Random) -> None:
    share = 0.35 if one.age >= OLD else 0.05
    one.told.setdefault(
        "disability", luck.choice(("second", "third")) if luck.random() < share else "none"
    )
    is_weak = one.age >= 75 or one.told["disability"] in ("first", "second")
    one.told["needs_help"] = luck.random() < (0.4 if is_weak else 0.02)
    one.told["hard_to_move"] = luck.random() < (0.45 if is_weak else 0.03)
    titles: Sequence[Sequence[str]] = (
        ["labor_veteran"],
        ["honorary_donor"],
        ["regional_labor_veteran"],
        ["combat_veteran"],
        [],
    )
    shares = (0.35, 0.03, 0.1, 0.02, 0.5) if one.age >= OLD else (0.01, 0.02, 0, 0.02, 0.95)
    one.told["titles"] = luck.choices(titles, shares)[0]


def _money(one: Citizen, luck: Random) -> None:
    size = 1 + one.is_married + len(one.minors)
    earners = bool(one.work & {"employed", "self_employed", "service"}) + one.is_married
    wages = sum(luck.lognormvariate(10.7, 0.45) for _ in range(earners))
    pension = luck.uniform(13_000, 28_000) if "pensioner" in one.work else 0
    one.told |= {"family_size": size, "family_income": int(wages + pension) // 1_000 * 1_000}
    one.told["pension_total"] = int(pension)


def told(one: Citizen, screening: Screening, luck: Random, shares: Shares) -> dict[str, Known]:
    """Everything about a person that a fact asks for: what is not drawn comes as it is usual."""
    ages = one.minors
    written: dict[str, object] = {
        "age": _born(one.age, screening.on),
        "sex": one.sex,
        "married": one.is_married,
        "married_years": int(max(0, one.age - 24)) if one.is_married else 0,
        "children": len(ages),
        "birth_order": max(1, len(one.children)),
        "student_child": any(GROWN <= age < STUDENT_UNTIL for age in one.children)
        and luck.random() < 0.6,
        "occupation": sorted(one.work),
        "young_family": one.age < 36,
        "pregnant": False,
        "orphan": False,
        "war_past": [],
        "svo": luck.choices(([], ["relative"]), (0.95, 0.05))[0],
        **_of_children(one, luck, screening.on),
        **one.told,
    }
    known = screening.read({name: value for name, value in written.items() if value is not None})
    return _rest(screening, {name: known[name] for name in written if name in known}, luck, shares)


def _of_children(one: Citizen, luck: Random, on: date) -> dict[str, object]:
    ages = one.minors
    if not ages:
        return {}
    is_alone = not one.is_married and luck.random() < 0.4
    return {
        "youngest_child": _born(ages[0], on),
        "schoolchild": any(age >= 7 for age in ages),
        "primary_pupil": any(7 <= age < 11 for age in ages),
        "kindergarten_child": any(2 <= age < 7 for age in ages),
        "single_parent": is_alone,
        "alimony": "together" if one.is_married else "none" if is_alone else "unpaid",
    }


def _born(age: float, on: date) -> str:
    return (on - timedelta(days=age * YEAR)).isoformat()


def _rest(
    screening: Screening, known: dict[str, Known], luck: Random, shares: Shares
) -> dict[str, Known]:
    """The other facts, each after those that it is reckoned from."""
    guesses = Guesses(screening, shares)
    found = dict(known)
    for name, fact in screening.facts.items():
        facts = screening.completed(found)
        if name in found or fact.derived or fact.ratio or facts.get(name) is not None:
            continue
        found[name] = _chosen(guesses, name, facts, luck)
    facts = screening.completed(found)
    return {name: facts[name] for name in found if facts[name] is not ABSENT}


def _chosen(guesses: Guesses, name: str, facts: Mapping[str, Known], luck: Random) -> Known:
    some = guesses.of(name, facts)
    shares: Sequence[float] = [one.share for one in some]
    return luck.choices([one.value for one in some], shares)[0]
