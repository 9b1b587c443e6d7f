"""Carrying the messages of one bot: leased, paced, in the order of each chat, until final."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from structlog import get_logger

from bot.messages import Channel, Content
from bot.services.footing.changes import DELIVERY, about
from bot.services.footing.ground import Ground
from bot.services.sending.links import Links
from bot.services.sending.outcomes import RETRY_UNKNOWN, Finish, Outcome
from bot.services.sending.pace import Pace
from bot.services.sending.parcels import Courier, Parcel, Postponed, Unclear, Undeliverable
from bot.storage.drawers.deliveries import Outgoing
from bot.storage.drawers.leases import Lease

log = get_logger()

MOST_AT_ONCE = 24  # chats served at the same time
POLL_SECONDS = 1.0
LOOK_SECONDS = 0.5  # how old what was found may be while there is plenty of it
PATIENCE = 0.8  # of an attempt's lease; then its answer is taken for lost


class Carrier:
    """The courier of one bot; of all processes one carries, the others stand by."""

    def __init__(
        self,
        ground: Ground,
        courier: Courier,
        place: tuple[Channel, str],
        pace: Pace,
        *,
        base_url: str = "",
    ) -> None:
        self._links = Links(ground.texts, base_url)
        self._transactions = ground.transactions
        self._clock = ground.clock
        self._changes = ground.changes
        self._texts = ground.texts
        self._folder = ground.folder
        self._holder = ground.holder
        self._courier = courier
        self._place = place
        self._name = "courier:{}:{}".format(*place)
        self._pace = pace
        self._lease: Lease | None = None
        self._renew_at: datetime | None = None
        self._busy: set[UUID] = set()
        self._found: dict[UUID, Outgoing] = {}  # due, by chat; waits for its turn
        self._looked_at = 0.0

    # ------------------------------------------------------------ taking turns

    async def run(self) -> None:
        """Carry until cancelled, at the bot's pace; then let another process go on at once."""
        try:
            async with asyncio.TaskGroup() as group:
                while True:
                    await self._run_once(group)
        finally:
            await self._step_back()

    async def _step_back(self) -> None:
        try:
            async with self._transactions.begin() as (store, _):
                await store.leases.drop(self._name, self._holder.name, self._clock.now())
        except Exception:  # the database is away: the lease runs out by itself
            log.exception("lease not dropped", channel=self._place[0])

    async def _run_once(self, group: asyncio.TaskGroup) -> None:
        mark = self._changes.mark()
        wait = POLL_SECONDS
        try:
            wait = await self._begin_due(group)
        except Exception:  # the database may be away for a while
            log.exception("delivery stumbled", channel=self._place[0])
        await self._changes.wait(DELIVERY, wait, after=mark)

    async def settle(self) -> bool:
        has_worked = False
        while (lease := await self._ready()) and (due := await self._read()):
            for outgoing in due:
                await self._carry(lease, outgoing)
            has_worked = True
        return has_worked

    async def _begin_due(self, group: asyncio.TaskGroup) -> float:
        """Start what may leave now; return how many seconds to wait for more."""
        lease = await self._ready()
        if lease is None:
            self._found.clear()
            return POLL_SECONDS
        await self._look()
        wait = POLL_SECONDS
        for chat in tuple(self._found):
            if len(self._busy) >= MOST_AT_ONCE:
                break
            if chat in self._busy:
                continue
            if delay := self._pace.delay(chat):
                wait = min(wait, delay)
                continue
            self._busy.add(chat)
            group.create_task(self._carry_one(lease, self._found.pop(chat)))
        return wait

    async def _look(self) -> None:
        """Read what is due, unless there is enough to do; `begin` sees whether it still is."""
        now = asyncio.get_running_loop().time()
        if len(self._found) >= MOST_AT_ONCE and now - self._looked_at < LOOK_SECONDS:
            return
        self._looked_at = now
        for outgoing in await self._read():
            if outgoing.conversation_id not in self._busy:
                self._found[outgoing.conversation_id] = outgoing

    async def _carry_one(self, lease: Lease, outgoing: Outgoing) -> None:
        try:
            await self._carry(lease, outgoing)
        except Exception:  # the row stays `sending` and becomes `unknown` in time
            log.exception("delivery stumbled", message=outgoing.message_id)
        finally:
            self._busy.discard(outgoing.conversation_id)
            self._changes.tell(DELIVERY)

    async def _ready(self) -> Lease | None:
        """Return our lease, if it is we who carry and the bot need not rest."""
        now = self._clock.now()
        lease = await self._hold(now)
        is_resting = lease and lease.paused_until and lease.paused_until > now
        return None if is_resting else lease

    async def _read(self) -> tuple[Outgoing, ...]:
        """The first message of every chat, if its time came."""
        async with self._transactions.reading() as store:
            return await store.deliveries.next_due(*self._place, self._clock.now())

    async def _hold(self, now: datetime) -> Lease | None:
        if self._lease and self._renew_at and now < self._renew_at:
            return self._lease
        async with self._transactions.begin() as (store, _):
            until = self._holder.until(now)
            self._lease = await store.leases.take(self._name, self._holder.name, now, until)
            if self._lease:
                await store.deliveries.sweep(*self._place, now, now + RETRY_UNKNOWN)
        self._renew_at = now + timedelta(seconds=self._holder.seconds / 3)
        return self._lease

    # ------------------------------------------------------------ one message

    async def _carry(self, lease: Lease, outgoing: Outgoing) -> None:
        """Commit that it leaves, let it leave, store what came of it."""
        now = self._clock.now()
        until = self._holder.until(now)
        async with self._transactions.begin() as (store, _):
            url = await self._links.make(store, outgoing.conversation_id, outgoing.content, now)
            has_begun = await store.deliveries.begin(outgoing.id, lease, until)
        if not has_begun or self._clock.now() >= until:
            self._lease = None  # taken over, already final, or stopped so long that others may send
            return
        finish = await self._send(lease, outgoing, self._parcel(outgoing, url))
        await self._finish(outgoing, finish)

    async def _send(self, lease: Lease, outgoing: Outgoing, parcel: Parcel) -> Finish:
        """Send; return what is to be stored about it."""
        outcome = Outcome(lease, outgoing, self._clock)
        try:
            async with asyncio.timeout(self._holder.seconds * PATIENCE):
                sent = await self._courier.send(parcel)
        except Postponed as postponed:
            return self._postponed(outcome, postponed)
        except Undeliverable as refused:
            return outcome.refused(refused)
        except (Unclear, TimeoutError):
            return outcome.unclear()
        except Exception:  # our mistake or a broken connection: it may have arrived
            log.exception("courier stumbled", message=outgoing.message_id)
            return outcome.unclear()
        return outcome.sent(sent)

    def _postponed(self, outcome: Outcome, postponed: Postponed) -> Finish:
        if postponed.is_global and self._lease:
            paused_until = self._clock.now() + timedelta(seconds=postponed.seconds)
            self._lease = replace(self._lease, paused_until=paused_until)
        return outcome.postponed(postponed)

    async def _finish(self, outgoing: Outgoing, finish: Finish) -> None:
        """Store the outcome; while the database is away, try as long as the attempt is ours."""
        end = self._holder.until(self._clock.now())
        while True:
            try:
                async with self._transactions.begin() as (store, tell):
                    await finish(store)
                    tell(about(outgoing.conversation_id))
            except Exception:
                log.exception("outcome not stored", message=outgoing.message_id)
                if self._clock.now() >= end:
                    return
                await asyncio.sleep(POLL_SECONDS)
            else:
                return

    def _parcel(self, outgoing: Outgoing, url: str) -> Parcel:
        has_file = outgoing.file_path and not outgoing.content.notice
        path = self._folder / outgoing.file_path if has_file else None
        return Parcel(
            address=outgoing.address,
            content=self._links.shown(self._named(outgoing), url),
            seq=outgoing.seq,
            message=outgoing.message_id,
            file_path=path,
            file_name=outgoing.content.file_name if path else "",
        )

    def _named(self, outgoing: Outgoing) -> Content:
        """A caseworker's words say whose they are; a messenger has no other place for it."""
        if not outgoing.author_name:
            return outgoing.content
        key = "log.person" if outgoing.content.text else "log.person_file"
        facts = {"name": outgoing.author_name, "text": outgoing.content.text}
        return replace(outgoing.content, text=self._texts.line(key, facts))
