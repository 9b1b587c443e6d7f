"""What of a conversation a messenger is sent: whole, as a notice with a link, or not at all."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.conversation.values.openness import ANSWERED, NOTICES, is_open
from bot.conversation.values.said import Say
from bot.messages import Channel, Content, Policy
from bot.services.turns.situations import World
from bot.services.turns.task import Storing
from bot.storage.drawers.conversations import Conversation
from bot.storage.store import Store
from bot.texts import Texts

ANSWER = "onpage.answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """`content` is what the log keeps; a browser reads the log and is sent nothing."""

    content: Content
    is_sent: bool


class Passing:
    def __init__(self, world: World, texts: Texts) -> None:
        self._world = world
        self._texts = texts

    def of_turn(self, storing: Storing, say: Say, content: Content) -> Passed:
        """What the assistant says is sent where it was asked; of a page only that it is done."""
        conversation = storing.task.conversation
        if storing.channel is not conversation.address.channel:
            return self._aside(conversation, say, content, storing)
        if not self._is_private(conversation) or is_open(say):
            return Passed(content=content, is_sent=_is_pushed(conversation))
        if storing.has_link or any(one.opens_page for one in storing.turn.messages):
            return Passed(content=content, is_sent=False)  # the link leads to these words too
        storing.has_link = True
        return Passed(content=self._noticed(content), is_sent=True)

    async def of_person(
        self, store: Store, conversation: Conversation, content: Content, now: datetime
    ) -> Passed:
        """A caseworker's words: one notice tells of all that come before they are read."""
        if not self._is_private(conversation):
            return Passed(content=content, is_sent=_is_pushed(conversation))
        told_at = conversation.noticed_at
        if told_at and now - told_at < ANSWERED:  # its link still opens
            return Passed(content=content, is_sent=False)
        await store.conversations.set_noticed(conversation.id, now)
        return Passed(content=self._noticed(content), is_sent=True)

    def _aside(
        self, conversation: Conversation, say: Say, content: Content, storing: Storing
    ) -> Passed:
        key = NOTICES.get(say.text)
        if key is None or not _is_pushed(conversation):
            return Passed(content=content, is_sent=False)
        notice = self._texts.line(key, storing.facts)
        return Passed(content=replace(content, notice=notice), is_sent=True)

    def _noticed(self, content: Content) -> Content:
        return replace(content, notice=self._texts.line(ANSWER), opens_page=True)

    def _is_private(self, conversation: Conversation) -> bool:
        out = self._world.policies_out[conversation.address.channel]
        return _is_pushed(conversation) and out is Policy.PRIVATE_FORMS


def _is_pushed(conversation: Conversation) -> bool:
    return conversation.address.channel is not Channel.BROWSER
