from datetime import timedelta

from bot.people import Role
from bot.storage.database import Database
from tests.support.stored import LATER, NO_HASH, NOW, hire


async def test_a_login_belongs_to_one(database: Database) -> None:
    async with database.transaction() as store:
        assert await store.staff.count() == 0
        anna = await hire(store, "anna", Role.SENIOR)
        taken = await store.staff.add("anna", "Другая", Role.ADMIN, password_hash=NO_HASH)
        assert taken is None
        account = await store.staff.find("anna")
        assert account is not None
        assert (account.worker, account.password_hash) == (anna, NO_HASH)
        assert not account.is_disabled
        assert await store.staff.find("boris") is None
        assert await store.staff.count() == 1


async def test_a_sign_in_is_known_by_its_token_until_signed_out(database: Database) -> None:
    async with database.transaction() as store:
        anna = await hire(store, "anna")
        await store.staff.sign_in("token", anna.id, "csrf", NOW)
        await store.staff.saw("token", LATER)
        found = await store.staff.signed_in("token")
        assert found is not None
        assert (found.worker, found.csrf, found.created_at, found.seen_at) == (
            anna,
            "csrf",
            NOW,
            LATER,
        )
        assert await store.staff.signed_in("other") is None
        await store.staff.sign_out("token")
        assert await store.staff.signed_in("token") is None


async def test_a_new_password_or_leaving_ends_every_sign_in(database: Database) -> None:
    async with database.transaction() as store:
        anna, boris = await hire(store, "anna"), await hire(store, "boris")
        for worker in (anna, boris):
            await store.staff.sign_in(worker.login, worker.id, "csrf", NOW)
        await store.staff.set_password(anna.id, "$argon2id$new")
        await store.staff.disable(boris.id, LATER)
        assert await store.staff.signed_in("anna") is None
        assert await store.staff.signed_in("boris") is None
        account = await store.staff.find("boris")
        assert account is not None
        assert account.is_disabled


async def test_wrong_tries_are_counted_for_each_subject_and_time(database: Database) -> None:
    async with database.transaction() as store:
        for minutes in (0, 30, 90):
            await store.attempts.add("sign-in|anna", NOW + timedelta(minutes=minutes))
        assert await store.attempts.count("sign-in|anna", NOW) == 3
        assert await store.attempts.count("sign-in|anna", NOW + timedelta(minutes=30)) == 2
        assert await store.attempts.count("sign-in|boris", NOW) == 0
        assert await store.retention.drop_attempts(NOW + timedelta(minutes=31)) == 2
        await store.attempts.clear("sign-in|anna")
        assert await store.attempts.count("sign-in|anna", NOW) == 0
