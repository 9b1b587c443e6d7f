"""Who sits at the console: the session of a caseworker, checked on every request."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.services.staff import SignedIn
from handlers.console.wayback import sign_in_from
from handlers.web.hall import Cookie, Hall
from handlers.web.seal import check_equal
from handlers.web.uploads import words

STAFF = Cookie(name="opora_staff", path="/console", is_strict=True)
SEE_OTHER, EXPIRED = 303, 401
TYPED = ("text", "note", "value")  # fields that a caseworker writes in

Handler: TypeAlias = Callable[[Request], Awaitable[Response]]
Seated: TypeAlias = Callable[[Request, SignedIn], Awaitable[Response]]


class Desk:
    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    async def who(self, request: Request) -> SignedIn | None:
        token = STAFF.read(request)
        return await self._hall.house.staff.who(token) if token else None

    def seated(self, handler: Seated) -> Handler:
        """Let only a signed-in caseworker through; what was typed meanwhile is shown, not lost."""

        async def guarded(request: Request) -> Response:
            signed_in = await self.who(request)
            if signed_in is not None:
                return await handler(request, signed_in)
            if request.method == "POST":
                return await self._expired(request)
            return RedirectResponse(sign_in_from(request), status_code=SEE_OTHER)

        return guarded

    async def _expired(self, request: Request) -> Response:
        async with request.form() as form:
            typed = [words(form, name) for name in TYPED]
        facts = {"text": "\n\n".join(filter(None, typed)), "sign_in": sign_in_from(request)}
        return self._hall.pages.page("console/expired.html", facts, status=EXPIRED)

    @staticmethod
    def check(form: FormData, signed_in: SignedIn) -> None:
        """Raise 403 unless the form belongs to this session."""
        check_equal(form.get("csrf"), signed_in.csrf)
