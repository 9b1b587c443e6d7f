"""Which address of the chat is answered by whom."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from handlers.kiosk.chat import Chat
from handlers.kiosk.door import SEE_OTHER, Door
from handlers.kiosk.files import Files
from handlers.kiosk.leaving import Leaving
from handlers.kiosk.linked import Linked
from handlers.kiosk.live import Live
from handlers.kiosk.papers import Papers
from handlers.kiosk.posts import Posts
from handlers.web.hall import Hall


def routes(hall: Hall) -> list[BaseRoute]:
    door = Door(hall)
    chat = Chat(hall, door)
    posts, leaving, papers = Posts(hall, door, chat), Leaving(hall, door), Papers(hall, door)
    linked = Linked(hall, door)
    return [
        Route("/", chat.page),
        Route("/begin", posts.begin, methods=["POST"]),
        Route("/say", posts.say, methods=["POST"]),
        Route("/press", posts.press, methods=["POST"]),
        Route("/file", posts.file, methods=["POST"]),
        *(Route(form, _home) for form in ("/begin", "/say", "/press", "/file", "/remember")),
        Route("/stream", Live(hall, door).stream),
        Route("/files/{file:uuid}", Files(hall, door).open),
        Route("/papers/{file:uuid}", papers.page),
        Route("/papers/{file:uuid}/sheet", papers.sheet),
        Route("/p/{link}", linked.look, methods=["GET"]),
        Route("/p/{link}", linked.open, methods=["POST"]),
        Route("/finish", leaving.confirm, methods=["GET"]),
        Route("/finish", leaving.finish, methods=["POST"]),
        Route("/remember", leaving.remember, methods=["POST"]),
        Route("/return", leaving.ask_number, methods=["GET"]),
        Route("/return", leaving.come_back, methods=["POST"]),
    ]


async def _home(_request: Request) -> Response:
    """A page that answered a form was opened again by its address."""
    return RedirectResponse("/", status_code=SEE_OTHER)
