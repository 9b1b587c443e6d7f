from datetime import timedelta

from bot.messages import Channel
from bot.storage.database import Database
from tests.support.stored import LATER, NOW, SOON, address, begin, hear, hire, open_case
from tests.support.whole import asked

TOMORROW = NOW + timedelta(days=1)
HOUR = timedelta(hours=1)


async def test_payloads_of_closed_rows_are_forgotten_but_the_ids_stay(database: Database) -> None:
    async with database.transaction() as store:
        closed = await hear(store, "1", "раз")
        assert closed is not None
        await hear(store, "2", "два")
        await store.inbox.done(closed, NOW)
        assert await store.retention.drop_payloads(NOW) == 0
        assert await store.retention.drop_payloads(LATER) == 1
        assert await hear(store, "1", "раз") is None
        item = await store.inbox.next((await begin(store)).id)
        assert item is not None
        assert item.external_id == "2"


async def test_silent_conversations_without_a_case_are_named(database: Database) -> None:
    async with database.transaction() as store:
        silent, with_case = await begin(store, "1"), await begin(store, "2")
        erased = await begin(store, "3")
        await open_case(store, with_case)
        await store.conversations.erase(erased.id, NOW)
        found = store.retention.silent_conversations
        assert await found(Channel.TELEGRAM, LATER) == (silent.id,)
        assert await found(Channel.TELEGRAM, NOW) == ()
        assert await found(Channel.BROWSER, LATER) == ()


async def test_a_browser_conversation_is_left_when_every_visit_is_over(
    database: Database,
) -> None:
    async with database.transaction() as store:
        for token in ("ended", "expired", "remembered", "fresh"):
            where = address(token, Channel.BROWSER)
            conversation = await store.conversations.find_or_begin(where, NOW)
            await store.visits.begin(token, conversation.id, NOW)
        await store.visits.end("ended", SOON)
        await store.visits.remember("remembered", TOMORROW + HOUR)
        await store.visits.saw("fresh", TOMORROW)
        left = await store.retention.left_conversations(TOMORROW, TOMORROW - HOUR)
        names = {(await store.conversations.read(found)).address.chat for found in left}
        soon = await store.retention.left_conversations(SOON, SOON - HOUR)
    assert names == {"ended", "expired"}
    assert soon == ()


async def test_questions_are_kept_up_to_their_day(database: Database) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        await store.questions.log(conversation.id, asked("что «…» положено"))
        assert await store.retention.drop_questions(NOW.date()) == 0
        assert len(await store.questions.unanswered(NOW.date())) == 1
        assert await store.retention.drop_questions(TOMORROW.date()) == 1
        assert await store.questions.unanswered(NOW.date()) == ()


async def test_old_sign_ins_are_dropped(database: Database) -> None:
    async with database.transaction() as store:
        anna = await hire(store)
        await store.staff.sign_in("token", anna.id, "csrf", NOW)
        assert await store.retention.drop_sign_ins(NOW) == 0
        assert await store.retention.drop_sign_ins(LATER) == 1
        assert await store.staff.signed_in("token") is None
