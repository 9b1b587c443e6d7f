from bot.messages import Channel
from bot.storage.database import Database
from bot.storage.past import Closed
from tests.support.stored import LATER, NOW, SOON, begin
from tests.support.whole import CHAT, fill


async def test_after_a_restore_nothing_old_is_sent_or_held(database: Database) -> None:
    async with database.transaction() as store:
        conversation_id, case_id, _ = await fill(store)
        await store.conversations.lease(conversation_id, "dead", NOW, LATER)
        await store.due.take("case_overdue", NOW, LATER)
        await store.leases.take("courier", "dead", NOW, LATER)
    assert await database.close_the_past(SOON) == Closed(cancelled=1, sign_ins=1)
    async with database.transaction() as store:
        assert await store.deliveries.next_due(Channel.TELEGRAM, "77", LATER) == ()
        assert await store.conversations.lease(conversation_id, "new", SOON, LATER)
        assert [due.subject_id for due in await store.due.take("case_overdue", SOON, LATER)] == [
            case_id
        ]
        assert await store.leases.take("courier", "new", SOON, LATER)
        assert (await begin(store, CHAT)).id == conversation_id
        assert (await store.inbox.next(conversation_id)) is not None
