"""Erasing a citizen: a page that says what goes, and the number of the case as its key."""

from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.errors import AlreadyTaken, NewMessageCame, Refusal, ValueNotTaken, WrongState
from bot.services.staff import SignedIn
from handlers.console.acts import seen
from handlers.console.desk import SEE_OTHER, Desk
from handlers.console.wayback import page_of
from handlers.web.failures import status_of
from handlers.web.hall import Hall
from handlers.web.uploads import words


class Erasing:
    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    async def ask(self, request: Request, signed_in: SignedIn) -> Response:
        return await self._show(request, signed_in)

    async def erase(self, request: Request, signed_in: SignedIn) -> Response:
        case: UUID = request.path_params["case"]
        async with request.form() as form:
            number, last_seen = words(form, "number"), seen(form)
            try:
                Desk.check(form, signed_in)
            except HTTPException as error:
                said = self._hall.pages.say("console.form_stale")
                return await self._show(request, signed_in, said, error.status_code)
        try:
            await self._hall.house.eraser.erase_citizen(signed_in.worker, case, number, last_seen)
        except (ValueNotTaken, NewMessageCame, AlreadyTaken) as error:
            return await self._show(request, signed_in, self._why(error), status_of(error))
        except WrongState:  # the form was sent twice
            return _to_case(request)
        return _to_case(request)

    async def _show(
        self, request: Request, signed_in: SignedIn, said: str = "", status: int = 200
    ) -> Response:
        case: UUID = request.path_params["case"]
        found = await self._hall.house.eraser.erasable(signed_in.worker, case)
        if found.is_erased:
            return _to_case(request)
        facts = {"found": found, "said": said, "csrf": signed_in.csrf, "back": page_of(request)}
        here = request.url.path
        return self._hall.pages.page("console/erase.html", facts | {"here": here}, status=status)

    def _why(self, error: Refusal) -> str:
        say = self._hall.pages.say
        match error:
            case AlreadyTaken(holder=holder):
                return say("console.erase_held", name=holder)
            case NewMessageCame():
                return say("console.erase_news")
            case _:
                return say("console.erase_wrong")


def _to_case(request: Request) -> Response:
    return RedirectResponse(f"{page_of(request)}#erased", status_code=SEE_OTHER)
