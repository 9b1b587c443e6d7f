"""Staff: signed in with a password, for a while, and never by trying."""

import pytest

from bot.app import App
from bot.errors import NotAllowed, TooManyTries, WrongSignIn
from bot.people import Role
from bot.services.staff import LoginTaken
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


async def test_wrong_tries_are_counted_and_end(app: App, clock: FixedClock) -> None:
    await app.staff.add("olga", "Ольга", Role.CASEWORKER, PASSWORD)
    for _ in range(5):
        with pytest.raises(WrongSignIn):
            await app.staff.sign_in("olga", "wrong", HERE)
    with pytest.raises(TooManyTries):
        await app.staff.sign_in("olga", PASSWORD, HERE)
    assert await app.staff.sign_in("olga", PASSWORD, "192.0.2.2")
    clock.advance(minutes=16)
    assert await app.staff.sign_in("olga", PASSWORD, HERE)


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
