from bot.storage.database import Database
from tests.support.stored import LATER, NOW, SOON, begin, open_case


async def test_a_visit_is_known_by_its_token(database: Database) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        await store.visits.begin("token", conversation.id, NOW)
        await store.visits.saw("token", SOON)
        await store.visits.remember("token", LATER)
        visit = await store.visits.find("token")
        assert visit is not None
        assert visit.conversation_id == conversation.id
        assert (visit.created_at, visit.seen_at) == (NOW, SOON)
        assert (visit.remembered_until, visit.ended_at) == (LATER, None)
        assert await store.visits.find("other") is None
        await store.visits.end("token", LATER)
        ended = await store.visits.find("token")
    assert ended is not None
    assert ended.ended_at == LATER


async def test_a_code_leads_back_to_its_conversation(database: Database) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        case_id = await open_case(store, conversation)
        await store.visits.give_code("hash", case_id)
        assert await store.visits.come_back("hash") == conversation.id
        assert await store.visits.come_back("other") is None
