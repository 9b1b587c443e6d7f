"""The sender of webhook posts: in order within a chat, again and again until a 2xx."""

import asyncio
from typing import Any

import httpx2

from tests.support.botapi.calls import Call, Tree, bad
from tests.support.botapi.faults import Faults, Moment
from tests.support.botapi.updates import Updates


def chat_of(update: Tree) -> int:
    body: Any = next(value for key, value in update.items() if key != "update_id")
    place = body.get("chat") or body.get("message", {}).get("chat") or body.get("from") or {}
    return int(place.get("id", 0))


class Webhook:
    def __init__(self, updates: Updates, faults: Faults) -> None:
        self.url = ""
        self.secret = ""
        self.longest_pause = 0.2  # tests do not wait Telegram's minutes
        self.posts = 0  # begun, also those without an answer
        self.statuses: list[int] = []
        self.last_error = ""
        self._updates = updates
        self._faults = faults
        self._connections = 40
        self._work: asyncio.Task[None] | None = None

    async def begin(self, call: Call) -> None:
        url = call.text("url")
        if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        await self.clear()
        self.url, self.secret = url, call.text("secret_token")
        self._connections = call.number("max_connections", 40)
        if url:
            self._work = asyncio.get_running_loop().create_task(self._run())

    async def clear(self) -> None:
        self.url = ""
        if self._work:
            self._work.cancel()
            await asyncio.gather(self._work, return_exceptions=True)
            self._work = None

    def tree(self) -> Tree:
        pending = len(self._updates.waiting)
        tree: Tree = {"url": self.url, "pending_update_count": pending}
        tree |= {"has_custom_certificate": False, "max_connections": self._connections}
        return tree | ({"last_error_message": self.last_error} if self.last_error else {})

    async def _run(self) -> None:
        """Post what waits: chats side by side, each chat's updates one after another."""
        busy: set[int] = set()
        async with asyncio.TaskGroup() as group, httpx2.AsyncClient(timeout=60) as client:
            while not self._updates.is_closing:
                for update in tuple(self._updates.waiting):
                    chat = chat_of(update)
                    if chat not in busy and len(busy) < self._connections:
                        busy.add(chat)
                        group.create_task(self._deliver(client, update, busy))
                await self._updates.changed(1.0)

    async def _deliver(self, client: httpx2.AsyncClient, update: Tree, busy: set[int]) -> None:
        pause = 0.02
        while not self._updates.is_closing:
            status, asked = await self._post(client, update)
            if 200 <= status < 300:
                self._updates.done(update)
                break
            pause = min(asked or pause * 2, self.longest_pause)
            await asyncio.sleep(pause)
        busy.discard(chat_of(update))
        await self._updates.stir()

    async def _post(self, client: httpx2.AsyncClient, update: Tree) -> tuple[int, float]:
        """Status (0: no answer) and the seconds of Retry-After."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        self.posts += 1
        post = Call(method="post", fields=update)
        try:
            answer, _ = await asyncio.gather(
                client.post(self.url, json=update, headers=headers),
                self._faults.meet(Moment.RECEIVED, post),  # while it is under way
            )
        except httpx2.HTTPError as error:
            self.last_error = type(error).__name__
            return 0, 0.0
        self.statuses.append(answer.status_code)
        if not answer.is_success:
            self.last_error = f"Wrong response from the webhook: {answer.status_code}"
        return answer.status_code, float(answer.headers.get("Retry-After", 0))
