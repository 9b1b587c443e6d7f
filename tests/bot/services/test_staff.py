"""Staff: signed in with a password, for a while, and never by trying."""

import asyncio
from collections import Counter

import pytest

from bot.app import App
from bot.errors import NotAllowed, TooManyTries, WrongSignIn
from bot.people import Role
from bot.services.staff import TRIES_OF_ADDRESS, LoginTaken
from tests.support.clock import FixedClock

PASSWORD = "a long synthetic password"  # noqa: S105
HERE = "192.0.2.1"


async def test_a_caseworker_signs_in_and_out(app: App) -> None:
    added = await app.staff.add("Olga ", "Ольга", Role.CASEWORKER, PASSWORD)
    token = await app.staff.sign_in("OLGA", PASSWORD, HERE)
    found = await app.staff.who(token)
    assert found
    assert found.worker == added
    assert len(found.csrf) > 20
    await app.staff.sign_out(token)
    assert await app.staff.who(token) is None


async def test_a_made_up_token_is_nobodys(app: App) -> None:
    assert await app.staff.who("made up") is None


async def fail(app: App, login: str, source: str = HERE) -> type[Exception]:
    """Try a wrong password; tell how it was refused."""
    with pytest.raises((WrongSignIn, TooManyTries)) as refused:
        await app.staff.sign_in(login, "wrong", source)
    return refused.type


async def test_wrong_tries_lock_their_login_for_a_quarter_of_an_hour(
    app: App, clock: FixedClock
) -> None:
    await app.staff.add("olga", "Ольга", Role.CASEWORKER, PASSWORD)
    tries = [await fail(app, "Olga" if at % 2 else "olga ") for at in range(6)]
    assert tries == [WrongSignIn] * 5 + [TooManyTries]
    for source in (HERE, "192.0.2.2"):
        with pytest.raises(TooManyTries):
            await app.staff.sign_in("olga", PASSWORD, source)
    clock.advance(minutes=16)
    assert await app.staff.sign_in("olga", PASSWORD, HERE)


async def test_a_colleague_s_typos_lock_nobody_else_of_the_office(app: App) -> None:
    for login in ("olga", "ira"):
        await app.staff.add(login, login.title(), Role.CASEWORKER, PASSWORD)
    for _ in range(6):
        await fail(app, "olga")
    assert await app.staff.sign_in("ira", PASSWORD, HERE)


async def test_a_machine_that_guesses_logins_is_stopped_at_its_address(app: App) -> None:
    await app.staff.add("olga", "Ольга", Role.CASEWORKER, PASSWORD)
    await asyncio.gather(*(fail(app, f"login{at}") for at in range(TRIES_OF_ADDRESS)))
    with pytest.raises(TooManyTries):
        await app.staff.sign_in("olga", PASSWORD, HERE)
    assert await app.staff.sign_in("olga", PASSWORD, "192.0.2.2")


async def test_signing_in_well_is_no_try(app: App) -> None:
    await app.staff.add("olga", "Ольга", Role.CASEWORKER, PASSWORD)
    for _ in range(4):
        await fail(app, "olga")
    await app.staff.sign_in("olga", PASSWORD, HERE)
    async with app.database.reading() as store:
        counts = [
            await store.attempts.count(subject, app.clock.now())
            for subject in ("sign-in|login|olga", f"sign-in|from|{HERE}")
        ]
    assert counts == [0, 4]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_tries_at_once_are_counted_before_they_are_judged(app: App) -> None:
    tries = await asyncio.gather(*(fail(app, "olga") for _ in range(12)))
    assert Counter(tries) == {WrongSignIn: 5, TooManyTries: 7}


async def test_unknown_logins_are_refused_alike(app: App) -> None:
    with pytest.raises(WrongSignIn):
        await app.staff.sign_in("nobody", PASSWORD, HERE)


async def test_a_disabled_account_signs_in_no_more(app: App, clock: FixedClock) -> None:
    added = await app.staff.add("olga", "Ольга", Role.CASEWORKER, PASSWORD)
    token = await app.staff.sign_in("olga", PASSWORD, HERE)
    async with app.database.transaction() as store:
        await store.staff.disable(added.id, clock.now())
    assert await app.staff.who(token) is None
    with pytest.raises(WrongSignIn):
        await app.staff.sign_in("olga", PASSWORD, HERE)


@pytest.mark.parametrize(("hours", "times"), [(1.1, 1), (0.9, 14)])
async def test_a_session_ends_idle_or_old(
    app: App, clock: FixedClock, hours: float, times: int
) -> None:
    await app.staff.add("olga", "Ольга", Role.CASEWORKER, PASSWORD)
    token = await app.staff.sign_in("olga", PASSWORD, HERE)
    for _ in range(times):
        clock.advance(hours=hours)
        await app.staff.who(token)
    assert await app.staff.who(token) is None


async def test_a_session_in_use_lives_on(app: App, clock: FixedClock) -> None:
    await app.staff.add("olga", "Ольга", Role.CASEWORKER, PASSWORD)
    token = await app.staff.sign_in("olga", PASSWORD, HERE)
    for _ in range(5):
        clock.advance(minutes=50)
        assert await app.staff.who(token)


async def test_a_login_is_had_by_one(app: App) -> None:
    await app.staff.add("olga", "Ольга", Role.CASEWORKER, PASSWORD)
    with pytest.raises(LoginTaken):
        await app.staff.add("OLGA", "Другая", Role.CASEWORKER, PASSWORD)


async def test_the_first_sign_in_works_once(app: App) -> None:
    token = await app.staff.first_sign_in()
    assert token
    with pytest.raises(NotAllowed):
        await app.staff.begin_first("made up", "olga", "Ольга", PASSWORD)
    session = await app.staff.begin_first(token, "olga", "Ольга", PASSWORD)
    found = await app.staff.who(session)
    assert found
    assert found.worker.login == "olga"
    assert await app.staff.first_sign_in() is None
    with pytest.raises(NotAllowed):
        await app.staff.begin_first(token, "ira", "Ира", PASSWORD)
