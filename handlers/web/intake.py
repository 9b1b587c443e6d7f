"""How much a request may bring: a body beyond the limit is refused before it is kept anywhere."""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from handlers.web.typed import keep

MAX_WORDS = 256 * 1024  # a form of words
MAX_FILES = 64 * 2**20  # a form with files; each file has the service's own limit
TOO_BIG = 413


class Intake:
    """Counts what comes in, whatever Content-Length says."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        has_files = headers.get("content-type", "").startswith("multipart/form-data")
        limit = MAX_FILES if has_files else MAX_WORDS
        announced = headers.get("content-length", "0")
        taken = int(announced) if announced.isdigit() and int(announced) > limit else 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                raise HTTPException(TOO_BIG)
            if not has_files:
                keep(scope, message.get("body", b""))
            return message

        await self._app(scope, counted, send)
