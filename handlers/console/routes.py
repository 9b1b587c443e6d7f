"""Which address of the console is answered by whom."""

from starlette.routing import BaseRoute, Route

from handlers.console.acts import Acts
from handlers.console.case import Case
from handlers.console.desk import Desk
from handlers.console.erasing import Erasing
from handlers.console.files import Files
from handlers.console.finding import Finding
from handlers.console.live import Live
from handlers.console.queue import Queue
from handlers.console.signing import Signing
from handlers.console.wayback import SIGN_IN
from handlers.web.hall import Hall


def routes(hall: Hall) -> list[BaseRoute]:
    desk, queue = Desk(hall), Queue(hall)
    case, live, signing = Case(hall, queue), Live(hall, desk), Signing(hall, desk)
    acts, erasing, files = Acts(hall, case), Erasing(hall), Files(hall)
    finding = Finding(hall, queue)
    at_case = "/console/cases/{case:uuid}"
    return [
        Route("/console", desk.seated(queue.page)),
        Route("/console/stream", desk.seated(live.queue)),
        Route("/console/search", desk.seated(finding.find), methods=["POST"]),
        Route("/console/search", desk.seated(finding.again), methods=["GET"]),
        Route(SIGN_IN, signing.ask, methods=["GET"]),
        Route(SIGN_IN, signing.sign_in, methods=["POST"]),
        Route("/console/sign-out", signing.sign_out, methods=["POST"]),
        Route("/console/first", signing.ask_first, methods=["GET"]),
        Route("/console/first", signing.begin_first, methods=["POST"]),
        Route("/console/files/{file:uuid}", desk.seated(files.open)),
        Route(at_case, desk.seated(case.page)),
        Route(f"{at_case}/stream", desk.seated(live.case)),
        Route(f"{at_case}/erase", desk.seated(erasing.ask), methods=["GET"]),
        Route(f"{at_case}/erase", desk.seated(erasing.erase), methods=["POST"]),
        Route(f"{at_case}/application", desk.seated(files.application)),
        Route(f"{at_case}/{{act}}", desk.seated(acts.post), methods=["POST"]),
        Route(f"{at_case}/{{act}}", desk.seated(case.again), methods=["GET"]),
    ]
