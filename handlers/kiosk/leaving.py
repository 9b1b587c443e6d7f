"""Leaving and coming back: erase, remember this phone, return with a case number and a code."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.errors import NotFound, TooManyTries
from handlers.kiosk.door import CHAT, DOOR, SEE_OTHER, VISIT, Door, Guest
from handlers.web.failures import status_of
from handlers.web.hall import Hall, source
from handlers.web.seal import fresh
from handlers.web.uploads import words

LOOKALIKES = str.maketrans("АСЕНКМРТУХ", "ACEHKMPTYX")  # Cyrillic keys for Latin letters
CLEAN = '"cache", "cookies", "storage"'


class Leaving:
    def __init__(self, hall: Hall, door: Door) -> None:
        self._hall = hall
        self._door = door

    async def confirm(self, request: Request) -> Response:
        visit = await self._door.find(request)
        if visit is None:
            return RedirectResponse("/", status_code=SEE_OTHER)
        token, _ = self._door.bound(visit.token)
        until = await self._hall.house.visits.taken_until(visit.conversation)
        facts = {"csrf": token, "form_id": fresh(), "visit": visit, "taken_until": until}
        return self._hall.pages.page("kiosk/finish.html", facts)

    async def finish(self, request: Request) -> Response:
        """Erase, and leave nothing in the browser either; of a messenger's close the page only."""
        async with request.form() as form:
            self._door.check(request, form)
        visit = await self._door.find(request)
        if token := VISIT.read(request):
            await self._hall.house.visits.finish(token)
        is_closed = visit is not None and visit.is_side_door
        page = "kiosk/closed.html" if is_closed else "kiosk/finished.html"
        response = self._hall.pages.page(page, {"way_back": self._hall.way_back})
        response.headers["Clear-Site-Data"] = CLEAN
        VISIT.take(response)
        DOOR.take(response)
        return response

    async def remember(self, request: Request) -> Response:
        async with request.form() as form:
            self._door.check(request, form)
        response = RedirectResponse(CHAT, status_code=SEE_OTHER)
        if await self._door.find(request):
            await self._hall.house.visits.remember(VISIT.read(request))
            visit = await self._door.find(request)
            if visit:
                self._door.give(response, visit)
        return response

    async def ask_number(self, request: Request) -> Response:
        return self._ask(request, said="", number="", status=200)

    async def come_back(self, request: Request) -> Response:
        async with request.form() as form:
            self._door.check(request, form)
            number, code = words(form, "number"), _as_printed(words(form, "code"))
        try:
            visit = await self._hall.house.visits.come_back(number, code, source(request))
        except (NotFound, TooManyTries) as error:
            often = isinstance(error, TooManyTries)
            said = self._hall.pages.say("page.return_often" if often else "page.return_wrong")
            return self._ask(request, said=said, number=number, status=status_of(error))
        return self._door.lead_in(Guest(visit=visit, is_new=True))

    def _ask(self, request: Request, *, said: str, number: str, status: int) -> Response:
        held = VISIT.read(request) or DOOR.read(request)
        token, door = self._door.bound(held)
        facts = {"csrf": token, "said": said, "number": number}
        response = self._hall.pages.page("kiosk/return.html", facts, status=status)
        if door:
            DOOR.give(response, door, secure=self._hall.is_https)
        return response


def _as_printed(code: str) -> str:
    """A code as we print it, however it was typed: small letters, spaces, another keyboard."""
    return "".join(code.upper().translate(LOOKALIKES).replace("-", "").split())
