"""Server-sent events: what a page is told without asking."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import StreamingResponse

HEARTBEAT = 15.0  # seconds
PING = ": ping\n\n"
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    name: str
    body: str = ""
    id: int | None = None

    def written(self) -> str:
        lines = [f"event: {self.name}"]
        if self.id is not None:
            lines.append(f"id: {self.id}")
        lines += [f"data: {line}" for line in self.body.splitlines() or ("",)]
        return "\n".join(lines) + "\n\n"


def stream(events: AsyncIterator[Event | None]) -> StreamingResponse:
    """Send events as they come; None is a heartbeat."""
    return StreamingResponse(_written(events), media_type="text/event-stream", headers=HEADERS)


async def _written(events: AsyncIterator[Event | None]) -> AsyncIterator[str]:
    yield "retry: 2000\n\n"
    async for event in events:
        yield PING if event is None else event.written()


def seen(request: Request) -> int:
    """The last line that a page has: Last-Event-ID wins over `after`, as it is newer."""
    given = request.headers.get("last-event-id") or request.query_params.get("after", "")
    return int(given) if given.isascii() and given.isdigit() else 0
