"""The page of a case: the conversation, the answer, and what is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.conversation.fields.values import shown
from bot.conversation.forms.course import asked, in_order, label_of
from bot.conversation.knowing import Knowing
from bot.people import Act, may
from bot.services.cases.caseviews import Answered, CaseView, DraftView, FileView
from bot.services.staff import SignedIn
from handlers.console.desk import SEE_OTHER
from handlers.console.queue import Queue
from handlers.web.hall import Hall
from handlers.web.seal import fresh
from knowledge.form import LATER, Field, Form, Kind, is_of_representative


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
    """A field of a form, as a caseworker reads it.

    `files` are those of a document; `missing` is the field of one that has none here.
    """

    label: str
    value: str
    about: str  # of one for another: «representative» or «applicant»
    by_worker: bool
    files: tuple[FileView, ...] = ()
    missing: str = ""


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
        answers = self._filled(_sent(knowledge, view), view.answers, view.files)
        placed = {file.id for one in answers for file in one.files}
        return {
            "topic": self._queue.title(view.topic or view.row.measure),
            "offered": tuple(self._queue.title(measure) for measure in view.offered),
            "place": knowledge.place_name(region, view.municipality),
            "answers": answers,
            "loose_files": tuple(file for file in view.files if file.id not in placed),
            "draft": self._filled(_form(knowledge, draft), draft.answers) if draft else (),
            "fillable": self._fillable(draft) if draft else {},
        }

    def _filled(
        self, form: Form, answers: tuple[Answered, ...], files: tuple[FileView, ...] = ()
    ) -> tuple[Filled, ...]:
        """The answers in the order of the form; those to fields that it has lost come last."""
        told = {answer.field: answer for answer in answers}
        return tuple(self._one(form, told[name], files) for name in in_order(form, told))

    def _one(self, form: Form, answer: Answered, files: tuple[FileView, ...]) -> Filled:
        own = tuple(file for file in files if file.field == answer.field)
        is_missing = _is_document(form, answer.field) and not own
        return Filled(
            label=label_of(form, answer.field),
            value="" if own else self._value(form, answer),
            about=_about(form, answer.field),
            by_worker=answer.by_worker,
            files=own,
            missing=answer.field if is_missing else "",
        )

    def _value(self, form: Form, answer: Answered) -> str:
        """An answer as people write it; of files how many there are, or why there are none."""
        texts = self._hall.house.texts
        field = form.field(answer.field) if form.has(answer.field) else None
        if _is_document(form, answer.field):
            return self._document(answer.value)
        if not answer.value:
            return texts.line("console.no_answer")
        return shown(field, answer.value) if field else answer.value

    def _document(self, value: str) -> str:
        texts = self._hall.house.texts
        if value.isdecimal() and int(value):
            return texts.line("console.files_count", {"count": int(value)})
        return texts.line("console.document_later" if value == LATER else "console.no_document")

    def _fillable(self, draft: DraftView) -> Mapping[str, str]:
        """The fields that a caseworker may fill «со слов», the one being asked first."""
        form = _form(self._hall.house.knowledge, draft)
        told = {answer.field: answer.value for answer in draft.answers}
        fields = [one for one in asked(form, told) if one.kind is not Kind.FILES]
        fields.sort(key=lambda one: one.id != draft.field)
        return {one.id: self._offer(one) for one in fields}

    def _offer(self, field: Field) -> str:
        """A field by its label; of a choice also what may be written."""
        options = "; ".join(one.text for one in field.answers)
        facts = {"label": field.label, "options": options}
        return self._hall.house.texts.line("console.fill_option", facts)


def _is_document(form: Form, field_id: str) -> bool:
    return form.has(field_id) and form.field(field_id).kind is Kind.FILES


def _form(knowledge: Knowing, draft: DraftView) -> Form:
    return knowledge.form(draft.form, draft.measure, is_for_another=draft.is_for_another)


def _sent(knowledge: Knowing, view: CaseView) -> Form:
    is_for_another = view.row.is_for_another
    return knowledge.form(view.form, view.row.measure, is_for_another=is_for_another)


def _about(form: Form, field_id: str) -> str:
    """Of which of two persons an answer tells; «» where there is only one."""
    if not any(is_of_representative(one.id) for one in form.fields):
        return ""
    return "representative" if is_of_representative(field_id) else "applicant"
