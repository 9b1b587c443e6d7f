"""Reports: what found no answer, grouped for editors."""

import pytest

from bot.app import App
from bot.services.footing.changes import Changes
from bot.services.footing.transactions import Transactions
from bot.services.reports import NOTHING, Reports, Unanswered
from knowledge.search.reading.words import Words
from tests.support.citizens import Citizen
from tests.support.clock import FixedClock
from tests.support.stored import begin
from tests.support.whole import asked as of_today

MOON = ("как полететь на луну", "сколько стоит билет на луну", "хочу на луну")
WORDS = Words()


@pytest.fixture
def reports(app: App, clock: FixedClock) -> Reports:
    return Reports(Transactions(app.database, Changes()), clock, WORDS)


async def asked(reports: Reports, *, days: int = 30, least: int = 2) -> Unanswered:
    return await reports.unanswered(days=days, least=least)


async def test_nothing_was_asked(reports: Reports) -> None:
    found = await asked(reports)
    assert (found.total, found.groups, found.alone) == (0, (), 0)


async def test_unknown_questions_are_grouped_with_what_people_did(
    app: App, reports: Reports
) -> None:
    async with app.database.transaction() as store:
        conversation = (await begin(store)).id
        for turn, text in enumerate((*MOON, "починить утюг")):
            await store.questions.log(conversation, of_today(text, turn))
        other = (await begin(store, "other")).id
        await store.questions.log(other, of_today(MOON[0]))
        await store.questions.choose(other, "ask_person")
    found = await asked(reports)
    (moon,) = found.groups
    assert (found.total, moon.size, found.alone) == (5, 4, 1)
    assert "луна" in moon.words
    assert set(moon.examples) == set(MOON)
    assert moon.failures == (("unknown", 4),)
    assert moon.afterwards == ((NOTHING, 3), ("ask_person", 1))
    assert moon.candidates == (("subsidy", 4), ("taxi", 4))


async def test_a_rejected_answer_tells_which_and_what_was_chosen_instead(
    app: App, citizen: Citizen, reports: Reports
) -> None:
    await citizen.say("как оформить единое пособие на ребёнка")
    for press in ("more", "not_it", "measure"):
        await citizen.press(press)
    (group,) = (await asked(reports, least=1)).groups
    assert group.failures == (("not_it", 1),)
    ((instead, _),) = group.afterwards
    assert instead in app.knowledge.library.measures
    assert "unified-child-benefit" in dict(group.candidates)


async def test_older_questions_and_small_groups_are_left_out(
    app: App, reports: Reports, clock: FixedClock
) -> None:
    async with app.database.transaction() as store:
        await store.questions.log((await begin(store)).id, of_today(MOON[0]))
    assert (await asked(reports, least=2)).alone == 1
    clock.advance(hours=24 * 8)
    assert (await asked(reports, days=8, least=1)).total == 1
    assert (await asked(reports, days=7, least=1)).total == 0
