import asyncio
import os
from uuid import UUID

import pytest

from bot.conversation.values.situation import CaseStatus
from bot.errors import AlreadyTaken, NewMessageCame, NotAllowed, NotFound, WrongState
from bot.people import Caseworker, Role
from bot.storage.database import Database
from bot.storage.drawers.cases import Part
from bot.storage.ids import new_id
from tests.support.stored import LATER, begin, hear, hire, open_case, say

IS_LONG = os.environ.get("OPORA_TEST_LONG") == "1"  # noqa: TID251  a knob of the tests


async def test_a_case_is_claimed_by_one_and_the_loser_learns_by_whom(database: Database) -> None:
    async with database.transaction() as store:
        anna, boris = await hire(store, "anna"), await hire(store, "boris")
        case_id = await open_case(store, await begin(store))
        await store.cases.claim(case_id, anna)
        await store.cases.claim(case_id, anna)  # again changes nothing
        with pytest.raises(AlreadyTaken) as caught:
            await store.cases.claim(case_id, boris)
        case = await store.cases.read(case_id, boris)
    assert caught.value.holder == "Anna"
    assert (case.assignee_id, case.assignee) == (anna.id, "Anna")
    assert case.status is CaseStatus.IN_PROGRESS


async def race(database: Database, workers: int, cases: int) -> None:
    """Let every worker run for every case at once; nobody may win what another won."""
    async with database.transaction() as store:
        people = [await hire(store, f"worker{number}") for number in range(workers)]
        conversation = await begin(store)
        ids = [await open_case(store, conversation, f"{number:08}") for number in range(cases)]

    async def claim(worker: Caseworker, case_id: UUID) -> bool:
        try:
            async with database.transaction() as store:
                await store.cases.claim(case_id, worker)
        except AlreadyTaken:
            return False
        return True

    async def run(number: int, worker: Caseworker) -> dict[UUID, UUID]:
        order = ids[number % cases :] + ids[: number % cases]
        return {case_id: worker.id for case_id in order if await claim(worker, case_id)}

    won = await asyncio.gather(*(run(number, worker) for number, worker in enumerate(people)))
    assert sum(len(part) for part in won) == cases
    holders = {case_id: worker for part in won for case_id, worker in part.items()}
    async with database.reading() as store:
        kept = await store.cases.queue(people[0], "all", limit=cases)
    assert {case.id: case.assignee_id for case in kept} == holders


async def test_a_race_of_workers_for_cases_has_one_winner_each(database: Database) -> None:
    await race(database, workers=50, cases=6)


@pytest.mark.skipif(not IS_LONG, reason="takes minutes; set OPORA_TEST_LONG=1")
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_fifty_workers_race_for_two_hundred_cases(database: Database) -> None:
    await race(database, workers=50, cases=200)


async def test_a_case_is_released_and_claimed_by_another(database: Database) -> None:
    async with database.transaction() as store:
        anna, boris = await hire(store, "anna"), await hire(store, "boris")
        case_id = await open_case(store, await begin(store))
        with pytest.raises(WrongState):
            await store.cases.release(case_id, anna)
        await store.cases.claim(case_id, anna)
        with pytest.raises(AlreadyTaken):
            await store.cases.release(case_id, boris)
        await store.cases.release(case_id, anna)
        assert (await store.cases.read(case_id, anna)).status is CaseStatus.NEW
        await store.cases.claim(case_id, boris)


async def test_only_a_senior_takes_a_case_over(database: Database) -> None:
    async with database.transaction() as store:
        anna = await hire(store, "anna")
        vera = await hire(store, "vera", Role.SENIOR)
        case_id = await open_case(store, await begin(store))
        await store.cases.claim(case_id, anna)
        with pytest.raises(NotAllowed):
            await store.cases.take_over(case_id, anna)
        await store.cases.take_over(case_id, vera)
        assert (await store.cases.read(case_id, vera)).assignee == "Vera"
        await store.cases.resolve(case_id, vera, LATER)
        with pytest.raises(WrongState):
            await store.cases.take_over(case_id, vera)


async def test_an_answer_is_refused_when_the_citizen_wrote_meanwhile(database: Database) -> None:
    async with database.transaction() as store:
        anna = await hire(store, "anna")
        await hear(store, "1", "вопрос")
        conversation = await begin(store)
        case_id = await open_case(store, conversation)
        await store.cases.claim(case_id, anna)
        await say(store, conversation, "Специалист скоро ответит")
        await store.cases.answered(case_id, anna, last_seen_seq=1)  # the bot's words are no news
        answered = await store.cases.read(case_id, anna)
        assert (answered.status, answered.waiting_since) == (CaseStatus.WAITING_CITIZEN, None)
        await hear(store, "2", "ещё вопрос")
        await store.cases.citizen_wrote(case_id, 3, LATER)
        with pytest.raises(NewMessageCame):
            await store.cases.answered(case_id, anna, last_seen_seq=1)
        waiting = await store.cases.read(case_id, anna)
    assert (waiting.status, waiting.waiting_since) == (CaseStatus.IN_PROGRESS, LATER)
    assert waiting.last_citizen_seq == 3


async def test_who_does_not_hold_a_case_does_not_answer_it(database: Database) -> None:
    async with database.transaction() as store:
        anna, boris = await hire(store, "anna"), await hire(store, "boris")
        case_id = await open_case(store, await begin(store))
        with pytest.raises(WrongState):
            await store.cases.answered(case_id, boris, 0)
        await store.cases.claim(case_id, anna)
        with pytest.raises(AlreadyTaken):
            await store.cases.answered(case_id, boris, 0)
        with pytest.raises(AlreadyTaken):
            await store.cases.resolve(case_id, boris, LATER)


async def test_a_resolved_case_is_reopened_once(database: Database) -> None:
    async with database.transaction() as store:
        anna = await hire(store, "anna")
        case_id = await open_case(store, await begin(store))
        await store.cases.claim(case_id, anna)
        with pytest.raises(WrongState):
            await store.cases.reopen(case_id, anna)
        await store.cases.resolve(case_id, anna, LATER)
        with pytest.raises(WrongState):
            await store.cases.claim(case_id, anna)
        resolved = await store.cases.read(case_id, anna)
        assert (resolved.status, resolved.resolved_at) == (CaseStatus.RESOLVED, LATER)
        await store.cases.reopen(case_id, anna)
        reopened = await store.cases.read(case_id, anna)
    assert (reopened.status, reopened.resolved_at) == (CaseStatus.IN_PROGRESS, None)


@pytest.mark.parametrize(
    ("part", "numbers"),
    [
        ("mine", ["2"]),
        ("free", ["3", "4"]),
        ("waiting", ["3", "2", "4"]),
        ("overdue", ["3"]),
        ("all", ["3", "2", "4", "1"]),
    ],
)
async def test_the_queue_shows_its_parts_by_need(
    database: Database, part: Part, numbers: list[str]
) -> None:
    async with database.transaction() as store:
        anna = await hire(store, "anna")
        conversation = await begin(store)
        ids = {number: await open_case(store, conversation, number) for number in "1234"}
        for number in "12":
            await store.cases.claim(ids[number], anna)
        await store.cases.resolve(ids["1"], anna, LATER)
        assert await store.cases.mark_overdue(ids["3"])
        queue = await store.cases.queue(anna, part)
    assert [case.number for case in queue] == numbers


async def test_cases_are_read_for_somebody_who_may(database: Database) -> None:
    async with database.transaction() as store:
        admin = await hire(store, "admin", Role.ADMIN)
        anna = await hire(store, "anna")
        case_id = await open_case(store, await begin(store))
        for act in (store.cases.read(case_id, admin), store.cases.queue(admin, "all")):
            with pytest.raises(NotAllowed):
                await act
        with pytest.raises(NotFound):
            await store.cases.read(new_id(), anna)
