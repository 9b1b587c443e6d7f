"""The ledger: what the citizens said and saw, against what the database holds."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.messages import Author
from bot.storage.drawers.deliveries import DeliveryState
from bot.storage.schema import DeliveryRow, FileRow, InboxRow, MessageRow
from tests.support.botapi.chats import Line
from tests.support.botapi.server import BotApi
from tests.support.botapi.webhook import chat_of

OPEN = {DeliveryState.READY, DeliveryState.SENDING, DeliveryState.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Given:
    """A row of the inbox with the lines it left in the log."""

    external_id: str
    arrival: int
    state: str
    seqs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A delivery: the message's place in the conversation and how it went."""

    seq: int
    state: str
    doubts: int
    external_ids: tuple[str, ...]


@dataclass(slots=True)
class Conversation:
    given: list[Given] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Conversations by chat, and the states of their files."""

    chats: dict[int, Conversation]
    files: list[str]

    @property
    def is_settled(self) -> bool:
        return (
            "pending" not in self.files
            and not any(row.state == "new" for chat in self.chats.values() for row in chat.given)
            and not any(row.state in OPEN for chat in self.chats.values() for row in chat.told)
        )


async def read_ledger(database_url: str, botapi: BotApi) -> Ledger:
    engine = create_async_engine(database_url)
    try:
        async with engine.connect() as connection:
            return await _read(connection, botapi)
    finally:
        await engine.dispose()


async def _read(connection: AsyncConnection, botapi: BotApi) -> Ledger:
    chat_of_update = {str(one["update_id"]): chat_of(one) for one in botapi.updates.given}
    seqs: dict[UUID, list[int]] = defaultdict(list)
    said = select(MessageRow.inbox_id, MessageRow.seq).where(MessageRow.author == Author.CITIZEN)
    for inbox_id, seq in await connection.execute(said):
        if inbox_id is not None:
            seqs[inbox_id].append(seq)
    by_conversation: dict[UUID, Conversation] = defaultdict(Conversation)
    chats: dict[int, Conversation] = {}
    for row in await connection.execute(select(InboxRow).order_by(InboxRow.arrival)):
        conversation = by_conversation[row.conversation_id]
        number = row.external_id.partition("#")[0]  # «#» comes of a flaw
        if number in chat_of_update:
            chats[chat_of_update[number]] = conversation
            places = tuple(sorted(seqs[row.id]))
            conversation.given.append(Given(number, row.arrival, row.state, places))
    for sent in await connection.execute(select(DeliveryRow).order_by(DeliveryRow.seq)):
        told = Told(sent.seq, sent.state, sent.doubts, tuple(sent.external_ids))
        by_conversation[sent.conversation_id].told.append(told)
    files = (await connection.scalars(select(FileRow.state))).all()
    return Ledger(chats, list(files))


def faults(ledger: Ledger, botapi: BotApi) -> list[str]:
    """Everything that breaks the guarantee, in words; empty when it was kept."""
    updates: dict[int, list[str]] = defaultdict(list)
    for update in botapi.updates.given:
        updates[chat_of(update)].append(str(update["update_id"]))
    found = []
    for chat, numbers in updates.items():
        conversation = ledger.chats.get(chat, Conversation())
        found += [f"chat {chat}: {fault}" for fault in _heard(conversation, numbers)]
        lines = [line for line in botapi.sent(chat) if not line.is_deleted]
        found += [f"chat {chat}: {fault}" for fault in _seen(conversation, lines)]
    return found


def totals(ledger: Ledger, blows: int) -> str:
    """What a crash test saw, as its line of the closing summary."""
    given = [row for chat in ledger.chats.values() for row in chat.given]
    told = [row for chat in ledger.chats.values() for row in chat.told]
    counts = {
        "blows": blows,
        "accepted": len(given),
        "in the log": sum(len(row.seqs) for row in given),
        "sent": sum(row.state == DeliveryState.SENT for row in told),
        "in doubt": sum(row.doubts > 0 for row in told),
        "files kept": ledger.files.count("kept"),
    }
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def _heard(conversation: Conversation, numbers: list[str]) -> list[str]:
    """Every update once in the inbox and in the log, in the order it came."""
    found = []
    accepted = [row.external_id for row in conversation.given]
    if accepted != numbers:
        lost = [number for number in numbers if number not in accepted]
        found.append(f"came {numbers}, accepted {accepted}, lost {lost}")
    found += [
        f"update {row.external_id} is {row.state}, in the log at {row.seqs}"
        for row in conversation.given
        if row.state != "done" or len(row.seqs) != 1
    ]
    order = [row.seqs[0] for row in conversation.given if row.seqs]
    if order != sorted(order):
        found.append(f"the log is out of order: {order}")
    return found


def _seen(conversation: Conversation, lines: list[Line]) -> list[str]:
    """Every message once and in order; one more copy only of what was `unknown`."""
    found = [
        f"message {row.seq} is {row.state} after {row.doubts} doubts"
        for row in conversation.told
        if row.state != DeliveryState.SENT and not (_is_given_up(row) and row.doubts)
    ]
    if not _match(conversation.told, lines):
        found.append(f"the chat is not the log: {_picture(conversation.told, lines)}")
    return found


def _is_given_up(row: Told) -> bool:
    return row.state == DeliveryState.FAILED


def _match(told: list[Told], lines: list[Line]) -> bool:
    """Whether the lines are the messages in order, each once, the doubtful perhaps once more."""
    texts = {str(line.id): line.text for line in lines}
    reached = {0}  # how many lines may be accounted for by the messages so far
    for row in told:
        text = next((texts.get(number) for number in row.external_ids), None)
        fewest = 0 if _is_given_up(row) else 1
        reached = {
            start + count
            for start in reached
            for count in range(fewest, row.doubts + 2)
            if _are_copies(row, text, lines[start : start + count], count)
        }
    return len(lines) in reached


def _are_copies(row: Told, text: str | None, lines: list[Line], count: int) -> bool:
    """Whether these lines show one message. What was given up left no trace of its text."""
    if len(lines) < count:
        return False
    if text is None:
        return _is_given_up(row) and len({line.text for line in lines}) <= 1
    claimed = any(str(line.id) in row.external_ids for line in lines)
    return claimed and all(line.text == text for line in lines)


def _picture(told: list[Told], lines: list[Line]) -> str:
    owner = {number: row.seq for row in told for number in row.external_ids}
    shown = [f"{owner.get(str(line.id), '?')}:{line.text[:12]!r}" for line in lines]
    doubted = [f"{row.seq}:{row.state}:{row.doubts}" for row in told if row.doubts]
    return f"lines {', '.join(shown)}; in doubt {', '.join(doubted)}"
