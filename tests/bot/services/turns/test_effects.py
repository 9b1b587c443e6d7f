"""Effects: what a turn wishes for is done in the turn's own transaction, and told with it."""

from hashlib import sha256

import pytest

from bot.app import App
from bot.conversation.values.situation import CaseStatus
from bot.messages import Incoming, Pressed, Said
from bot.people import Caseworker
from bot.services.cases.caseviews import Tab
from bot.services.turns.numbers import is_number, new_number, only_digits
from tests.support.citizens import Citizen
from tests.support.clock import FixedClock
from tests.support.workers import opened

DIGITS = "4567"


async def asks(app: App, chat: str, number: str, digits: str) -> str:
    """Ask for a case by number in a chat of its own; return the key of the answer."""
    citizen = Citizen(app, chat)
    await citizen.say("где моя заявка")
    await citizen.press("by_number")
    await citizen.say(number)
    await citizen.say(digits)
    return (await citizen.keys())[-1]


async def test_a_consent_is_kept_with_the_text_that_was_agreed_to(
    app: App, citizen: Citizen, clock: FixedClock
) -> None:
    await citizen.apply()
    async with app.database.reading() as store:
        consent, health = await store.consents.in_force(await citizen.conversation())
    text = app.texts.line("consent.text")
    assert consent.text_hash == sha256(text.encode()).hexdigest()
    assert consent.version == app.texts.line("consent.version")
    assert (consent.channel, consent.at) == (citizen.address.channel, clock.now())
    assert (consent.purpose, health.purpose) == ("application", "health")
    assert health.text_hash == sha256(app.texts.line("consent.health").encode()).hexdigest()


async def test_a_number_is_told_and_has_its_check_digit(app: App, citizen: Citizen) -> None:
    number = await citizen.apply()
    assert is_number(only_digits(number))
    done = [line for line in await citizen.log() if line.key == "application.done"]
    assert number in done[0].content.text
    assert "Код для возврата" not in done[0].content.text


async def test_asking_for_a_person_twice_keeps_one_case(
    app: App, citizen: Citizen, worker: Caseworker
) -> None:
    await citizen.press_person()
    await citizen.press("person")
    await citizen.say("позовите человека")
    assert len(await app.casework.queue(worker, Tab.ALL)) == 1


async def test_danger_makes_a_case_urgent_even_if_one_is_open(
    app: App, citizen: Citizen, worker: Caseworker
) -> None:
    await citizen.press_person()
    await citizen.say("я не хочу больше жить")
    assert (await opened(app, worker)).row.is_urgent


async def test_an_own_case_is_found_by_number_and_digits(app: App, citizen: Citizen) -> None:
    number = await citizen.apply()
    assert await asks(app, "200", number, DIGITS) == "status.found"


@pytest.mark.parametrize("is_number_wrong", [True, False])
async def test_a_wrong_number_and_wrong_digits_sound_alike(
    app: App, citizen: Citizen, is_number_wrong: bool
) -> None:
    number = await citizen.apply()
    asked = (new_number(), DIGITS) if is_number_wrong else (number, "0000")
    assert await asks(app, "200", *asked) == "status.not_found"


async def test_five_wrong_tries_lock_a_number_for_an_hour(
    app: App, citizen: Citizen, clock: FixedClock
) -> None:
    number = await citizen.apply()
    for chat in range(5):
        assert await asks(app, f"try{chat}", number, "0000") == "status.not_found"
    assert await asks(app, "owner", number, DIGITS) == "status.locked"
    clock.advance(minutes=61)
    assert await asks(app, "later", number, DIGITS) == "status.found"


async def test_a_browser_reads_its_return_code_once_in_the_log_and_never_in_clear(
    app: App,
) -> None:
    visit = await app.visits.begin()
    citizen = Citizen(app)
    citizen.address = visit.address
    await citizen.apply()
    done = [line for line in await citizen.log() if line.key == "application.done"]
    assert "Код для возврата" in done[0].content.text


async def test_a_reply_to_the_confirmation_goes_to_its_case(
    app: App, citizen: Citizen, worker: Caseworker
) -> None:
    await citizen.apply()
    log = await citizen.log()
    at = [line.key for line in log if line.author == "bot"].index("application.done") + 1
    await citizen.say("забыла сказать про льготу", reply_to=str(at))
    view = await opened(app, worker)
    [filed] = [
        line for line in view.lines if line.logged.content.text == "забыла сказать про льготу"
    ]
    assert filed.is_of_case
    assert view.row.status is CaseStatus.NEW


async def test_a_duplicate_of_the_submit_opens_one_case(
    app: App, citizen: Citizen, worker: Caseworker
) -> None:
    await citizen.apply()
    log = await citizen.log()
    review = next(line for line in log if line.key == "application.review")

    await citizen.send(Pressed(choice="submit", nonce=review.content.nonce))
    assert len(await app.casework.queue(worker, Tab.ALL)) == 1


async def test_two_chats_never_see_each_other(app: App, citizen: Citizen) -> None:
    await citizen.apply()
    other = Citizen(app, "200")
    await app.inbox.accept([Incoming(address=other.address, id="x", body=Said(text="да"))])
    await app.settle()
    assert not any("Иванова" in line.content.text for line in await other.log())
