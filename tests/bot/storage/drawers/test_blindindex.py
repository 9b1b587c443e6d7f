"""An application is found by the phones and SNILS in it, and by nothing that is not the same."""

import pytest

from bot.storage.database import Database
from bot.storage.drawers.blindindex import Kind, Trait, traits_of
from tests.support.stored import LATER, begin, hire, open_case
from tests.support.whole import PHONE, fill

SNILS = "11223344595"
OF_SNILS, OF_PHONE = Trait(kind=Kind.SNILS, value=SNILS), Trait(kind=Kind.PHONE, value=PHONE)


def test_phones_and_snils_are_known_by_their_shape_in_whichever_field() -> None:
    answers = {"a": SNILS, "phone": PHONE, "representative_phone": PHONE, "number": "11223344596"}
    answers |= {"need": f"мой телефон {PHONE}", "payment": "6200.00", "empty": ""}
    assert traits_of(answers) == (OF_SNILS, OF_PHONE)


@pytest.mark.parametrize("trait", [OF_SNILS, OF_PHONE], ids=["snils", "phone"])
async def test_a_case_is_found_by_its_own_application_until_it_is_erased(
    database: Database, trait: Trait
) -> None:
    async with database.transaction() as store:
        other = await begin(store, "other")
        await open_case(store, other, "11111111")
        conversation, case, worker = await fill(store, snils=SNILS)
        (found,) = await store.cases.find(worker, (trait,))
        assert found.id == case
        await store.conversations.erase(conversation, LATER)
        assert await store.cases.find(worker, (trait,)) == ()


async def test_nobody_is_found_by_no_trait(database: Database) -> None:
    async with database.transaction() as store:
        await fill(store)
        assert await store.cases.find(await hire(store, "sidorova"), ()) == ()


async def test_a_number_finds_its_case(database: Database) -> None:
    async with database.transaction() as store:
        _, case, worker = await fill(store)
        assert [one.id for one in await store.cases.find(worker, (), "45821736")] == [case]
        assert await store.cases.find(worker, (), "45821737") == ()
