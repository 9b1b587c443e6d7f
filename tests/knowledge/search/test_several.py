"""Several: a message that surely asks about two measures names both, in order."""

import pytest

from knowledge.findings import Decision
from knowledge.search.search import Search

TWO = "как получить субсидию на коммуналку? и ещё вопрос: как вызвать социальное такси инвалиду"


def test_two_sure_questions_lead_in_their_order(search: Search) -> None:
    found = search.find(TWO)
    assert found.decision is Decision.ANSWER
    assert found.several == ("subsidy", "taxi")
    assert [match.id for match in found.matches[:2]] == ["subsidy", "taxi"]
    assert len({match.id for match in found.matches}) == len(found.matches)
    assert found.asked == 2


def test_the_other_order_is_kept_too(search: Search) -> None:
    text = "как вызвать социальное такси инвалиду? а также как получить субсидию на коммуналку?"
    assert search.find(text).several == ("taxi", "subsidy")


@pytest.mark.parametrize(
    "text",
    [
        "как получить субсидию на коммуналку",
        "как получить субсидию на коммуналку? и сколько ждать?",
        "как получить субсидию на коммуналку? как оформить субсидию на коммуналку жкх?",
        "как получить субсидию на коммуналку? какой рецепт борща со свёклой?",
    ],
)
def test_one_question_stays_one(search: Search, text: str) -> None:
    found = search.find(text)
    assert found.several == ()
    assert found.asked == 1


def test_what_is_wanted_of_us_is_never_split(search: Search) -> None:
    assert search.find(f"{TWO}. Позовите специалиста").several == ()
