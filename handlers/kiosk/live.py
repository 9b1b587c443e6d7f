"""What comes to an open page: lines of the log and the bar below, as they are said."""

from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response

from bot.messages import Author
from bot.services.visits import Visit
from handlers.kiosk.door import Door
from handlers.kiosk.view import bar, read_here, shown, spoken
from handlers.web.hall import Hall
from handlers.web.stream import Event, seen, stream

LOOK = 5.0  # seconds: so soon a page learns that its visit is over
GONE = 204  # tells a browser not to come again


class Live:
    def __init__(self, hall: Hall, door: Door) -> None:
        self._hall = hall
        self._door = door

    async def stream(self, request: Request) -> Response:
        visit = await self._door.find(request)
        if visit is None:
            return Response(status_code=GONE)
        return stream(self._events(request, visit, seen(request)))

    async def _events(
        self, request: Request, visit: Visit, seq: int
    ) -> AsyncIterator[Event | None]:
        transcript = self._hall.house.transcript
        while True:
            lines = await transcript.wait(visit.conversation, seq, LOOK)
            if await self._door.find(request) is None:  # finished, or too long ago
                yield Event(name=await self._ending(visit))
                return
            if not lines:
                yield None
                continue
            seq, told = lines[-1].seq, read_here(lines)
            below = bar(told)
            for each in shown(spoken(told, self._hall.pages.say("log.begun")), below.nonce):
                body = self._hall.pages.piece("kiosk/line.html", {"shown": each})
                yield Event(name="line", id=each.line.seq, body=body)
            if any(line.author is Author.BOT for line in told) and below.nonce:
                yield Event(
                    name="bar", body=self._hall.pages.piece("kiosk/bar.html", {"bar": below})
                )

    async def _ending(self, visit: Visit) -> str:
        """What was erased must not stay on a screen; what merely ended may be read on."""
        told = await self._hall.house.transcript.since(visit.conversation, 0)
        return "erased" if any(line.is_erased for line in told) else "ended"
