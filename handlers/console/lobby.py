"""The page of whoever may see no case: who they are, what they may do, the way out."""

from starlette.responses import Response

from bot.services.staff import SignedIn
from handlers.console.words import DUTIES, ROLES
from handlers.web.hall import Hall


class Lobby:
    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def page(self, signed_in: SignedIn) -> Response:
        worker, say = signed_in.worker, self._hall.pages.say
        facts = {
            "worker": worker,
            "csrf": signed_in.csrf,
            "role": say(ROLES[worker.role]),
            "duties": DUTIES[worker.role],
        }
        return self._hall.pages.page("console/lobby.html", facts)
