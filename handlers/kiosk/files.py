"""Files that a caseworker sent: opened by the guest of that conversation only."""

from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from bot.errors import NotFound
from handlers.kiosk.door import Door
from handlers.web.attachment import attachment
from handlers.web.hall import Hall


class Files:
    def __init__(self, hall: Hall, door: Door) -> None:
        self._hall = hall
        self._door = door

    async def open(self, request: Request) -> Response:
        visit = await self._door.find(request)
        if visit is None:
            raise NotFound
        file: UUID = request.path_params["file"]
        opened = await self._hall.house.files.open_for_citizen(file, visit.conversation)
        return attachment(opened)
