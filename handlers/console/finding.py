"""Looking for a case by number, phone or SNILS: posted, so that no address ever holds it."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.errors import Refusal, TooManyTries, ValueNotTaken
from bot.services.cases.caseviews import QueueRow
from bot.services.staff import SignedIn
from handlers.console.desk import SEE_OTHER, Desk
from handlers.console.queue import Queue
from handlers.web.failures import status_of
from handlers.web.hall import Hall
from handlers.web.uploads import words


class Finding:
    def __init__(self, hall: Hall, queue: Queue) -> None:
        self._hall = hall
        self._queue = queue

    async def again(self, _request: Request, _signed_in: SignedIn) -> Response:
        """What was found is not shown again: nobody knows any more what was looked for."""
        return RedirectResponse("/console", status_code=SEE_OTHER)

    async def find(self, request: Request, signed_in: SignedIn) -> Response:
        async with request.form() as form:
            wanted = words(form, "wanted")
            try:
                Desk.check(form, signed_in)
            except HTTPException as error:
                said = self._hall.pages.say("console.form_stale")
                return self._show(signed_in, (), said, error.status_code)
        try:
            rows = await self._hall.house.searching.find(signed_in.worker, wanted)
        except (ValueNotTaken, TooManyTries) as error:
            return self._show(signed_in, (), self._why(error), status_of(error))
        return self._show(signed_in, rows)

    def _show(
        self, signed_in: SignedIn, rows: tuple[QueueRow, ...], said: str = "", status: int = 200
    ) -> Response:
        facts = {**self._queue.listed(rows, signed_in), "said": said}
        return self._hall.pages.page("console/found.html", facts, status=status)

    def _why(self, error: Refusal) -> str:
        is_often = isinstance(error, TooManyTries)
        return self._hall.pages.say("console.find_often" if is_often else "console.find_wrong")
