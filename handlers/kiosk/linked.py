"""The page of a one-time link from a messenger: looking uses nothing up, its button opens it."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.errors import NotFound, TooManyTries
from handlers.kiosk.door import CHAT, DOOR, SEE_OTHER, VISIT, Door, Guest
from handlers.web.failures import status_of
from handlers.web.hall import Hall, source

GONE = 410
HEADERS = {  # nobody learns of the link by a referrer, nobody finds the page
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


class Linked:
    def __init__(self, hall: Hall, door: Door) -> None:
        self._hall = hall
        self._door = door

    async def look(self, request: Request) -> Response:
        """Show one button: what fetches pages for previews presses none."""
        link = request.path_params["link"]
        try:
            may_open = await self._hall.house.visits.may_open(link, source(request))
        except TooManyTries as error:
            return self._gone("page.error_often", status_of(error))
        if not may_open:
            return await self._again(request)
        token, door = self._door.bound(VISIT.read(request) or DOOR.read(request))
        response = self._hall.pages.page("kiosk/link.html", {"csrf": token})
        if door:
            DOOR.give(response, door, secure=self._hall.is_https)
        return _unseen(response)

    async def open(self, request: Request) -> Response:
        """Open it, for this browser alone; the address of the link is left at once."""
        link = request.path_params["link"]
        async with request.form() as form:
            self._door.check(request, form)
        try:
            if not await self._hall.house.visits.may_open(link, source(request)):
                return await self._again(request)
            visit = await self._hall.house.visits.open_link(link)
        except TooManyTries as error:
            return self._gone("page.error_often", status_of(error))
        except NotFound:  # somebody was faster
            return await self._again(request)
        await self._hall.house.transcript.wait(
            visit.conversation, visit.last_seq, self._hall.patience
        )
        return _unseen(self._door.lead_in(Guest(visit=visit, is_new=True)))

    async def _again(self, request: Request) -> Response:
        """The browser that opened it comes in; to all others it never was."""
        visit = await self._door.find(request)
        link = request.path_params["link"]
        if visit and await self._hall.house.visits.is_inside(link, visit):
            return _unseen(RedirectResponse(CHAT, status_code=SEE_OTHER))
        return self._gone("page.link_gone", GONE)

    def _gone(self, words: str, status: int) -> Response:
        facts = {"words": self._hall.pages.say(words), "way_back": self._hall.way_back}
        return _unseen(self._hall.pages.page("kiosk/gone.html", facts, status=status))


def _unseen(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response
