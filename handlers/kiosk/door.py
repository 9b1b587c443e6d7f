"""The way in: which visit a request belongs to, and how a new one begins."""

from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.messages import Body, Channel, Incoming, Pressed, SentFile
from bot.services.visits import REMEMBERED, Visit
from handlers.web.hall import Cookie, Hall
from handlers.web.seal import fresh

VISIT = Cookie(name="opora_visit")
DOOR = Cookie(name="opora_door")  # before a visit: what the first form is bound to
CHAT = "/#newest"
SEE_OTHER = 303
OPENING = 1  # seq of the press that opens a conversation


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    visit: Visit
    is_new: bool = False


class Door:
    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    async def find(self, request: Request) -> Visit | None:
        token = VISIT.read(request)
        return await self._hall.house.visits.find(token) if token else None

    async def enter(self, request: Request, form: FormData) -> Guest | None:
        """The guest of a form; a first form begins a visit. None: the visit has ended."""
        self.check(request, form)
        if VISIT.read(request):
            visit = await self.find(request)
            return Guest(visit=visit) if visit else None
        visit = await self._hall.house.visits.begin()
        await self.bring(visit, "start", Pressed(choice="start"))
        await self._hall.house.transcript.wait(visit.conversation, OPENING, self._hall.patience)
        return Guest(visit=visit, is_new=True)  # the greeting stands before the first words

    async def bring(self, visit: Visit, form_id: str, *bodies: Body) -> None:
        """Hand what was said or pressed to the inbox, once however often it is posted."""
        seal, chat = self._hall.seal, visit.address.chat
        await self._hall.house.inbox.accept(
            [
                Incoming(
                    address=visit.address,
                    id=seal.act(chat, form_id, _content(place, body)),
                    body=body,
                    door=Channel.BROWSER,
                )
                for place, body in enumerate(bodies)
            ]
        )

    def lead_in(self, guest: Guest) -> Response:
        """To the conversation, with its cookie if the visit is new."""
        response = RedirectResponse(CHAT, status_code=SEE_OTHER)
        if guest.is_new:
            self.give(response, guest.visit)
        return response

    def give(self, response: Response, visit: Visit) -> None:
        age = int(REMEMBERED.total_seconds()) if visit.is_remembered else None
        VISIT.give(response, visit.token, secure=self._hall.is_https, age=age)

    def check(self, request: Request, form: FormData) -> None:
        """Raise 403 unless the form was made by us for this browser."""
        self._hall.seal.check((VISIT.read(request), DOOR.read(request)), form)

    def bound(self, held: str) -> tuple[str, str]:
        """A form's token, and a door's cookie if there is none to bind it to."""
        key = held or fresh()
        return self._hall.seal.token(key), "" if held else key


def _content(place: int, body: Body) -> str:
    """What makes an act another one. A file's reference is new with every upload of it."""
    return f"{place}|{body.file.name}" if isinstance(body, SentFile) else repr(body)
