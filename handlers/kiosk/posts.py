"""What a guest posts: words, a press, files. Each form counts once."""

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.errors import FileNotTaken
from bot.messages import Author, Body, Pressed, Said, SentFile
from handlers.kiosk.chat import Chat, Notice
from handlers.kiosk.door import Door, Guest
from handlers.web.hall import Hall
from handlers.web.uploads import chunks, words

LONGEST = 8000  # characters of one message
LONGEST_CHOICE = 200
MOST_FILES = 10
GONE, TOO_MUCH, DONE = 410, 422, 204
SCRIPT = "x-opora-script"  # our own script asks; it hears the answer from the stream
REASONS = {
    "too_big": "page.file_too_big",
    "type": "page.file_type",
    "empty": "page.file_empty",
    "too_many": "page.file_too_many",
    "unreachable": "page.file_unreachable",
}


class Posts:
    def __init__(self, hall: Hall, door: Door, chat: Chat) -> None:
        self._hall = hall
        self._door = door
        self._chat = chat

    async def begin(self, request: Request) -> Response:
        async with request.form() as form:
            guest = await self._door.enter(request, form)
        return await self._answer(request, guest) if guest else await self._ended(request, "")

    async def say(self, request: Request) -> Response:
        async with request.form() as form:
            text = words(form, "text")
            try:
                return await self._say(request, form, text)
            except HTTPException as error:  # an old page: what was typed must not be lost
                said = self._hall.pages.say("page.error_form")
                return await self._show(request, said, text, error.status_code)

    async def _say(self, request: Request, form: FormData, text: str) -> Response:
        if len(text) > LONGEST:
            self._door.check(request, form)
            said = self._hall.pages.say("page.too_long", count=len(text), most=LONGEST)
            return await self._show(request, said, text, TOO_MUCH)
        guest = await self._door.enter(request, form)
        if guest is None:
            return await self._ended(request, text)
        if text:
            await self._door.bring(guest.visit, words(form, "id"), Said(text=text))
        return await self._answer(request, guest)

    async def press(self, request: Request) -> Response:
        async with request.form() as form:
            nonce, _, choice = words(form, "choice").partition("|")
            guest = await self._door.enter(request, form)
            if guest is None:
                return await self._ended(request, words(form, "draft"))
            if choice and len(choice) <= LONGEST_CHOICE:
                body = Pressed(choice=choice, nonce=nonce)
                await self._door.bring(guest.visit, words(form, "id"), body)
        return await self._answer(request, guest)

    async def file(self, request: Request) -> Response:
        async with request.form(max_files=MOST_FILES) as form:
            guest = await self._door.enter(request, form)
            if guest is None:
                return await self._ended(request, words(form, "draft"))
            bodies, refused = await self._uploaded(guest, form)
            draft = words(form, "draft")
            await self._door.bring(guest.visit, words(form, "id"), *bodies)
        if refused:
            return await self._show(request, refused, draft, TOO_MUCH)
        return await self._answer(request, guest)

    async def _uploaded(self, guest: Guest, form: FormData) -> tuple[list[Body], str]:
        """What was kept, and why the rest was not."""
        bodies: list[Body] = []
        refused: dict[str, None] = {}
        for upload in form.getlist("file"):
            if not isinstance(upload, UploadFile) or not upload.filename:
                continue
            try:
                file = await self._hall.house.files.upload(
                    guest.visit.conversation, upload.filename, chunks(upload)
                )
            except FileNotTaken as error:
                refused[self._hall.pages.say(REASONS.get(error.reason, REASONS["type"]))] = None
                continue
            bodies.append(SentFile(file=file))
        return bodies, " ".join(refused)

    async def _answer(self, request: Request, guest: Guest) -> Response:
        if SCRIPT in request.headers and not guest.is_new:
            return Response(status_code=DONE)
        await self._wait_for_words(guest)
        return self._door.lead_in(guest)

    async def _wait_for_words(self, guest: Guest) -> None:
        """A page without script is worth a moment's wait: it should show the answer at once."""
        transcript, seq = self._hall.house.transcript, guest.visit.last_seq
        while lines := await transcript.wait(guest.visit.conversation, seq, self._hall.patience):
            if lines[-1].author is not Author.CITIZEN:
                return
            seq = lines[-1].seq

    async def _ended(self, request: Request, text: str) -> Response:
        said = self._hall.pages.say("page.visit_ended_text" if text else "page.visit_ended")
        return await self._show(request, said, text, GONE)

    async def _show(self, request: Request, said: str, text: str, status: int) -> Response:
        """The page again with what was typed. Our script posts once more to see it."""
        if SCRIPT in request.headers:
            return Response(status_code=status)
        return await self._chat.show(request, Notice(words=said, text=text, status=status))
