"""Pages for what went wrong: plain words, a way on, and an id for what is our mistake."""

import secrets

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.errors import (
    AlreadyTaken,
    FileGone,
    NewMessageCame,
    NotAllowed,
    NotFound,
    PaperNotMade,
    Refusal,
    TooManyTries,
    WrongSignIn,
    WrongState,
)
from handlers.web.pages import Pages
from handlers.web.typed import typed

STATUS: dict[type[Refusal], int] = {
    NotAllowed: 403,
    NotFound: 404,
    FileGone: 410,
    PaperNotMade: 503,
    AlreadyTaken: 409,
    NewMessageCame: 409,
    WrongState: 409,
    TooManyTries: 429,
    WrongSignIn: 401,
}
OTHER = 422
MISTAKE = 500
WORDS = {
    400: "page.error_bad",
    403: "page.error_form",
    404: "page.error_missing",
    405: "page.error_missing",
    413: "page.error_big",
    429: "page.error_often",
}


def status_of(error: Refusal) -> int:
    return STATUS.get(type(error), OTHER)


class Failures:
    """Renders the pages; `console` pages lead back to the console."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    async def http(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else MISTAKE
        words = self._pages.say(WORDS.get(status, "page.error_bad"))
        response = self._page(request.scope, words, status)
        if isinstance(error, HTTPException):
            response.headers.update(error.headers or {})
        return response

    async def refusal(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, Refusal)  # noqa: S101  Starlette's signature is wider
        words = self._pages.refusal(error)
        return self._page(request.scope, words, status_of(error))

    def mistake(self, scope: Scope, number: str) -> Response:
        return self._page(scope, self._pages.say("page.error_ours", number=number), MISTAKE)

    def _page(self, scope: Scope, words: str, status: int) -> Response:
        """What happened, a way on, and what the person had typed."""
        home = "/console" if scope["path"].startswith("/console") else "/"
        facts = {"words": words, "home": home, "typed": typed(scope)}
        return self._pages.page("web/failure.html", facts, status=status)


class LastResort:
    """Catches what nobody foresaw: an id for the person, kind and place for the log."""

    def __init__(self, app: ASGIApp, *, failures: Failures) -> None:
        self._app = app
        self._failures = failures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        has_begun = False

        async def noted(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except ClientDisconnect:
            return
        except Exception as error:  # noqa: BLE001  the last resort of this channel
            number = secrets.token_hex(4)
            structlog.get_logger().error("request_failed", exc_info=error, row=number)
            if has_begun or scope["type"] != "http":
                return
            await self._failures.mistake(scope, number)(scope, receive, send)
