"""The page of a case: the conversation, the answer, and what is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.conversation.forms import FORMS, Kind
from bot.people import Act, may
from bot.services.cases.caseviews import Answered, CaseView, DraftView
from bot.services.staff import SignedIn
from handlers.console.desk import SEE_OTHER
from handlers.console.queue import Queue
from handlers.web.hall import Hall
from handlers.web.seal import fresh


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """An answer that did not go: why, its text, and the last line that its author had seen."""

    words: str = ""
    text: str = ""
    note: str = ""
    value: str = ""
    seen_seq: int | None = None
    status: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A field of a form, as a caseworker reads it."""

    label: str
    value: str
    by_worker: bool


class Case:
    def __init__(self, hall: Hall, queue: Queue) -> None:
        self._hall = hall
        self._queue = queue

    async def page(self, request: Request, signed_in: SignedIn) -> Response:
        return await self.show(request, signed_in, Unsent())

    async def again(self, request: Request, _signed_in: SignedIn) -> Response:
        """A page that answered a form was opened again by its address."""
        where = f"/console/cases/{request.path_params['case']}?{request.url.query}#end"
        return RedirectResponse(where, status_code=SEE_OTHER)

    async def show(self, request: Request, signed_in: SignedIn, unsent: Unsent) -> Response:
        case: UUID = request.path_params["case"]
        view = await self._hall.house.casework.read(signed_in.worker, case)
        facts = {
            **await self._queue.facts(request, signed_in),
            **self._known(view),
            "view": view,
            "unsent": unsent,
            "may_take_over": may(signed_in.worker, Act.TAKE_OVER),
            "may_erase": may(signed_in.worker, Act.ERASE_CITIZEN),
            "form_id": fresh(),
        }
        return self._hall.pages.page("console/case.html", facts, status=unsent.status)

    def _known(self, view: CaseView) -> Mapping[str, object]:
        knowledge, draft = self._hall.house.knowledge, view.draft
        region = view.region or self._hall.house.settings.region
        return {
            "topic": self._queue.title(view.topic or view.row.measure),
            "offered": tuple(self._queue.title(measure) for measure in view.offered),
            "place": knowledge.place_name(region, view.municipality),
            "answers": self._filled(view, view.answers),
            "draft": self._filled(view, draft.answers) if draft else (),
            "fillable": self._fillable(draft) if draft else {},
        }

    def _filled(self, view: CaseView, answers: tuple[Answered, ...]) -> tuple[Filled, ...]:
        place = self._hall.house.knowledge.place_name
        region = view.region or self._hall.house.settings.region
        return tuple(
            Filled(
                label=self._label(answer.field),
                value=place(region, answer.value) or answer.value,
                by_worker=answer.by_worker,
            )
            for answer in answers
        )

    def _fillable(self, draft: DraftView) -> Mapping[str, str]:
        """The fields that a caseworker may fill «со слов», the one being asked first."""
        form = FORMS.get(draft.form)
        names = [field.id for field in form.fields if field.kind is not Kind.FILES] if form else []
        names.sort(key=lambda name: name != draft.field)
        return {name: self._label(name) for name in names}

    def _label(self, field: str) -> str:
        texts, key = self._hall.house.texts, f"label.{field}"
        return texts.line(key) if key in texts.keys() else field  # noqa: SIM118  not a dict
