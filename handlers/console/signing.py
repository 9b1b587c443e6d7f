"""Signing in and out, and the one-time link of the first caseworker."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.errors import NotAllowed, Refusal, TooManyTries, WrongSignIn
from handlers.console.desk import SEE_OTHER, STAFF, Desk
from handlers.console.wayback import HOME, SIGN_IN, wayback
from handlers.web.failures import status_of
from handlers.web.hall import Cookie, Hall, source
from handlers.web.seal import fresh

DOOR = Cookie(name="opora_staff_door", path="/console", is_strict=True)
SHORTEST = 10  # characters of a password
LACKING = 422


class Signing:
    def __init__(self, hall: Hall, desk: Desk) -> None:
        self._hall = hall
        self._desk = desk

    async def ask(self, request: Request) -> Response:
        way = wayback(request.query_params.get("next", ""))
        return self._form(request, "console/sign_in.html", {"login": "", "words": "", "next": way})

    async def sign_in(self, request: Request) -> Response:
        async with request.form() as form:
            self._hall.seal.check((DOOR.read(request),), form)
            login, password = _word(form, "login"), _secret(form)
            way = wayback(_word(form, "next"))
        try:
            token = await self._hall.house.staff.sign_in(login, password, source(request))
        except (WrongSignIn, TooManyTries) as error:
            facts = {"login": login, "words": self._hall.pages.refusal(error), "next": way}
            return self._form(request, "console/sign_in.html", facts, error)
        return self._seat(token, way)

    async def sign_out(self, request: Request) -> Response:
        signed_in = await self._desk.who(request)
        async with request.form() as form:
            if signed_in is not None:
                self._desk.check(form, signed_in)
                await self._hall.house.staff.sign_out(STAFF.read(request))
        response = RedirectResponse(SIGN_IN, status_code=SEE_OTHER)
        STAFF.take(response)
        return response

    async def ask_first(self, request: Request) -> Response:
        token = request.query_params.get("token", "")
        facts = {"token": token, "login": "", "name": "", "words": ""}
        return self._form(request, "console/first.html", facts)

    async def begin_first(self, request: Request) -> Response:
        async with request.form() as form:
            self._hall.seal.check((DOOR.read(request),), form)
            token, login, name = (_word(form, field) for field in ("token", "login", "name"))
            password = _secret(form)
        facts = {"token": token, "login": login, "name": name}
        if not login or not name or len(password) < SHORTEST:
            words = self._hall.pages.say("console.first_lacking", least=SHORTEST)
            return self._form(request, "console/first.html", facts | {"words": words}, LACKING)
        try:
            session = await self._hall.house.staff.begin_first(token, login, name, password)
        except NotAllowed as error:
            words = self._hall.pages.say("console.first_used")
            return self._form(request, "console/first.html", facts | {"words": words}, error)
        return self._seat(session, HOME)

    def _seat(self, token: str, way: str) -> Response:
        response = RedirectResponse(way, status_code=SEE_OTHER)
        STAFF.give(response, token, secure=self._hall.is_https)
        DOOR.take(response)
        return response

    def _form(
        self,
        request: Request,
        template: str,
        facts: dict[str, str],
        trouble: Refusal | int | None = None,
    ) -> Response:
        status = status_of(trouble) if isinstance(trouble, Refusal) else trouble or 200
        held = DOOR.read(request)
        key = held or fresh()
        facts = facts | {"csrf": self._hall.seal.token(key)}
        response = self._hall.pages.page(template, facts, status=status)
        if not held:
            DOOR.give(response, key, secure=self._hall.is_https)
        return response


def _word(form: FormData, field: str) -> str:
    value = form.get(field)
    return value.strip() if isinstance(value, str) else ""


def _secret(form: FormData) -> str:
    value = form.get("password")
    return value if isinstance(value, str) else ""
