"""Verdicts: which conditions decided, and which facts may still change it."""

import pytest

from knowledge.eligibility.limits import Misread
from knowledge.eligibility.truth import Truth
from knowledge.eligibility.verdicts import Reason, Verdict
from tests.knowledge.eligibility.made import screened

ILL, POOR, CITIZEN = (f"{{fact: {name}, says: {name}}}" for name in ("ill", "poor", "citizen"))


def verdict(*conditions: str, **given: object) -> Verdict:
    screening = screened(*conditions)
    (found,) = screening.verdicts(screening.read(given))
    return found


@pytest.mark.parametrize(
    ("conditions", "given", "said"),
    [
        ((ILL, POOR), {"ill": True, "poor": True}, ["ill", "poor"]),
        ((ILL, POOR), {"ill": True, "poor": False}, ["poor"]),
        ((ILL, POOR), {"ill": False, "poor": False}, ["ill", "poor"]),
        ((f"{{any: [{ILL}, {POOR}]}}",), {"ill": True, "poor": True}, ["ill"]),
        ((f"{{any: [{ILL}, {POOR}]}}",), {"ill": False, "poor": False}, ["ill", "poor"]),
        ((f"{{none: [{ILL}, {POOR}]}}",), {"ill": True, "poor": True}, ["ill"]),
        ((f"{{none: [{ILL}, {POOR}], says: здоровы}}",), {"ill": True}, ["здоровы"]),
        ((ILL, POOR), {"ill": True}, ["poor"]),
    ],
)
def test_the_reasons_are_what_decided(
    conditions: tuple[str, ...], given: dict[str, object], said: list[str]
) -> None:
    assert [one.says for one in verdict(*conditions, **given).reasons] == said


DOUBTFUL = "{any: [{fact: ill, says: болеете, likely: решает врач}, {fact: poor, says: бедны}]}"


@pytest.mark.parametrize(
    ("given", "likely", "said"),
    [
        ({"ill": True}, "решает врач", "болеете"),
        ({"ill": True, "poor": True}, "", "бедны"),
        ({"poor": True}, "", "бедны"),
    ],
)
def test_a_verdict_is_likely_only_where_it_rests_on_the_doubt(
    given: dict[str, object], likely: str, said: str
) -> None:
    found = verdict(DOUBTFUL, **given)
    assert (found.truth, found.likely) == (Truth.YES, likely)
    assert [one.says for one in found.reasons] == [said]


def test_what_is_not_met_is_not_doubtful() -> None:
    assert verdict(DOUBTFUL, ill=False, poor=False).likely == ""
    assert verdict(DOUBTFUL, poor=False).likely == ""


def test_a_doubt_may_not_say_no() -> None:
    with pytest.raises(Misread):
        screened("{none: [{fact: ill, likely: решает врач}]}")


def test_a_reason_names_its_own_law_or_that_around_it() -> None:
    own = "{fact: ill, says: болеете, law: Другой закон}"
    found = verdict(own, POOR, ill=True, poor=True).reasons
    assert found == (
        Reason(says="болеете", law="Другой закон", truth=Truth.YES),
        Reason(says="poor", law="Закон", truth=Truth.YES),
    )


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, ("ill", "poor", "citizen")),
        ({"ill": True}, ("citizen",)),
        ({"ill": False}, ("poor", "citizen")),
        ({"citizen": False}, ()),
        ({"citizen": True, "poor": True}, ()),
    ],
)
def test_what_is_missing_may_still_change_the_verdict(
    given: dict[str, object], missing: tuple[str, ...]
) -> None:
    found = verdict(f"{{any: [{ILL}, {POOR}]}}", CITIZEN, **given)
    assert found.missing == missing
