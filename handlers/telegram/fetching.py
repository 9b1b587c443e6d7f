"""Fetches citizens' files from Telegram. The link carries the token: it is told to nobody."""

from collections.abc import AsyncIterator

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiohttp import ClientError

from bot.errors import FileNotTaken
from bot.services.files import MAX_BYTES, Unreachable

PATIENCE = 60  # seconds for a whole file
CHUNK = 64 * 1024  # bytes


class TelegramFetcher:
    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, reference: str) -> AsyncIterator[bytes]:
        """Stream a file by its file_id. Raises Unreachable (try later) or FileNotTaken."""
        link = await self._link(reference)
        count = 0
        try:
            async for chunk in self._bot.session.stream_content(
                link, timeout=PATIENCE, chunk_size=CHUNK, raise_for_status=True
            ):
                count += len(chunk)
                if count > MAX_BYTES:
                    raise FileNotTaken("too_big")
                yield chunk
        except (TimeoutError, ClientError, OSError):
            raise Unreachable from None  # the cause would quote the link

    async def _link(self, reference: str) -> str:
        try:
            file = await self._bot.get_file(reference, request_timeout=PATIENCE)
        except TelegramBadRequest as error:
            if "too big" in error.message:
                raise FileNotTaken("too_big") from None
            raise Unreachable from None
        except AiogramError:
            raise Unreachable from None
        if not file.file_path:
            raise Unreachable
        return self._bot.session.api.file_url(self._bot.token, file.file_path)
