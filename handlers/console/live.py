"""Tells an open console page that it is out of date; the page then asks for itself again."""

from collections.abc import AsyncIterator
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from bot.services.footing.changes import QUEUE, about
from bot.services.staff import SignedIn
from handlers.console.desk import Desk
from handlers.web.hall import Hall
from handlers.web.stream import HEARTBEAT, Event, stream

GLANCE = 3.0  # seconds between two looks at the queue from the page of a case


class Live:
    def __init__(self, hall: Hall, desk: Desk) -> None:
        self._hall = hall
        self._desk = desk

    async def queue(self, request: Request, _signed_in: SignedIn) -> Response:
        return stream(self._events(request, QUEUE))

    async def case(self, request: Request, signed_in: SignedIn) -> Response:
        case: UUID = request.path_params["case"]
        view = await self._hall.house.casework.read(signed_in.worker, case)
        return stream(self._events(request, about(view.conversation)))

    async def _events(self, request: Request, topic: str) -> AsyncIterator[Event | None]:
        changes = self._hall.house.changes
        quiet = 0.0
        yield Event(name="changed")  # whatever happened between the page and its stream
        while True:
            mark = changes.mark(topic)
            has_news = await changes.wait(topic, GLANCE, after=mark)
            has_news = has_news or await changes.wait(QUEUE, 0, after=mark)
            if await self._desk.who(request) is None:
                yield Event(name="ended")
                return
            quiet += GLANCE
            if has_news:
                quiet = 0.0
                yield Event(name="changed")
            elif quiet >= HEARTBEAT:
                quiet = 0.0
                yield None
