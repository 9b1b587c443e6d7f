"""The assistant: takes what was accepted in order, lets the conversation think, stores the turn."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from structlog import get_logger

from bot.conversation.values.said import Say, Turn
from bot.conversation.values.situation import Situation
from bot.conversation.values.state import State
from bot.conversation.values.wishes import AskPerson
from bot.errors import Overtaken
from bot.messages import Blocked, Body
from bot.services.footing.changes import ASSISTANT
from bot.services.footing.ground import Ground
from bot.services.turns.bursts import ALONE, Bursts
from bot.services.turns.situations import Situations
from bot.services.turns.storing import Turns
from bot.services.turns.task import Task
from bot.storage.store import Store

log = get_logger()
Talk: TypeAlias = Callable[[State, Body, Situation], Turn]

HANDS = 24  # conversations thought about at once
MOST_ATTEMPTS = 3
POLL_SECONDS = 1.0
PAUSE_SECONDS = 0.1  # after a failed attempt, times the attempts


@dataclass(frozen=True, slots=True, kw_only=True)
class Thought:
    """What came of thinking; with `until`, nothing is said yet: more words may come."""

    task: Task
    turn: Turn
    until: datetime | None = None


class Assistant:
    def __init__(
        self,
        ground: Ground,
        situations: Situations,
        turns: Turns,
        talk: Talk,
        *,
        bursts: Bursts = ALONE,
    ) -> None:
        self._transactions = ground.transactions
        self._changes = ground.changes
        self._clock = ground.clock
        self._holder = ground.holder
        self._situations = situations
        self._turns = turns
        self._talk = talk
        self._bursts = bursts
        self._busy = 0
        self._awaited: set[datetime] = set()  # when what we put off is due

    async def run(self) -> None:
        """Serve until cancelled."""
        async with asyncio.TaskGroup() as hands:
            while True:
                mark, looked_at = self._changes.mark(), self._clock.now()
                has_taken = False
                try:
                    has_taken = await self._hand_out(hands)
                except Exception:  # the database may be away for a while
                    log.exception("assistant stumbled")
                    await asyncio.sleep(POLL_SECONDS)
                if not has_taken:
                    await self._changes.wait(ASSISTANT, self._pause(looked_at), after=mark)

    def _pause(self, looked_at: datetime) -> float:
        """Seconds until the next look; what another process put off is seen by the second."""
        self._awaited = {at for at in self._awaited if at > looked_at}
        now = self._clock.now()
        left = [max((at - now).total_seconds(), 0) for at in self._awaited]
        return min([POLL_SECONDS, *left])

    async def settle(self) -> bool:
        """Think until nothing is due; tell whether there was anything."""
        has_worked = False
        while tasks := await self._take(HANDS):
            for task in tasks:
                await self._serve(task)
            has_worked = True
        return has_worked

    async def _hand_out(self, hands: asyncio.TaskGroup) -> bool:
        """Give every free hand a conversation; tell whether there was one."""
        free = HANDS - self._busy
        tasks = await self._take(free) if free else ()
        for task in tasks:
            self._busy += 1
            hands.create_task(self._serve_safely(task))
        return bool(tasks)

    async def _serve_safely(self, task: Task) -> None:
        try:
            await self._serve(task)
        except Exception:  # the lease runs out, and the row is taken again
            log.exception("assistant stumbled", conversation=task.conversation.id)
        finally:
            self._busy -= 1
            if self._busy == HANDS - 1:
                self._changes.tell(ASSISTANT)  # others may have waited for a free hand

    async def _take(self, limit: int) -> tuple[Task, ...]:
        """Lease waiting conversations and begin an attempt in each, in one transaction."""
        now = self._clock.now()
        async with self._transactions.begin() as (store, _):
            until = self._holder.until(now)
            taken = await store.conversations.take_waiting(self._holder.name, now, until, limit)
            begun = [await self._next_safely(store, conversation) for conversation in taken]
        return tuple(task for task in begun if task)

    async def _next_safely(self, store: Store, conversation_id: UUID) -> Task | None:
        """One conversation that cannot be read (a lost key) must not keep the others waiting."""
        try:
            return await self._next(store, conversation_id)
        except Exception:
            log.exception("conversation unreadable", conversation=conversation_id)
            return None

    async def _serve(self, task: Task) -> None:
        """Think until the conversation has nothing new."""
        following: Task | None = task
        while following:
            following = await self._attempt(following)

    async def _next(self, store: Store, conversation_id: UUID) -> Task | None:
        """Begin an attempt at the rows that arrived first; if none is due, give the lease back.

        The caller's transaction has changed the conversation's row: nothing can arrive meanwhile.
        """
        now = self._clock.now()
        waiting = await store.inbox.waiting(conversation_id, now, self._bursts.looked_at)
        if not waiting:
            await store.conversations.release(conversation_id, self._holder.name)
            return None
        conversation = await store.conversations.read(conversation_id)
        items = self._bursts.taken(waiting, conversation)
        attempts = [await store.inbox.begin_attempt(item.id) for item in items]
        body, door = items[0].body, items[0].door
        return Task(
            conversation=conversation,
            items=items,
            body=body,
            attempts=attempts[0],
            situation=await self._situations.read(store, conversation, body, now, door=door),
            is_followed=len(items) < len(waiting),
        )

    async def _attempt(self, task: Task) -> Task | None:
        """Think and store; return what comes next in the same conversation."""
        if task.attempts > MOST_ATTEMPTS:
            return await self._give_up(task)
        try:
            thought = await self._think(task)
            if thought.until:
                return await self._put_off(thought.task, thought.until)
            return await self._store(thought.task, thought.turn)
        except Overtaken:
            return await self._again(task.conversation.id)
        except Exception:  # one bad message must not stop the others
            ids = {"conversation": task.conversation.id, "row": task.item.id}
            log.exception("turn failed", attempts=task.attempts, **ids)
        await asyncio.sleep(PAUSE_SECONDS * task.attempts)
        return await self._again(task.conversation.id)

    async def _think(self, task: Task) -> Thought:
        if isinstance(task.body, Blocked):
            return Thought(task=task, turn=Turn(state=task.conversation.state))
        return await asyncio.to_thread(self._thought, task, self._clock.now())

    def _thought(self, task: Task, now: datetime) -> Thought:
        task = self._bursts.cut(task)
        turn = self._talk(task.conversation.state, task.body, task.situation)
        until = self._bursts.waits_until(task, turn, now)
        return Thought(task=task, turn=turn, until=until)

    async def _put_off(self, task: Task, until: datetime) -> Task | None:
        """Say nothing yet, unless more has arrived; whoever is free goes on when it is due."""
        conversation, now = task.conversation.id, self._clock.now()
        async with self._transactions.begin() as (store, _):
            fence = await store.conversations.lease(
                conversation, self._holder.name, now, self._holder.until(now)
            )
            if fence is None:
                return None
            for item in task.items:
                await store.inbox.put_back(item.id, until)
            following = await self._next(store, conversation)
        if following is None:
            self._awaited.add(until)
            self._changes.tell(ASSISTANT)
        return following

    async def _store(self, task: Task, turn: Turn, *, is_failed: bool = False) -> Task | None:
        async with self._transactions.begin() as (store, tell):
            now = self._clock.now()
            paths = await self._turns.store(store, tell, task, turn, now=now, is_failed=is_failed)
            following = await self._next(store, task.conversation.id)
        self._turns.unlink(paths)
        return following

    async def _again(self, conversation_id: UUID) -> Task | None:
        """Read anew, if the conversation is still ours to think about."""
        now = self._clock.now()
        async with self._transactions.begin() as (store, _):
            fence = await store.conversations.lease(
                conversation_id, self._holder.name, now, self._holder.until(now)
            )
            return None if fence is None else await self._next(store, conversation_id)

    async def _give_up(self, task: Task) -> Task | None:
        """Say sorry, call a person, go on with the next message."""
        state = task.conversation.state
        sorry = Turn(
            state=replace(state, turn=state.turn + 1),
            messages=(Say(text="failed.sorry"),),
            effects=(AskPerson(reason="failed"),),
        )
        try:
            return await self._store(task, sorry, is_failed=True)
        except Overtaken:
            return await self._again(task.conversation.id)
        except Exception:  # the last resort: the row alone is closed
            log.exception("giving up failed", conversation=task.conversation.id)
        async with self._transactions.begin() as (store, _):
            for item in task.items:
                await store.inbox.failed(item.id, self._clock.now())
        return await self._again(task.conversation.id)
