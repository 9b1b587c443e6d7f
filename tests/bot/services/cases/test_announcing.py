"""What a citizen hears of a caseworker's acts, and what they are spared."""

from bot.app import App
from bot.people import Caseworker
from tests.support.citizens import Citizen
from tests.support.clock import FixedClock
from tests.support.workers import only_case, opened


async def news(app: App, citizen: Citizen, clock: FixedClock, *, hours: float = 0.02) -> list[str]:
    """Every word of a case, once a minute (or more) has passed."""
    clock.advance(hours=hours)
    await app.settle()
    return [key for key in await citizen.keys() if key.startswith("case.")]


async def test_that_a_case_was_taken_is_told_once(
    app: App, citizen: Citizen, worker: Caseworker, clock: FixedClock
) -> None:
    await citizen.press_person()
    case = await only_case(app, worker)
    for _ in range(2):
        await app.casework.claim(worker, case)
        await app.settle()
        assert await news(app, citizen, clock) == ["case.taken"]
        await app.casework.release(worker, case)


async def test_a_slip_and_a_first_word_need_no_telling(
    app: App, citizen: Citizen, worker: Caseworker, clock: FixedClock
) -> None:
    await citizen.press_person()
    view = await opened(app, worker)
    await app.casework.claim(worker, view.row.case)
    await app.casework.release(worker, view.row.case)
    assert await news(app, citizen, clock) == []
    await app.casework.claim(worker, view.row.case)
    await app.casework.reply(worker, view.row.case, "Здравствуйте", view.last_seq)
    assert await news(app, citizen, clock) == []


async def test_nobody_is_woken_at_night(
    app: App, citizen: Citizen, worker: Caseworker, clock: FixedClock
) -> None:
    await citizen.press_person()
    clock.advance(hours=8)  # the evening of a Wednesday
    await app.casework.claim(worker, await only_case(app, worker))
    told = await news(app, citizen, clock, hours=3)
    assert "case.taken" not in told
    assert "case.taken" in await news(app, citizen, clock, hours=12)


async def test_a_case_reopened_by_a_slip_is_not_spoken_of(
    app: App, citizen: Citizen, worker: Caseworker, clock: FixedClock
) -> None:
    await citizen.press_person()
    case = await only_case(app, worker)
    await app.casework.claim(worker, case)
    await app.casework.resolve(worker, case)
    await app.casework.reopen(worker, case)
    await app.casework.resolve(worker, case)
    assert await news(app, citizen, clock) == ["case.resolved"]


async def test_words_after_reopening_are_news_and_so_is_the_end(
    app: App, citizen: Citizen, worker: Caseworker, clock: FixedClock
) -> None:
    await citizen.press_person()
    view = await opened(app, worker)
    await app.casework.claim(worker, view.row.case)
    await app.casework.resolve(worker, view.row.case)
    await app.casework.reopen(worker, view.row.case)
    await app.casework.reply(worker, view.row.case, "Есть ещё одно дело", view.last_seq)
    await app.casework.resolve(worker, view.row.case)
    assert await news(app, citizen, clock) == ["case.resolved", "case.resolved"]
