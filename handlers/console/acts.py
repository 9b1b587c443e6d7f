"""What a caseworker does with a case: one form, one act, then the page again."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias
from uuid import UUID

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.errors import NotFound, Refusal
from bot.people import Caseworker
from bot.services.staff import SignedIn
from handlers.console.case import Case, Unsent
from handlers.console.desk import SEE_OTHER, TYPED, Desk
from handlers.web.failures import status_of
from handlers.web.hall import Hall
from handlers.web.uploads import chunks, words

LONGEST = 8000  # characters of an answer or a note
TOO_LONG = 422

Act: TypeAlias = Callable[[Caseworker, UUID, FormData], Awaitable[None]]


class Acts:
    def __init__(self, hall: Hall, case: Case) -> None:
        self._hall = hall
        self._case = case
        self._acts: dict[str, Act] = {
            "claim": self._claim,
            "take-over": self._take_over,
            "release": self._release,
            "reply": self._reply,
            "send-file": self._send_file,
            "ask-document": self._ask_document,
            "note": self._note,
            "resolve": self._resolve,
            "reopen": self._reopen,
            "field": self._fill_field,
            "return": self._return,
        }

    async def post(self, request: Request, signed_in: SignedIn) -> Response:
        name: str = request.path_params["act"]
        case: UUID = request.path_params["case"]
        act = self._acts.get(name)
        if act is None:
            raise NotFound
        async with request.form(max_files=1) as form:
            unsent = await self._try(act, signed_in, case, form)
        if unsent:
            return await self._case.show(request, signed_in, unsent)
        where = f"/console/cases/{case}?{request.url.query}&done={name}#end"
        return RedirectResponse(where, status_code=SEE_OTHER)

    async def _try(
        self, act: Act, signed_in: SignedIn, case: UUID, form: FormData
    ) -> Unsent | None:
        """None when done; otherwise why not, with everything that was typed."""
        text, note, value = (words(form, name) for name in TYPED)
        try:
            Desk.check(form, signed_in)
            _check_length(text, note)
            await act(signed_in.worker, case, form)
        except Refusal as error:
            said, status = self._hall.pages.refusal(error), status_of(error)
        except HTTPException as error:
            said, status = self._stopped(error.status_code), error.status_code
        else:
            return None
        return Unsent(
            words=said, text=text, note=note, value=value, seen_seq=seen(form), status=status
        )

    def _stopped(self, status: int) -> str:
        """Why a form did not get as far as the act."""
        if status == TOO_LONG:
            return self._hall.pages.say("console.too_long", most=LONGEST)
        return self._hall.pages.say("console.form_stale")

    async def _claim(self, worker: Caseworker, case: UUID, _form: FormData) -> None:
        await self._hall.house.casework.claim(worker, case)

    async def _take_over(self, worker: Caseworker, case: UUID, _form: FormData) -> None:
        await self._hall.house.casework.take_over(worker, case)

    async def _release(self, worker: Caseworker, case: UUID, _form: FormData) -> None:
        await self._hall.house.casework.release(worker, case)

    async def _reply(self, worker: Caseworker, case: UUID, form: FormData) -> None:
        if text := words(form, "text"):
            await self._hall.house.casework.reply(worker, case, text, seen(form))

    async def _send_file(self, worker: Caseworker, case: UUID, form: FormData) -> None:
        file = form.get("file")
        if isinstance(file, UploadFile) and file.filename:
            await self._hall.house.casework.send_file(
                worker, case, file.filename, chunks(file), seen(form)
            )

    async def _ask_document(self, worker: Caseworker, case: UUID, form: FormData) -> None:
        await self._hall.house.casework.ask_document(
            worker, case, words(form, "document"), seen(form)
        )

    async def _note(self, worker: Caseworker, case: UUID, form: FormData) -> None:
        if note := words(form, "note"):
            await self._hall.house.casework.note(worker, case, note)

    async def _resolve(self, worker: Caseworker, case: UUID, _form: FormData) -> None:
        await self._hall.house.casework.resolve(worker, case)

    async def _reopen(self, worker: Caseworker, case: UUID, _form: FormData) -> None:
        await self._hall.house.casework.reopen(worker, case)

    async def _fill_field(self, worker: Caseworker, case: UUID, form: FormData) -> None:
        field, value = words(form, "field"), words(form, "value")
        if field and value:
            await self._hall.house.casework.fill_field(worker, case, field, value)

    async def _return(self, worker: Caseworker, case: UUID, _form: FormData) -> None:
        await self._hall.house.casework.return_to_bot(worker, case)


def _check_length(*texts: str) -> None:
    if any(len(text) > LONGEST for text in texts):
        raise HTTPException(TOO_LONG)


def seen(form: FormData) -> int:
    given = words(form, "last_seen_seq")
    return int(given) if given.isascii() and given.isdigit() else 0
