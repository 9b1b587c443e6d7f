"""Visits: a cookie leads to one conversation, for a while; finishing leaves nothing."""

import asyncio
from datetime import timedelta

import pytest

from bot.app import App
from bot.errors import NotFound, TooManyTries
from bot.messages import Author, Incoming, Said
from bot.people import Role
from bot.services.cases.caseviews import Tab
from bot.services.visits import LINK_TRIES, REMEMBERED, Visit
from tests.support.citizens import Citizen
from tests.support.clock import FixedClock

HERE = "192.0.2.1"


async def test_a_visit_is_found_by_its_token(app: App) -> None:
    visit = await app.visits.begin()
    found = await app.visits.find(visit.token)
    assert found == visit
    assert visit.is_fresh
    assert await app.visits.find("made up") is None


async def test_a_visit_in_use_is_no_longer_fresh(app: App) -> None:
    visit = await app.visits.begin()
    await app.inbox.accept([Incoming(address=visit.address, id="1", body=Said(text="да"))])
    found = await app.visits.find(visit.token)
    assert found
    assert (found.is_fresh, found.last_seq) == (False, 1)


async def test_an_idle_visit_ends_and_a_used_one_lives_on(app: App, clock: FixedClock) -> None:
    visit = await app.visits.begin()
    for _ in range(3):
        clock.advance(hours=1.9)
        assert await app.visits.find(visit.token)
    clock.advance(hours=2.1)
    assert await app.visits.find(visit.token) is None


async def test_an_own_phone_is_remembered_for_thirty_days(app: App, clock: FixedClock) -> None:
    visit = await app.visits.begin()
    await app.visits.remember(visit.token)
    clock.advance(hours=24 * 29)
    found = await app.visits.find(visit.token)
    assert found
    assert found.is_remembered
    clock.advance(hours=24 * 30)
    assert await app.visits.find(visit.token) is None


async def test_finishing_erases_what_no_case_needs(app: App) -> None:
    visit = await app.visits.begin()
    citizen = Citizen(app)
    citizen.address = visit.address
    await citizen.say("как оформить субсидию")
    await app.visits.finish(visit.token)
    assert await app.visits.find(visit.token) is None
    lines = await app.transcript.since(visit.conversation, 0)
    assert lines
    assert all(line.is_erased and not line.content.text for line in lines)


async def test_finishing_leaves_a_case_and_its_conversation(app: App) -> None:
    visit = await app.visits.begin()
    citizen = Citizen(app)
    citizen.address = visit.address
    await citizen.apply()
    await app.visits.finish(visit.token)
    assert await app.visits.find(visit.token) is None
    lines = await app.transcript.since(visit.conversation, 0)
    assert not any(line.is_erased for line in lines)


async def test_finishing_twice_is_no_harm(app: App) -> None:
    visit = await app.visits.begin()
    await app.visits.finish(visit.token)
    await app.visits.finish(visit.token)
    await app.visits.finish("made up")


async def applied(app: App) -> tuple[str, str, Citizen]:
    """Number and code, as the citizen reads them."""
    visit = await app.visits.begin()
    citizen = Citizen(app)
    citizen.address = visit.address
    number = await citizen.apply()
    done = next(line.content.text for line in await citizen.log() if line.key == "application.done")
    code = done.split("Код для возврата: ")[1].split(".")[0]
    return number, code, citizen


async def test_number_and_code_bring_a_person_back(app: App) -> None:
    number, code, citizen = await applied(app)
    back = await app.visits.come_back(number.replace("-", " "), code.lower(), HERE)
    assert back.address == citizen.address
    lines = await app.transcript.since(back.conversation, 0)
    assert any(line.author is Author.CITIZEN for line in lines)


async def test_a_wrong_code_is_not_found_and_tries_end(app: App) -> None:
    number, code, _ = await applied(app)
    for _ in range(5):
        with pytest.raises(NotFound):
            await app.visits.come_back(number, "AAAAAAAA", HERE)
    with pytest.raises(TooManyTries):
        await app.visits.come_back(number, code, "192.0.2.2")
    other, *_ = await applied(app)
    with pytest.raises(TooManyTries):
        await app.visits.come_back(other, code, HERE)


async def test_waiting_for_words_ends_when_they_come(app: App) -> None:
    visit = await app.visits.begin()
    assert await app.transcript.wait(visit.conversation, 0, timeout=0.05) == ()
    await app.inbox.accept([Incoming(address=visit.address, id="1", body=Said(text="да"))])
    [line] = await app.transcript.wait(visit.conversation, 0, timeout=5)
    assert line.content.text == "да"


async def test_a_caseworker_never_reads_the_return_code(app: App) -> None:
    number, code, _ = await applied(app)
    worker = await app.staff.add("reader", "Анна Читаева", Role.CASEWORKER, "длинный-пароль-1")
    (row,) = [row for row in await app.casework.queue(worker, Tab.ALL) if row.number == number]
    lines = (await app.casework.read(worker, row.case)).lines
    told = "\n".join(line.logged.content.text for line in lines)
    assert "Код для возврата" in told
    assert code not in told


async def taken(app: App) -> tuple[Visit, str]:
    """A visit with an unfinished application, and the code it was taken away by."""
    visit = await app.visits.begin()
    citizen = Citizen(app)
    citizen.address = visit.address
    await citizen.say("как оформить единое пособие на ребёнка")
    for press in ("apply", "agree"):
        await citizen.press(press)
    await citizen.say("Иванова Мария Петровна")
    await citizen.press("take_away")
    [told] = [line for line in await citizen.log() if line.key == "application.taken_away"]
    return visit, told.content.secret


async def test_what_was_taken_away_outlives_its_visit_and_ends_with_its_code(
    app: App, clock: FixedClock
) -> None:
    visit, code = await taken(app)
    assert await app.visits.taken_until(visit.conversation) == clock.now() + REMEMBERED
    await app.visits.finish(visit.token)
    assert await app.visits.find(visit.token) is None
    clock.advance(hours=24 * 29)
    await app.upkeep.sweep()
    for number, typed in ((code, ""), ("", code.replace(" ", "-"))):
        back = await app.visits.come_back(number, typed, HERE)
        assert back.conversation == visit.conversation
        assert back.has_draft
    clock.advance(hours=24 * 2)
    with pytest.raises(NotFound):
        await app.visits.come_back(code, "", HERE)
    await app.upkeep.sweep()
    clock.advance(hours=3)
    await app.upkeep.sweep()
    assert all(line.is_erased for line in await app.transcript.since(visit.conversation, 0))


async def test_a_code_to_take_away_is_guessed_no_more_often_than_any(app: App) -> None:
    _, code = await taken(app)
    for _ in range(5):
        with pytest.raises(NotFound):
            await app.visits.come_back("000 000 000 000", "", HERE)
    with pytest.raises(TooManyTries):
        await app.visits.come_back(code, "", HERE)
    assert (await app.visits.come_back(code, "", "192.0.2.2")).has_draft


async def test_without_a_code_a_draft_ends_with_its_visit(app: App) -> None:
    visit = await app.visits.begin()
    citizen = Citizen(app)
    citizen.address = visit.address
    await citizen.say("как оформить единое пособие на ребёнка")
    for press in ("apply", "agree"):
        await citizen.press(press)
    await app.visits.finish(visit.token)
    assert all(line.is_erased for line in await app.transcript.since(visit.conversation, 0))


async def test_an_own_phone_needs_no_code_and_is_remembered_while_it_is_used(
    app: App, clock: FixedClock
) -> None:
    visit = await app.visits.begin()
    await app.visits.remember(visit.token)
    citizen = Citizen(app)
    citizen.address = visit.address
    await citizen.say("как оформить единое пособие на ребёнка")
    for press in ("apply", "agree"):
        await citizen.press(press)
    shown = [one.choice for line in await citizen.log() for one in line.content.buttons]
    assert "take_away" not in shown
    for _ in range(3):
        clock.advance(hours=24 * 20)
        assert await app.visits.find(visit.token)


# ---------------------------------------------------------------- one-time links


async def linked(app: App, clock: FixedClock) -> tuple[str, Citizen]:
    """A link to the conversation of a messenger, as its citizen would be given it."""
    citizen = Citizen(app)
    await citizen.say("субсидия")
    async with app.database.transaction() as store:
        until = clock.now() + timedelta(minutes=15)
        await store.links.add("link", await citizen.conversation(), until)
        await store.links.add("older", await citizen.conversation(), until)
    return "link", citizen


async def test_a_link_opens_the_messengers_conversation_once(app: App, clock: FixedClock) -> None:
    link, citizen = await linked(app, clock)
    assert await app.visits.may_open(link, HERE)
    visit = await app.visits.open_link(link)
    assert visit.is_side_door
    assert visit.address == citizen.address
    assert not await app.visits.may_open(link, HERE)
    assert not await app.visits.may_open("older", HERE)  # used up with it
    for used in (link, "older"):
        with pytest.raises(NotFound):
            await app.visits.open_link(used)
    await app.settle()
    assert (await citizen.keys())[-1] == "onpage.here"


async def test_only_the_browser_that_opened_a_link_may_come_again(
    app: App, clock: FixedClock
) -> None:
    link, _ = await linked(app, clock)
    visit = await app.visits.open_link(link)
    assert await app.visits.is_inside(link, visit)
    assert not await app.visits.is_inside(link, await app.visits.begin())
    assert not await app.visits.is_inside("made up", visit)


async def test_a_link_opens_for_a_quarter_of_an_hour(app: App, clock: FixedClock) -> None:
    link, _ = await linked(app, clock)
    clock.advance(minutes=15)
    assert not await app.visits.may_open(link, HERE)
    with pytest.raises(NotFound):
        await app.visits.open_link(link)


async def test_two_browsers_never_open_one_link(app: App, clock: FixedClock) -> None:
    link, _ = await linked(app, clock)
    both = await asyncio.gather(
        app.visits.open_link(link), app.visits.open_link(link), return_exceptions=True
    )
    assert [type(one) for one in both if not isinstance(one, Visit)] == [NotFound]


async def test_who_makes_links_up_is_stopped(app: App, clock: FixedClock) -> None:
    link, _ = await linked(app, clock)
    for number in range(LINK_TRIES):
        assert not await app.visits.may_open(f"made up {number}", HERE)
    with pytest.raises(TooManyTries):
        await app.visits.may_open(link, HERE)
    assert await app.visits.may_open(link, "192.0.2.2")


async def test_leaving_our_page_erases_nothing_and_it_is_never_remembered(
    app: App, clock: FixedClock
) -> None:
    link, citizen = await linked(app, clock)
    visit = await app.visits.open_link(link)
    await app.visits.remember(visit.token)
    clock.advance(hours=2.1)
    assert await app.visits.find(visit.token) is None
    await app.visits.finish(visit.token)
    assert not any(line.is_erased for line in await citizen.log())


@pytest.mark.parametrize("is_taken", [True, False])
async def test_beside_a_case_a_draft_ends_with_its_visit_unless_it_was_taken(
    app: App, *, is_taken: bool
) -> None:
    number, code, citizen = await applied(app)
    await citizen.say("удостоверение многодетной семьи")
    await citizen.press("apply")
    await citizen.say("Иванова Мария Петровна")
    if is_taken:
        await citizen.press("take_away")
    back = await app.visits.come_back(number, code, HERE)
    assert back.has_draft
    await app.visits.finish(back.token)
    assert (await app.visits.come_back(number, code, HERE)).has_draft is is_taken
