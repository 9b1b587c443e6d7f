"""What may be shown of the knowledge base."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from bot.conversation.knowing import Knowing
from knowledge.findings import Decision
from knowledge.measure import Place
from tests.support.talking.talk import Talk, knowing

ASKED = "детское пособие"


def approved_only() -> Knowing:
    return replace(knowing(), approved_only=True)


def test_what_nobody_approved_does_not_exist_where_approval_is_asked_for() -> None:
    assert approved_only().measure("child-benefit", "lipetsk") is None
    found = approved_only().find(ASKED, region="lipetsk")
    assert (found.decision, found.matches) == (Decision.UNKNOWN, ())


def test_what_nobody_approved_is_neither_answered_nor_shown_by_a_button() -> None:
    talked = Talk(knowledge=approved_only()).says(ASKED)
    assert talked.keys[-1] == "unknown.first"
    assert talked.presses_old("who:child-benefit").keys == ["press.stale"]


def test_a_measure_without_any_source_is_not_shown() -> None:
    library = knowing().library
    bare = replace(library.measures["child-benefit"], legal=(), sources=())
    measures = MappingProxyType({**library.measures, "child-benefit": bare})
    careful = replace(knowing(), library=replace(library, measures=measures))
    assert careful.measure("child-benefit", "") is None


def test_an_unknown_measure_is_none() -> None:
    assert knowing().measure("nothing", "lipetsk") is None


def test_what_is_talked_about_decides_only_between_what_may_be_meant() -> None:
    assert knowing().find("выплаты", region="lipetsk").decision is Decision.CLARIFY
    for topic in ("child-benefit", "maternity-capital"):
        found = knowing().find("выплаты", region="lipetsk", topic=topic)
        assert found.best
        assert found.best.id == topic
    nonsense = knowing().find("хочу полететь на луну", region="lipetsk", topic="child-benefit")
    assert nonsense.decision is Decision.UNKNOWN


def test_only_the_own_region_stands_beside_a_measure() -> None:
    assert [one.id for one in knowing().beside("free-travel", "lipetsk")] == ["lipetsk-train"]
    assert knowing().beside("free-travel", "penza") == ()
    assert knowing().beside("free-travel", "") == ()
    assert knowing().beside("school-uniform", "lipetsk") == ()


@pytest.mark.parametrize(
    ("places", "municipality", "ids"),
    [
        ((Place.OFFICE,), "lipetsk-02", ["of-5", "of-2", "of-4", "of-1"]),
        ((Place.OFFICE,), "", ["of-2", "of-4", "of-1"]),
        ((Place.MFC,), "lipetsk-02", ["of-4"]),
        ((Place.SFR,), "lipetsk-02", ["of-7"]),
        ((Place.EMPLOYMENT,), "", ["of-8"]),
        ((Place.GOSUSLUGI,), "lipetsk-02", []),
    ],
)
def test_offices_are_those_that_serve_the_measure(
    places: tuple[Place, ...], municipality: str, ids: list[str]
) -> None:
    offices = knowing().offices("lipetsk", municipality, places)
    assert [office.id for office in offices] == ids


def test_an_unknown_region_has_no_offices_and_no_names() -> None:
    assert knowing().offices("", "lipetsk-02", (Place.OFFICE,)) == ()
    assert knowing().place_name("", "lipetsk-02") == ""
    assert knowing().region("nowhere") is None


def test_where_a_citizen_lives_matters_only_where_offices_are_local() -> None:
    assert knowing().has_local_offices("lipetsk", (Place.OFFICE,))
    assert not knowing().has_local_offices("lipetsk", (Place.SFR, Place.MFC))
    assert not knowing().has_local_offices("penza", (Place.OFFICE,))
