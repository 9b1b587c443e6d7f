"""Storing a turn: state, effects, messages and deliveries in one transaction."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import dropwhile, takewhile
from pathlib import Path
from uuid import UUID

from bot.conversation.acts.applying.ageing import due_at
from bot.conversation.knowing import Knowing
from bot.conversation.values.said import Say, Turn
from bot.errors import Overtaken
from bot.messages import Author, Blocked, Channel, Logged
from bot.services.footing.changes import ASSISTANT, DELIVERY, FILES, QUEUE, about
from bot.services.footing.transactions import Tell
from bot.services.turns.analysis import keep
from bot.services.turns.effects import Effects
from bot.services.turns.passing import Passing
from bot.services.turns.rendering import render
from bot.services.turns.situations import World
from bot.services.turns.task import Storing, Task, wishes
from bot.storage.drawers.messages import Line
from bot.storage.store import Store
from bot.texts import Texts

DRAFTS_AGED = "drafts_aged"  # kind of due row
LOOKED_AT = 24  # lines among which the words before a press are found


class Turns:
    def __init__(self, world: World, texts: Texts, knowledge: Knowing, folder: Path) -> None:
        self._texts = texts
        self._effects = Effects(world, texts, knowledge)
        self._passing = Passing(world, texts)
        self._folder = folder

    async def store(
        self, store: Store, tell: Tell, task: Task, turn: Turn, *, now: datetime, is_failed: bool
    ) -> tuple[str, ...]:
        """Raise Overtaken, storing nothing, if the conversation moved on while we thought.

        Returns the names of files to unlink once this is committed.
        """
        if wishes(turn):
            await _lock(store, task)
        await _close(store, task, now, is_failed=is_failed)
        storing = await _begin(store, task, turn, now)
        for wish in wishes(turn):
            await self._effects.apply(storing, wish)
        for say in turn.messages:
            await self._say(storing, say)
        await keep(storing)
        if isinstance(task.body, Blocked):
            await _block(storing, is_blocked=task.body.is_blocked)
        await store.conversations.save(
            task.conversation.id, task.conversation.version, turn.state, storing.owner
        )
        await _plan(storing)
        for topic in _topics(storing):
            tell(topic)
        return tuple(storing.paths)

    def unlink(self, paths: tuple[str, ...]) -> None:
        for path in paths:
            (self._folder / path).unlink(missing_ok=True)

    async def _say(self, storing: Storing, say: Say) -> None:
        nonce = str(storing.turn.state.turn)
        content = render(self._texts, say, nonce=nonce, facts=storing.facts)
        passed = self._passing.of_turn(storing, say, content)
        line = Line(
            author=Author.BOT,
            content=passed.content,
            at=storing.now,
            key=say.text,
            measure=say.measure,
            section=say.section,
            content_hash=say.content_hash,
            case_id=say.case or storing.case,
        )
        logged = await storing.store.messages.append(storing.conversation, line)
        if passed.is_sent:
            await storing.store.deliveries.put(storing.task.conversation, logged, storing.now)


async def _close(store: Store, task: Task, now: datetime, *, is_failed: bool) -> None:
    """Close the rows of this turn; those begun with it are left as if they were not."""
    close = store.inbox.failed if is_failed else store.inbox.done
    for item in task.items:
        if not await close(item.id, now):
            raise Overtaken
    for item in task.spare:
        await store.inbox.put_back(item.id)


async def _plan(storing: Storing) -> None:
    """Note when something of the drafts must go, unless it is noted for an earlier time."""
    before, after = due_at(storing.task.conversation.state), due_at(storing.turn.state)
    if after and (before is None or after < before):
        await storing.store.due.put(DRAFTS_AGED, storing.conversation, after)


async def _lock(store: Store, task: Task) -> None:
    """Effects lock cases: the conversation comes before them, and must still be as we read it.

    Without effects the first message locks it, and saving compares the version.
    """
    current = await store.conversations.hold(task.conversation.id)
    if current.version != task.conversation.version:
        raise Overtaken


async def _begin(store: Store, task: Task, turn: Turn, now: datetime) -> Storing:
    """Find the citizen's lines that this turn answers, and those before them."""
    storing = Storing(store=store, task=task, turn=turn, now=now, owner=task.conversation.owner)
    if not wishes(turn):
        return storing
    lines = await store.messages.last(task.conversation.id, LOOKED_AT)
    found = [await store.messages.of_inbox(item.id) for item in task.items]
    own = [line for line in found if line]
    if not own:
        said = [line.seq for line in lines if line.author is Author.CITIZEN]
        return replace(storing, seq=said[-1] if said else 0)
    before = [line for line in lines if line.seq < own[0].seq]
    return replace(
        storing,
        seq=own[-1].seq,
        messages=tuple(line.id for line in own),
        words_before=_last_words(before),
    )


def _last_words(lines: Sequence[Logged]) -> tuple[UUID, ...]:
    """What the citizen said last, in one go."""
    newest_first = dropwhile(lambda line: line.author is not Author.CITIZEN, reversed(lines))
    words = takewhile(lambda line: line.author is Author.CITIZEN, newest_first)
    return tuple(line.id for line in words)


async def _block(storing: Storing, *, is_blocked: bool) -> None:
    await storing.store.conversations.set_blocked(storing.conversation, is_blocked=is_blocked)
    if is_blocked:
        await storing.store.deliveries.fail_all(storing.conversation, "blocked", storing.now)


def _topics(storing: Storing) -> tuple[str, ...]:
    """Who should look at once; everybody else looks every second anyway."""
    topics = [about(storing.conversation)] if storing.turn.messages else []
    if storing.turn.messages and storing.task.conversation.address.channel is not Channel.BROWSER:
        topics.append(DELIVERY)
    if wishes(storing.turn):
        topics += [QUEUE, FILES, ASSISTANT]
    return tuple(topics)
