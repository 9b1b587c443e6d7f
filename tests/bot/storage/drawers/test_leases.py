import asyncio

from bot.storage.database import Database
from bot.storage.drawers.leases import DueItem, Lease
from bot.storage.ids import new_id
from tests.support.stored import LATER, NOW, SOON


async def test_a_lease_passes_on_with_a_higher_fence(database: Database) -> None:
    async with database.transaction() as store:
        take = store.leases.take
        assert await take("courier", "a", NOW, SOON) == Lease(
            name="courier", fence=1, paused_until=None
        )
        assert await take("courier", "b", NOW, SOON) is None
        prolonged = await take("courier", "a", NOW, SOON)
        passed = await take("courier", "b", SOON, LATER)
        assert prolonged is not None
        assert passed is not None
        assert (prolonged.fence, passed.fence) == (1, 2)


async def test_a_dropped_lease_is_free_at_once(database: Database) -> None:
    async with database.transaction() as store:
        await store.leases.take("courier", "a", NOW, LATER)
        await store.leases.drop("courier", "b", NOW)
        assert await store.leases.take("courier", "b", NOW, LATER) is None
        await store.leases.drop("courier", "a", NOW)
        taken = await store.leases.take("courier", "b", NOW, LATER)
        assert taken is not None
        assert taken.fence == 2


async def test_a_bots_rest_is_passed_on_with_the_lease(database: Database) -> None:
    async with database.transaction() as store:
        await store.leases.take("courier", "a", NOW, SOON)
        await store.leases.pause("courier", 9, LATER)  # not the holder's fence
        passed = await store.leases.take("courier", "a", NOW, SOON)
        assert passed is not None
        assert passed.paused_until is None
        await store.leases.pause("courier", 1, LATER)
        passed = await store.leases.take("courier", "b", SOON, LATER)
        assert passed is not None
        assert passed.paused_until == LATER


async def test_a_lease_wanted_by_many_at_once_goes_to_one(database: Database) -> None:
    async def take(holder: int) -> Lease | None:
        async with database.transaction() as store:
            return await store.leases.take("courier", str(holder), NOW, SOON)

    taken = await asyncio.gather(*(take(holder) for holder in range(8)))
    assert sum(lease is not None for lease in taken) == 1


async def test_a_due_row_is_taken_when_its_time_came_and_by_one(database: Database) -> None:
    subjects = [new_id() for _ in range(6)]
    async with database.transaction() as store:
        for subject in subjects:
            await store.due.put("fetch_file", subject, NOW)
        await store.due.put("fetch_file", new_id(), LATER)
        await store.due.put("case_overdue", new_id(), NOW)

    async def take() -> tuple[DueItem, ...]:
        async with database.transaction() as store:
            return await store.due.take("fetch_file", NOW, SOON, limit=2)

    taken = [item for part in await asyncio.gather(*(take() for _ in range(6))) for item in part]
    assert sorted(item.subject_id for item in taken) == sorted(subjects)
    assert {item.attempts for item in taken} == {1}


async def test_a_lost_due_row_comes_again_and_the_loser_changes_nothing(database: Database) -> None:
    async with database.transaction() as store:
        await store.due.put("fetch_file", new_id(), NOW)
        (lost,) = await store.due.take("fetch_file", NOW, SOON)
        assert await store.due.take("fetch_file", NOW, SOON) == ()
        (again,) = await store.due.take("fetch_file", SOON, LATER)
        assert again.attempts == 2
        assert not await store.due.done(lost)
        assert not await store.due.postpone(lost, LATER)
        assert await store.due.postpone(again, LATER)
        assert await store.due.count("fetch_file", SOON) == 0
        (last,) = await store.due.take("fetch_file", LATER, LATER)
        assert await store.due.done(last)
        assert await store.due.count("fetch_file", LATER) == 0


async def test_a_subject_is_planned_once_and_can_be_moved_or_cancelled(database: Database) -> None:
    subject = new_id()
    async with database.transaction() as store:
        await store.due.put("case_overdue", subject, NOW)
        await store.due.put("case_overdue", subject, LATER)
        assert await store.due.count("case_overdue", NOW) == 0
        assert await store.due.count("case_overdue", LATER) == 1
        await store.due.cancel("case_overdue", subject)
        assert await store.due.count("case_overdue", LATER) == 0
