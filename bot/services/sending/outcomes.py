"""What is stored about an attempt to send: one outcome, under the fence it was begun with."""

import secrets
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeAlias

from bot.clock import Clock
from bot.services.sending.parcels import Postponed, Sent, Undeliverable
from bot.storage.drawers.deliveries import Outgoing
from bot.storage.drawers.leases import Lease
from bot.storage.store import Store

MOST_ATTEMPTS = 300  # about a day of a channel's outage
LONGEST_BACKOFF = 300.0  # seconds
RETRY_UNKNOWN = timedelta(seconds=30)

Finish: TypeAlias = Callable[[Store], Awaitable[None]]


class Outcome:
    """Each method returns the act that stores it, to be repeated if the database is away."""

    def __init__(self, lease: Lease, outgoing: Outgoing, clock: Clock) -> None:
        self._lease = lease
        self._outgoing = outgoing
        self._clock = clock

    def sent(self, sent: Sent) -> Finish:
        async def store_it(store: Store) -> None:
            await store.deliveries.sent(
                self._outgoing.id, self._lease.fence, sent.external_ids, self._clock.now()
            )

        return store_it

    def refused(self, refused: Undeliverable) -> Finish:
        async def store_it(store: Store) -> None:
            now, conversation = self._clock.now(), self._outgoing.conversation_id
            await store.deliveries.failed(self._outgoing.id, self._lease.fence, refused.reason, now)
            if refused.is_blocked:
                await store.conversations.set_blocked(conversation, is_blocked=True)
                await store.deliveries.fail_all(conversation, "blocked", now)

        return store_it

    def unclear(self) -> Finish:
        async def store_it(store: Store) -> None:
            now = self._clock.now()
            await store.deliveries.unclear(
                self._outgoing.id, self._lease.fence, now + RETRY_UNKNOWN, now
            )

        return store_it

    def postponed(self, postponed: Postponed) -> Finish:
        async def store_it(store: Store) -> None:
            now, fence = self._clock.now(), self._lease.fence
            if self._outgoing.attempts >= MOST_ATTEMPTS:
                await store.deliveries.failed(self._outgoing.id, fence, "too many attempts", now)
                return
            seconds = postponed.seconds or _backoff(self._outgoing.attempts)
            due_at = now + timedelta(seconds=seconds)
            await store.deliveries.postponed(self._outgoing.id, fence, due_at)
            if postponed.is_global:
                await store.leases.pause(self._lease.name, fence, due_at)

        return store_it


def _backoff(attempts: int) -> float:
    """2^n seconds, at most five minutes, of which a random half: bots do not march in step."""
    longest = min(LONGEST_BACKOFF, 2.0 ** min(attempts, 10))
    return longest * (0.5 + secrets.randbelow(500) / 1000)
