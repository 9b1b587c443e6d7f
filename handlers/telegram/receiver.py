"""From updates to the inbox: what polling and the webhook do alike."""

from collections.abc import Sequence
from typing import Any

import structlog

from bot.messages import Blocked, Incoming
from bot.services.inbox import Inbox
from handlers.telegram.courtesy import Courtesy
from handlers.telegram.reading import Malformed, read

log = structlog.get_logger()


class Receiver:
    def __init__(self, bot: str, inbox: Inbox, courtesy: Courtesy) -> None:
        self._bot = bot
        self._inbox = inbox
        self._courtesy = courtesy

    async def accept(self, updates: Sequence[Any]) -> None:
        """Commit a batch to the inbox; only then may anybody hear that it was taken."""
        read_ones = [(self._read(update), update) for update in updates]
        incoming = [found for found, _ in read_ones if found]
        if incoming:
            await self._inbox.accept(incoming)
        for found, update in read_ones:
            self._be_polite(found, update)

    def _read(self, update: Any) -> Incoming | None:
        try:
            return read(update, self._bot)
        except Malformed as malformed:
            log.warning("update_dropped", row=malformed.id, reason="malformed")
            return None

    def _be_polite(self, found: Incoming | None, update: Any) -> None:
        query = update.get("callback_query") if isinstance(update, dict) else None
        if isinstance(query, dict) and "id" in query:
            self._courtesy.pressed(str(query["id"]))
        if found and not isinstance(found.body, Blocked):
            self._courtesy.heard(int(found.address.chat))
