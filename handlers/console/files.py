"""Files of a case: the service decides who may open them and writes down who did."""

from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from bot.services.staff import SignedIn
from handlers.web.attachment import attachment, download
from handlers.web.hall import Hall


class Files:
    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    async def open(self, request: Request, signed_in: SignedIn) -> Response:
        file: UUID = request.path_params["file"]
        return attachment(await self._hall.house.files.open(file, signed_in.worker))

    async def application(self, request: Request, signed_in: SignedIn) -> Response:
        """The application as PDF, made for this caseworker now."""
        case: UUID = request.path_params["case"]
        printed = await self._hall.house.papers.application(signed_in.worker, case)
        return download(printed.name, printed.content)
