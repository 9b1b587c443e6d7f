"""A sheet that we made: a page to look at it, print it and take it, and the sheet inside it."""

from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from bot.errors import NotFound
from bot.services.files import OpenedFile
from handlers.kiosk.door import Door
from handlers.web.attachment import shown_inside
from handlers.web.hall import Hall
from handlers.web.headers import POLICY

WITH_SHEET = f"{POLICY}; frame-src 'self'"


class Papers:
    def __init__(self, hall: Hall, door: Door) -> None:
        self._hall = hall
        self._door = door

    async def page(self, request: Request) -> Response:
        found = await self._found(request)
        facts = {"file": request.path_params["file"], "name": found.name}
        page = self._hall.pages.page("kiosk/paper.html", facts)
        page.headers["Content-Security-Policy"] = WITH_SHEET
        return page

    async def sheet(self, request: Request) -> Response:
        return shown_inside(await self._found(request))

    async def _found(self, request: Request) -> OpenedFile:
        """The guest's own sheet; what anybody else sent is never shown inside a page of ours."""
        visit = await self._door.find(request)
        file: UUID = request.path_params["file"]
        if visit is None:
            raise NotFound
        opened = await self._hall.house.files.open_for_citizen(file, visit.conversation)
        if not opened.is_paper:
            raise NotFound
        return opened
