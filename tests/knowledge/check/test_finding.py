"""Every measure answers to its own title and names."""

from pathlib import Path

from knowledge.check.check import check
from knowledge.check.problem import Problem
from knowledge.findings import Decision, Findings, Match
from knowledge.library import Library
from knowledge.search.search import Search
from tests.knowledge.check.drafts import TODAY, WORDS
from tests.knowledge.tiny import Trigrams, measure, write


class Stubborn:
    """A search that always ranks the same measures."""

    def __init__(self, *ranked: str) -> None:
        self._matches = tuple(Match(id=one, confidence=0.9) for one in ranked)

    def find(self, question: str, *, region: str = "", topic: str = "") -> Findings:
        return Findings(decision=Decision.ANSWER, matches=self._matches)


def lost(content: Path, search: Stubborn | Search) -> list[Problem]:
    found = check(Library.load(content), TODAY, WORDS, search)
    return [one for one in found if one.field in {"title", "names"}]


def test_a_real_search_finds_them_all(content: Path, search: Search) -> None:
    assert lost(content, search) == []


def test_a_title_must_be_first_and_a_name_among_three(content: Path) -> None:
    problems = lost(content, Stubborn("capital", "subsidy", "tula-gift", "taxi"))
    titles = {one.file for one in problems if one.field == "title"}
    names = {one.file for one in problems if one.field == "names"}
    assert titles == {
        "measures/homes/subsidy.yaml",
        "measures/homes/taxi.yaml",
        "regions/tula/measures/tula-gift.yaml",
        "regions/tula/measures/tula-taxi.yaml",
    }
    assert names == {"measures/homes/taxi.yaml", "regions/tula/measures/tula-taxi.yaml"}


def test_a_name_may_be_shared_with_a_neighbour_that_is_told_apart(content: Path) -> None:
    neighbour = [{"id": "capital", "difference": "Там деньги."}]
    own = measure("odd", names=["подарок"], confusable=neighbour)
    write(content / "measures/tests/odd.yaml", own)
    problems = lost(content, Stubborn("capital"))
    assert "measures/tests/odd.yaml" not in {one.file for one in problems if one.field == "names"}


def test_the_tiny_library_is_asked_in_its_region(content: Path) -> None:
    search = Search(Library.load(content), encoder=Trigrams())
    assert search.find("Тульское такси", region="tula").matches[0].id == "tula-taxi"


def test_whoever_asks_by_name_is_told_that_the_weights_are_of_other_words(content: Path) -> None:
    found = check(Library.load(content), TODAY, WORDS, Stubborn("capital"))
    assert [one.is_error for one in found if one.field == "обучение"] == [False]
