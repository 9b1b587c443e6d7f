"""Questions for analysis: kept with the turn, masked and sealed, gone with the conversation."""

from datetime import timedelta

from bot.app import App
from bot.messages import Channel
from bot.storage.drawers.questions import Question
from knowledge.findings import Decision
from tests.support.citizens import Citizen
from tests.support.clock import FixedClock
from tests.support.whole import NAME, PHONE

NONSENSE = "как полететь на луну"


async def unanswered(app: App, clock: FixedClock) -> tuple[Question, ...]:
    async with app.database.reading() as store:
        return await store.questions.unanswered(clock.now().date())


async def test_an_unknown_question_is_kept_with_what_came_of_it(
    app: App, citizen: Citizen, clock: FixedClock
) -> None:
    await citizen.say(f"{NONSENSE}? {NAME} {PHONE}")
    await citizen.press("ask_person")
    (kept,) = await unanswered(app, clock)
    assert kept.text == f"{NONSENSE}? «…»"
    assert (kept.decision, kept.channel, kept.region) == (
        Decision.UNKNOWN, Channel.TELEGRAM, app.settings.region,
    )  # fmt: skip
    assert kept.chosen == ("ask_person",)
    assert kept.candidates


async def test_an_answer_that_was_not_it_is_kept_as_such(
    app: App, citizen: Citizen, clock: FixedClock
) -> None:
    await citizen.say("как оформить единое пособие на ребёнка")
    assert await unanswered(app, clock) == ()
    await citizen.press("more")
    await citizen.press("not_it")
    (kept,) = await unanswered(app, clock)
    assert (kept.decision, kept.chosen) == (Decision.ANSWER, ("more", "not_it"))


async def test_a_press_without_a_question_keeps_nothing(
    app: App, citizen: Citizen, clock: FixedClock
) -> None:
    await citizen.press_person()
    assert await unanswered(app, clock) == ()


async def test_the_same_words_twice_are_two_questions_and_one_update_is_one(
    app: App, citizen: Citizen, clock: FixedClock
) -> None:
    for update in ("1", "1", "2"):
        await citizen.say(NONSENSE, id=update)
    assert len(await unanswered(app, clock)) == 2


async def test_erasing_a_conversation_erases_its_questions(
    app: App, citizen: Citizen, clock: FixedClock
) -> None:
    await citizen.say(NONSENSE)
    await app.eraser.erase(await citizen.conversation())
    assert await unanswered(app, clock) == ()


async def test_questions_are_forgotten_in_four_hundred_days(
    app: App, citizen: Citizen, clock: FixedClock
) -> None:
    asked = clock.now().date()
    await citizen.say(NONSENSE)
    await citizen.press("ask_person")  # a case keeps the conversation
    clock.advance(hours=24 * 400)
    await app.upkeep.sweep()
    async with app.database.reading() as store:
        assert len(await store.questions.unanswered(asked)) == 1
    clock.advance(hours=24)
    await app.upkeep.sweep()
    async with app.database.reading() as store:
        assert await store.questions.unanswered(asked - timedelta(days=1)) == ()
