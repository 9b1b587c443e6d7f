"""The queue: overdue first, then urgent, then whoever waits longest."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from bot.people import Act, may
from bot.services.cases.caseviews import QueueRow, Tab
from bot.services.staff import SignedIn
from handlers.console.lobby import Lobby
from handlers.console.words import WORDS
from handlers.web.hall import Hall


class Queue:
    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._lobby = Lobby(hall)

    async def page(self, request: Request, signed_in: SignedIn) -> Response:
        if not may(signed_in.worker, Act.SEE_QUEUE):
            return self._lobby.page(signed_in)
        facts = await self.facts(request, signed_in)
        return self._hall.pages.page("console/queue.html", facts)

    async def facts(self, request: Request, signed_in: SignedIn) -> Mapping[str, object]:
        """What the list of cases needs, on its own page and beside a case."""
        tab = chosen(request)
        casework = self._hall.house.casework
        rows = await casework.queue(signed_in.worker, tab)
        return {
            "tab": tab,
            "tabs": await casework.counts(signed_in.worker),
            **self.listed(rows, signed_in),
        }

    def listed(self, rows: tuple[QueueRow, ...], signed_in: SignedIn) -> Mapping[str, object]:
        """What any list of cases needs."""
        return {
            "rows": rows,
            "titles": self._titles(rows),
            "words": WORDS,
            "worker": signed_in.worker,
            "csrf": signed_in.csrf,
        }

    def _titles(self, rows: tuple[QueueRow, ...]) -> Mapping[str, str]:
        return {row.measure: self.title(row.measure) for row in rows}

    def title(self, measure: str) -> str:
        """What a measure is called; a case outlives the measure it was about."""
        house = self._hall.house
        found = house.knowledge.measure(measure, house.settings.region) if measure else None
        return found.title if found else measure


def chosen(request: Request) -> Tab:
    """The tab that the page is on; without one, all that the caseworker may see."""
    given = request.query_params.get("tab", "")
    return Tab(given) if given in set(Tab) else Tab.ALL
