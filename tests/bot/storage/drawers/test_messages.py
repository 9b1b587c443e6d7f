from bot.messages import Author, Button, Content, Logged
from bot.storage.database import Database
from bot.storage.drawers.leases import Lease
from bot.storage.drawers.messages import Line
from bot.storage.ids import new_id
from tests.support.stored import NOW, SOON, begin, hear, hire, open_case

RICH = Content(
    text="# Пособие\n• справка",
    buttons=(Button(label="Документы", choice="documents"),),
    navigation=(Button(label="В начало", choice="home"),),
    nonce="3",
)


async def test_the_log_keeps_what_was_sent_in_order(database: Database) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        worker = await hire(store)
        answer = Line(
            author=Author.BOT,
            content=RICH,
            at=NOW,
            key="answer.short",
            measure="child-benefit",
            section="documents",
            content_hash="abc",
        )
        words = Line(
            author=Author.PERSON,
            content=Content(text="Здравствуйте"),
            at=NOW,
            author_id=worker.id,
            author_name=worker.name,
        )
        written = [await store.messages.append(conversation.id, line) for line in (answer, words)]
    async with database.reading() as store:
        assert list(await store.messages.since(conversation.id)) == written
        assert await store.messages.since(conversation.id, 1) == (written[1],)
        assert await store.messages.last(conversation.id, 1) == (written[1],)
        assert (await store.conversations.read(conversation.id)).last_seq == 2
    assert written[1].author_name == "Petrova"


async def test_the_line_of_an_update_can_be_filed_with_a_case(database: Database) -> None:
    async with database.transaction() as store:
        inbox_id = await hear(store, "1", "ещё вопрос")
        assert inbox_id is not None
        line = await store.messages.of_inbox(inbox_id)
        assert isinstance(line, Logged)
        assert line.content.text == "ещё вопрос"
        conversation = await begin(store)
        case_id = await open_case(store, conversation)
        await store.messages.file_with_case(line.id, case_id)
        assert await store.messages.of_inbox(new_id()) is None


async def test_a_reply_to_a_sent_or_heard_message_finds_its_case(database: Database) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        case_id = await open_case(store, conversation)
        heard = Line(
            author=Author.CITIZEN,
            content=Content(text="?"),
            at=NOW,
            case_id=case_id,
            external_id="900",
        )
        await store.messages.append(conversation.id, heard)
        words = Line(author=Author.PERSON, content=Content(text="!"), at=NOW, case_id=case_id)
        logged = await store.messages.append(conversation.id, words)
        delivery = await store.deliveries.put(conversation, logged, NOW)
        lease = await store.leases.take("courier", "a", NOW, SOON)
        assert isinstance(lease, Lease)
        await store.deliveries.begin(delivery, lease, SOON)
        await store.deliveries.sent(delivery, lease.fence, ["901", "902"], NOW)
        for external_id in ("900", "901", "902"):
            assert await store.messages.case_of(conversation.id, external_id) == case_id
        assert await store.messages.case_of(conversation.id, "903") is None
        assert await store.messages.case_of(conversation.id, "") is None
