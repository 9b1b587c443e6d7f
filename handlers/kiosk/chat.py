"""The page of the conversation, or of its beginning."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from bot.services.visits import Visit
from handlers.kiosk.door import DOOR, VISIT, Door
from handlers.kiosk.view import bar, newest, read_here, shown, spoken
from handlers.web.hall import Hall
from handlers.web.seal import fresh


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a page says besides the conversation; `text` goes back into the field."""

    words: str = ""
    text: str = ""
    status: int = 200


class Chat:
    def __init__(self, hall: Hall, door: Door) -> None:
        self._hall = hall
        self._door = door

    async def page(self, request: Request) -> Response:
        return await self.show(request, Notice())

    async def show(self, request: Request, notice: Notice) -> Response:
        visit = await self._door.find(request)
        if visit:
            return await self._conversation(visit, notice)
        return self._welcome(request, notice)

    async def _conversation(self, visit: Visit, notice: Notice) -> Response:
        lines = read_here(await self._hall.house.transcript.since(visit.conversation, 0))
        token, _ = self._door.bound(visit.token)
        below = bar(lines)
        facts = {
            "lines": shown(spoken(lines, self._hall.pages.say("log.begun")), below.nonce),
            "bar": below,
            "newest": newest(lines),
            "after": lines[-1].seq if lines else 0,
            "visit": visit,
            "csrf": token,
            "form_id": fresh(),
            "notice": notice,
        }
        response = self._hall.pages.page("kiosk/chat.html", facts, status=notice.status)
        if visit.is_remembered:  # thirty days from now, like the visit itself
            self._door.give(response, visit)
        return response

    def _welcome(self, request: Request, notice: Notice) -> Response:
        token, door = self._door.bound(DOOR.read(request))
        has_ended = bool(VISIT.read(request))
        if has_ended and not notice.words:
            notice = Notice(words=self._hall.pages.say("page.visit_ended"))
        facts = {"csrf": token, "form_id": fresh(), "notice": notice}
        response = self._hall.pages.page("kiosk/welcome.html", facts, status=notice.status)
        if door:
            DOOR.give(response, door, secure=self._hall.is_https)
        if has_ended:
            VISIT.take(response)
        return response
