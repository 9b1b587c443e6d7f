"""The updates that wait for the bot: numbered, confirmed by offset, taken by one poll at a time."""

import asyncio
from itertools import count

from tests.support.botapi.calls import Call, Refused, Tree

LARGEST_BATCH = 100
CONFLICT = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is "
    "running"
)


class Updates:
    def __init__(self) -> None:
        self.waiting: list[Tree] = []
        self.given: list[Tree] = []  # every update that ever was, in order
        self.allowed: list[str] = []  # empty: all but the rare kinds
        self.is_closing = False
        self._ids = count(1000)
        self._poll = 0
        self._change = asyncio.Condition()

    async def put(self, kind: str, body: Tree) -> int:
        """Queue an update; its number, or 0 when the bot did not ask for this kind."""
        if self.allowed and kind not in self.allowed:
            return 0
        number = next(self._ids)
        update: Tree = {"update_id": number, kind: body}
        self.given.append(update)
        self.waiting.append(update)
        await self.stir()
        return number

    async def stir(self) -> None:
        async with self._change:
            self._change.notify_all()

    async def close(self) -> None:
        self.is_closing = True
        await self.stir()

    async def changed(self, seconds: float) -> None:
        async with self._change:
            try:
                await asyncio.wait_for(self._change.wait(), seconds)
            except TimeoutError:
                return

    def drop(self) -> None:
        self.waiting.clear()

    def confirm(self, offset: int) -> None:
        if offset < 0:
            self.waiting = self.waiting[offset:]
        else:
            self.waiting = [update for update in self.waiting if update["update_id"] >= offset]

    def done(self, update: Tree) -> None:
        """A webhook took it."""
        self.waiting = [other for other in self.waiting if other is not update]

    async def poll(self, call: Call) -> list[Tree]:
        """getUpdates: waits up to `timeout` seconds; a newer poll ends an older one with 409."""
        self._poll += 1
        mine = self._poll
        await self.stir()
        self.confirm(call.number("offset"))
        if (allowed := call.tree("allowed_updates")) is not None:
            self.allowed = allowed
        until = asyncio.get_running_loop().time() + call.number("timeout")
        while not self.waiting and not self.is_closing:
            left = until - asyncio.get_running_loop().time()
            if left <= 0:
                break
            await self.changed(left)
            if mine != self._poll:
                raise Refused(409, CONFLICT)
        return self.waiting[: min(call.number("limit", LARGEST_BATCH), LARGEST_BATCH)]
