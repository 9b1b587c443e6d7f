import pytest

from bot.conversation.values.situation import Owner
from bot.conversation.values.state import State
from bot.errors import NotFound, Overtaken
from bot.messages import Author, Content, Said
from bot.storage.database import Database
from bot.storage.drawers.messages import Line
from tests.support.stored import LATER, NOW, address, begin, hear
from tests.support.whole import CHAT, PATH, fill


async def test_an_erased_conversation_keeps_its_places_and_no_words(database: Database) -> None:
    async with database.transaction() as store:
        conversation_id, case_id, worker = await fill(store)
        before = await store.messages.since(conversation_id)
    async with database.transaction() as store:
        assert await store.conversations.erase(conversation_id, LATER) == (PATH,)
    async with database.transaction() as store:
        after = await store.messages.since(conversation_id)
        erased = await store.conversations.read(conversation_id)
        citizen = await store.citizens.of(conversation_id)
        (file,) = await store.files.of_case(case_id, worker)
        (note,) = await store.notes.of_case(case_id, worker)
        case = await store.cases.read(case_id, worker)
        assert case.application_id is not None
        application = await store.applications.read(case.application_id)
    assert [line.seq for line in after] == [line.seq for line in before]
    assert all(line.is_erased and not line.content.text for line in after)
    assert erased.is_erased
    assert (erased.address.chat, erased.state) == ("", State())
    assert citizen is not None
    assert (citizen.name, citizen.phone, file.name, file.path, note.text) == ("",) * 5
    assert application.answers == {}
    assert case.resolved_at == LATER


async def test_nothing_leads_to_an_erased_conversation(database: Database) -> None:
    async with database.transaction() as store:
        conversation_id, _, _ = await fill(store)
        await store.conversations.erase(conversation_id, LATER)
        assert await store.conversations.find(address(CHAT)) is None
        assert await store.inbox.next(conversation_id) is None
        assert await store.deliveries.count_open() == 0
        assert await store.visits.come_back("hash") is None
        assert await store.visits.find("токен-канарейка") is None
        assert await store.cases.look_up("45821736", "3535") is None
        assert await store.files.paths() == frozenset()
        assert await store.questions.unanswered(NOW.date()) == ()


async def test_who_comes_back_begins_anew_and_an_old_update_stays_counted(
    database: Database,
) -> None:
    async with database.transaction() as store:
        conversation_id, _, _ = await fill(store)
        await store.conversations.erase(conversation_id, LATER)
        anew = await begin(store, CHAT)
        assert anew.id != conversation_id
        assert await hear(store, "1", "слова", CHAT) is None
        assert await hear(store, "3", "слова", CHAT) is not None


async def test_nothing_is_written_into_an_erased_conversation(database: Database) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        await store.conversations.erase(conversation.id, LATER)
        with pytest.raises(Overtaken):
            await store.conversations.save(conversation.id, 1, State(), Owner())
        line = Line(author=Author.BOT, content=Content(text="поздно"), at=NOW)
        for act in (
            store.messages.append(conversation.id, line),
            store.inbox.accept(conversation, "1", Said(text="поздно"), NOW),
            store.citizens.put(conversation.id, "Имя", "", NOW),
        ):
            with pytest.raises(NotFound):
                await act


async def test_other_conversations_are_left_alone(database: Database) -> None:
    async with database.transaction() as store:
        conversation_id, _, _ = await fill(store)
        await hear(store, "9", "мои слова", "other")
        await store.conversations.erase(conversation_id, LATER)
        (line,) = await store.messages.since((await begin(store, "other")).id)
    assert line.content.text == "мои слова"
