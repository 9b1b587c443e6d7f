"""The webhook's door: the secret, the size, and 200 only after the inbox has committed."""

import hmac
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import orjson
import structlog
from starlette.requests import Request
from starlette.responses import Response

LARGEST_UPDATE = 256 * 1024  # bytes
RETRY_AFTER = 5  # seconds
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name

log = structlog.get_logger()


class Webhook:
    """`secrets`: the current one first; a second is still let in while they rotate."""

    def __init__(
        self, secrets: Sequence[str], accept: Callable[[Sequence[Any]], Awaitable[None]]
    ) -> None:
        self._secrets = tuple(secret.encode() for secret in secrets)
        self._accept = accept

    async def answer(self, request: Request) -> Response:
        if not self._is_telegram(request):
            return Response(status_code=403)
        body = await _read(request)
        if body is None:
            return Response(status_code=413)
        try:
            update = orjson.loads(body)
        except orjson.JSONDecodeError:
            log.warning("update_dropped", reason="malformed")
            return Response()  # asking again would bring the same
        return await self._take(update)

    async def _take(self, update: Any) -> Response:
        try:
            await self._accept([update])
        except Exception:  # the last resort: Telegram keeps the update and asks again
            log.exception("update_not_accepted")
            return Response(status_code=503, headers={"Retry-After": str(RETRY_AFTER)})
        return Response()

    def _is_telegram(self, request: Request) -> bool:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
        matches = [hmac.compare_digest(given, secret) for secret in self._secrets]
        return any(matches)


async def _read(request: Request) -> bytes | None:
    """Return the body, or None when it is larger than any update."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_UPDATE:
            return None
    return bytes(body)
