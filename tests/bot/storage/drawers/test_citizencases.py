from dataclasses import replace

from bot.conversation.values.situation import CaseStatus
from bot.storage.database import Database
from bot.storage.drawers.citizencases import Opening
from tests.support.stored import LATER, NOW, begin, hire, open_case


async def test_a_number_is_given_once(database: Database) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        opening = Opening(
            number="45821736",
            conversation_id=conversation.id,
            reason="asked",
            at=NOW,
            due_at=None,
        )
        assert await store.cases.open(opening)
        assert await store.cases.open(opening) is None
        assert await store.cases.open(replace(opening, number="10000008"))


async def test_a_citizen_sees_own_cases_only(database: Database) -> None:
    async with database.transaction() as store:
        mine, other = await begin(store, "1"), await begin(store, "2")
        case_id = await open_case(store, mine)
        await open_case(store, other, "10000008")
        (brief,) = await store.cases.of_citizen(mine.id)
        assert brief == await store.cases.brief(case_id)
        assert await store.cases.conversation_of(case_id) == mine.id
    assert (brief.id, brief.number, brief.status) == (case_id, "45-82-17-36", CaseStatus.NEW)


async def test_a_case_is_looked_up_by_number_and_digits_together(database: Database) -> None:
    async with database.transaction() as store:
        case_id = await open_case(store, await begin(store))
        found = await store.cases.look_up("45821736", "4567")
        assert found is not None
        assert found.id == case_id
        assert await store.cases.look_up("45821736", "0000") is None
        assert await store.cases.look_up("10000008", "4567") is None
        assert await store.cases.look_up("45821736", "") is None


async def test_the_first_unanswered_words_begin_the_waiting_and_reopen_a_case(
    database: Database,
) -> None:
    async with database.transaction() as store:
        anna = await hire(store)
        case_id = await open_case(store, await begin(store))
        await store.cases.citizen_wrote(case_id, 2, LATER)
        case = await store.cases.read(case_id, anna)
        assert (case.waiting_since, case.status) == (NOW, CaseStatus.NEW)
        await store.cases.claim(case_id, anna)
        await store.cases.resolve(case_id, anna, LATER)
        await store.cases.citizen_wrote(case_id, 3, LATER)
        reopened = await store.cases.read(case_id, anna)
    assert (reopened.status, reopened.resolved_at) == (CaseStatus.IN_PROGRESS, None)


async def test_a_case_nobody_took_is_overdue_once(database: Database) -> None:
    async with database.transaction() as store:
        anna = await hire(store)
        conversation = await begin(store)
        free = await open_case(store, conversation)
        taken = await open_case(store, conversation, "10000008")
        await store.cases.claim(taken, anna)
        assert await store.cases.mark_overdue(free)
        assert not await store.cases.mark_overdue(free)
        assert not await store.cases.mark_overdue(taken)


async def test_a_rating_is_kept(database: Database) -> None:
    async with database.transaction() as store:
        anna = await hire(store)
        case_id = await open_case(store, await begin(store))
        await store.cases.rate(case_id, 5)
        assert (await store.cases.read(case_id, anna)).score == 5
        assert (await store.cases.brief(case_id)).is_rated
