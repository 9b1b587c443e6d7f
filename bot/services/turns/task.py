"""One turn being stored: what effects and messages share within its transaction."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from bot.conversation.values.analysis import LogChoice, LogQuestion
from bot.conversation.values.said import Fact, Turn
from bot.conversation.values.situation import Owner, Situation
from bot.conversation.values.wishes import Wish
from bot.messages import Body, Channel
from bot.storage.drawers.conversations import Conversation
from bot.storage.drawers.inbox import Item
from bot.storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Inbox rows that are thought about as one, with everything that was read for them."""

    conversation: Conversation
    items: tuple[Item, ...]  # in order of arrival
    body: Body
    situation: Situation
    attempts: int
    is_followed: bool = False  # more rows wait behind these
    spare: tuple[Item, ...] = ()  # begun with these, but a question of their own

    @property
    def item(self) -> Item:
        return self.items[0]


def wishes(turn: Turn) -> tuple[Wish, ...]:
    """What must happen besides talking; what is noted for analysis locks and wakes nobody."""
    return tuple(one for one in turn.effects if not isinstance(one, LogQuestion | LogChoice))


@dataclass(slots=True, kw_only=True)
class Storing:
    """The open transaction of a turn; effects add to it what messages then tell."""

    store: Store
    task: Task
    turn: Turn
    now: datetime
    owner: Owner
    seq: int = 0  # of the citizen's line that this turn answers; of several the last
    messages: tuple[UUID, ...] = ()  # these lines
    words_before: tuple[UUID, ...] = ()  # the citizen's lines before them, for «к заявке …»
    case: UUID | None = None  # the case that the messages of this turn belong to
    facts: dict[str, Fact] = field(default_factory=dict)
    has_link: bool = False  # a notice of this turn leads to our page already
    paths: list[str] = field(default_factory=list)  # files to unlink after the commit

    @property
    def conversation(self) -> UUID:
        return self.task.conversation.id

    @property
    def channel(self) -> Channel:
        """The door through which the message came."""
        return self.task.item.door
