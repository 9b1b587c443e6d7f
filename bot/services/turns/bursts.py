"""Bursts: texts that wait together are one question; what may go on waits a moment for more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import takewhile
from typing import TypeAlias

from bot.conversation.acts.bursts import is_open, joined
from bot.conversation.values.said import Turn
from bot.conversation.values.situation import Situation
from bot.conversation.values.state import State
from bot.messages import Said
from bot.services.turns.task import Task
from bot.storage.drawers.conversations import Conversation
from bot.storage.drawers.inbox import Item

Together: TypeAlias = Callable[[Sequence[str], State, Situation], int]
MayGoOn: TypeAlias = Callable[[str, State, Turn, Situation], bool]

MOST = 16  # texts of one burst


@dataclass(frozen=True, slots=True, kw_only=True)
class Bursts:
    """`seconds` after its first text a burst is answered, come what may; 0: every text alone."""

    seconds: float
    together: Together
    may_go_on: MayGoOn

    @property
    def looked_at(self) -> int:
        """How many waiting rows tell a burst, and whether anything follows it."""
        return MOST + 1 if self.seconds else 1

    def taken(self, waiting: Sequence[Item], conversation: Conversation) -> tuple[Item, ...]:
        """Return the rows that may be one question; the first alone where they may not."""
        if not self._is_burst(waiting[0], conversation):
            return (waiting[0],)
        door = waiting[0].door
        together = takewhile(_joins, waiting[:MOST])
        return tuple(takewhile(lambda item: item.door is door, together))

    def cut(self, task: Task) -> Task:
        """Keep of the rows those that are one question. Asks the knowledge."""
        if len(task.items) == 1:
            return task
        texts = _texts(task.items)
        count = self.together(texts, task.conversation.state, task.situation)
        items = task.items[:count]
        return replace(task, items=items, spare=task.items[count:], body=_as_one(items))

    def waits_until(self, task: Task, turn: Turn, now: datetime) -> datetime | None:
        """Return until when more words are waited for; None: store the turn. Asks the knowledge."""
        if task.is_followed or task.spare or not self._is_burst(task.item, task.conversation):
            return None
        accepted_at, longest = task.item.received_at, timedelta(seconds=self.seconds)
        is_over = abs(now - accepted_at) >= longest  # or another machine's clock is wrong
        if is_over or not isinstance(task.body, Said):
            return None
        text, state = task.body.text, task.conversation.state
        may_go_on = self.may_go_on(text, state, turn, task.situation)
        return accepted_at + longest if may_go_on else None

    def _is_burst(self, first: Item, conversation: Conversation) -> bool:
        is_asking = is_open(conversation.state, conversation.owner)
        return self.seconds > 0 and is_asking and _joins(first)


ALONE = Bursts(seconds=0, together=lambda *_: 1, may_go_on=lambda *_: False)


def _joins(item: Item) -> bool:
    """Free words that answer no message; what failed once is tried alone."""
    body = item.body
    return item.attempts == 0 and isinstance(body, Said) and not body.reply_to


def _as_one(items: Sequence[Item]) -> Said:
    """Several texts as one; words that were corrected at once count as corrected."""
    said: dict[str, Said] = {}
    for item in items:
        if isinstance(body := item.body, Said):
            said[body.message or str(item.id)] = body
    first, *others = said.values()
    if not others:
        return first
    whole = (first, *others)
    hidden = tuple(dict.fromkeys(kind for one in whole for kind in one.hidden))
    return replace(first, text=joined([one.text for one in whole]), hidden=hidden)


def _texts(items: Sequence[Item]) -> list[str]:
    return [body.text for item in items if isinstance(body := item.body, Said)]
