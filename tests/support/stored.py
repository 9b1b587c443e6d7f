"""Short ways to put a citizen, a worker or a case into the store."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from bot.messages import Address, Author, Channel, Content, Logged, Said
from bot.people import Caseworker, Role
from bot.storage.drawers.citizencases import Opening
from bot.storage.drawers.conversations import Conversation
from bot.storage.drawers.messages import Line
from bot.storage.store import Store

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
NO_HASH = "$argon2id$none"
LATER = NOW + timedelta(minutes=1)
SOON = NOW + timedelta(seconds=30)


def address(chat: str = "1001", channel: Channel = Channel.TELEGRAM) -> Address:
    return Address(channel=channel, bot="77", chat=chat)


async def begin(store: Store, chat: str = "1001") -> Conversation:
    return await store.conversations.find_or_begin(address(chat), NOW)


async def hear(store: Store, update: str, text: str, chat: str = "1001") -> UUID | None:
    """Accept a citizen's words as a service does."""
    conversation = await begin(store, chat)
    inbox_id = await store.inbox.accept(conversation, update, Said(text=text), NOW)
    if inbox_id is not None:
        line = Line(author=Author.CITIZEN, content=Content(text=text), at=NOW, inbox_id=inbox_id)
        await store.messages.append(conversation.id, line)
    return inbox_id


async def say(store: Store, conversation: Conversation, text: str) -> Logged:
    """Let the assistant speak, to be pushed."""
    line = Line(author=Author.BOT, content=Content(text=text), at=NOW, key="answer.short")
    logged = await store.messages.append(conversation.id, line)
    await store.deliveries.put(conversation, logged, NOW)
    return logged


async def hire(store: Store, login: str = "petrova", role: Role = Role.CASEWORKER) -> Caseworker:
    worker = await store.staff.add(login, login.title(), role, password_hash=NO_HASH)
    assert worker is not None
    return worker


async def open_case(store: Store, conversation: Conversation, number: str = "45821736") -> UUID:
    opening = Opening(
        number=number,
        conversation_id=conversation.id,
        reason="asked",
        at=NOW,
        due_at=LATER,
        phone_digits="4567",
    )
    case_id = await store.cases.open(opening)
    assert case_id is not None
    return case_id
