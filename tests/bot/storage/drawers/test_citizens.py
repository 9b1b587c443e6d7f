from datetime import timedelta

import pytest

from bot.conversation.values.state import Draft
from bot.errors import NotFound
from bot.messages import Channel
from bot.storage.database import Database
from bot.storage.drawers.citizencases import Opening
from bot.storage.drawers.citizens import Consent
from bot.storage.ids import new_id
from tests.support.stored import LATER, NOW, begin

CONSENT = Consent(
    purpose="application", version="1", text_hash="abc", channel=Channel.TELEGRAM, at=NOW
)


async def test_a_conversation_has_one_citizen_who_may_be_corrected(database: Database) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        assert await store.citizens.of(conversation.id) is None
        citizen_id = await store.citizens.put(conversation.id, "Иванова", "+79001234567", NOW)
        assert await store.citizens.put(conversation.id, "Иванова Анна", "", LATER) == citizen_id
        citizen = await store.citizens.of(conversation.id)
    assert citizen is not None
    assert (citizen.id, citizen.name, citizen.phone) == (citizen_id, "Иванова Анна", "")
    assert citizen.created_at == NOW


async def test_a_consent_is_in_force_until_withdrawn(database: Database) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        await store.consents.give(conversation.id, CONSENT)
        assert await store.consents.in_force(conversation.id) == (CONSENT,)
        await store.consents.withdraw(conversation.id, "other", LATER)
        assert await store.consents.in_force(conversation.id) == (CONSENT,)
        await store.consents.withdraw(conversation.id, "application", LATER)
        assert await store.consents.in_force(conversation.id) == ()


async def test_a_draft_is_kept_as_an_application_and_joined_to_its_case(
    database: Database,
) -> None:
    draft = Draft(
        id=new_id(),
        form="general",
        measure="child-benefit",
        answers={"name": "Иванова", "need": "пособие"},
        by_worker=("name",),
    )
    async with database.transaction() as store:
        conversation = await begin(store)
        await store.applications.submit(conversation.id, draft, NOW)
        opening = Opening(
            number="45821736",
            conversation_id=conversation.id,
            reason="application",
            at=NOW,
            due_at=NOW + timedelta(hours=1),
            application_id=draft.id,
        )
        assert await store.cases.open(opening)
        application = await store.applications.read(draft.id)
        (brief,) = await store.cases.of_citizen(conversation.id)
        with pytest.raises(NotFound):
            await store.applications.read(new_id())
    assert application.answers == draft.answers
    assert application.by_worker == ("name",)
    assert (application.form, application.submitted_at) == ("general", NOW)
    assert brief.is_application


async def test_who_applies_for_another_is_kept_apart_and_either_phone_finds_the_case(
    database: Database,
) -> None:
    draft = Draft(
        id=new_id(),
        form="common",
        measure="child-benefit",
        answers={"full_name": "Петрова Мария", "phone": "+79205557799"},
        representative={"by_name": "Иванова Анна", "by_phone": "+79101234567"},
    )
    async with database.transaction() as store:
        conversation = await begin(store)
        await store.applications.submit(conversation.id, draft, NOW)
        opening = Opening(
            number="45821736",
            conversation_id=conversation.id,
            reason="application",
            at=NOW,
            due_at=None,
            application_id=draft.id,
            phone_digits="4567",
            other_digits="7799",
            is_for_another=True,
        )
        case = await store.cases.open(opening)
        sent = await store.applications.read(draft.id)
        found = [await store.cases.look_up("45821736", one) for one in ("4567", "7799")]
        assert await store.cases.look_up("45821736", "0000") is None
    assert (sent.answers, sent.representative) == (draft.answers, draft.representative)
    assert [one and one.id for one in found] == [case, case]
    assert all(one and one.is_for_another for one in found)
    async with database.transaction() as store:
        await store.conversations.erase(conversation.id, LATER)
        gone = await store.applications.read(draft.id)
        assert (gone.answers, gone.representative) == ({}, {})
        assert await store.cases.look_up("45821736", "7799") is None
