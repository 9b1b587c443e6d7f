"""Opening a case for a caseworker: everything there is to see, in one reading."""

from dataclasses import replace
from uuid import UUID

from bot.conversation.forms import another
from bot.conversation.values.state import Draft, State
from bot.messages import Logged
from bot.people import Act, Caseworker, may, require
from bot.services.cases.caseviews import (
    Answered,
    CaseView,
    CitizenView,
    DraftView,
    FileView,
    Line,
    NoteView,
    QueueRow,
)
from bot.services.turns.numbers import shown
from bot.storage.drawers.blindindex import traits_of
from bot.storage.drawers.cases import Case
from bot.storage.drawers.conversations import Conversation
from bot.storage.drawers.deliveries import Delivered
from bot.storage.store import Store
from knowledge.form import OF_REPRESENTATIVE

LINES = 500
HIDDEN = "••••••••"


def queue_row(case: Case, worker: Caseworker) -> QueueRow:
    return QueueRow(
        case=case.id,
        number=shown(case.number),
        measure=case.measure,
        reason=case.reason,
        status=case.status,
        is_urgent=case.is_urgent,
        is_overdue=case.is_overdue,
        is_application=case.application_id is not None,
        is_for_another=case.is_for_another,
        channel=case.channel,
        assignee=case.assignee,
        is_mine=case.assignee_id == worker.id,
        waiting_since=case.waiting_since,
        opened_at=case.opened_at,
        due_at=case.due_at,
    )


async def read_case(store: Store, case_id: UUID, worker: Caseworker) -> CaseView:
    """Raises NotAllowed, NotFound. The caller notes the reading in the journal."""
    require(worker, Act.READ_CASE)
    case = await store.cases.read(case_id, worker)
    conversation = await store.conversations.read(case.conversation_id)
    state = conversation.state
    form, answers, has_consent = await _application(store, case)
    lines = await _lines(store, conversation, case)
    return CaseView(
        row=queue_row(case, worker),
        conversation=conversation.id,
        citizen=await _citizen(store, conversation.id),
        region=state.region,
        municipality=state.municipality,
        owner=conversation.owner.kind,
        lines=lines,
        last_seq=lines[-1].logged.seq if lines else 0,
        draft=_draft(state),
        form=form,
        answers=answers,
        has_consent=has_consent,
        files=await _files(store, case, worker),
        notes=await _notes(store, case, worker),
        question=state.question,
        topic=state.topic,
        offered=state.offered,
        misunderstood=state.misunderstood,
        score=case.score,
        similar=await _similar(store, case, answers, worker),
        may_answer=not conversation.is_erased and _may_answer(case, worker),
        is_erased=conversation.is_erased,
    )


def _may_answer(case: Case, worker: Caseworker) -> bool:
    is_ours = case.assignee_id in {None, worker.id}
    return may(worker, Act.ANSWER_CASE) and (is_ours or may(worker, Act.TAKE_OVER))


async def _citizen(store: Store, conversation: UUID) -> CitizenView | None:
    found = await store.citizens.of(conversation)
    return CitizenView(name=found.name, phone=found.phone) if found else None


async def _lines(store: Store, conversation: Conversation, case: Case) -> tuple[Line, ...]:
    log = await store.messages.last(conversation.id, LINES)
    states = await store.deliveries.states(conversation.id)
    filed = await store.messages.filed_with(case.id)
    return tuple(
        _line(discreet(logged), states.get(logged.id), logged.id in filed) for logged in log
    )


def discreet(logged: Logged) -> Logged:
    """A line as a caseworker may read it: a return code opens the chat for its citizen alone."""
    content = logged.content
    if not content.secret:
        return logged
    text = content.text.replace(content.secret, HIDDEN)
    return replace(logged, content=replace(content, text=text, secret=""))


def _line(logged: Logged, delivered: Delivered | None, is_of_case: bool) -> Line:  # noqa: FBT001
    if delivered is None:
        return Line(logged=logged, is_of_case=is_of_case)
    return Line(
        logged=logged, state=delivered.state, reason=delivered.reason, is_of_case=is_of_case
    )


def _draft(state: State) -> DraftView | None:
    draft = state.draft
    if draft is None:
        return None
    return DraftView(
        id=draft.id,
        form=draft.form,
        measure=draft.measure,
        field=draft.field,
        is_for_another=draft.is_for_another,
        answers=_answers(draft),
    )


def _answers(draft: Draft) -> tuple[Answered, ...]:
    return tuple(
        Answered(field=field, value=value, by_worker=field in draft.by_worker)
        for field, value in draft.told.items()
    )


async def _application(store: Store, case: Case) -> tuple[str, tuple[Answered, ...], bool]:
    if case.application_id is None:
        return "", (), True
    sent = await store.applications.read(case.application_id)
    answers = tuple(
        Answered(field=field, value=value, by_worker=field in sent.by_worker)
        for field, value in sent.told.items()
    )
    ground = sent.representative.get(another.GROUND, "")
    return sent.form, answers, another.is_lawful(ground) if case.is_for_another else True


async def _similar(
    store: Store, case: Case, answers: tuple[Answered, ...], worker: Caseworker
) -> tuple[QueueRow, ...]:
    """By whom it is for: one social worker applies for many."""
    own = {one.field: one.value for one in answers if not one.field.startswith(OF_REPRESENTATIVE)}
    found = await store.cases.similar(case, worker, traits_of(own))
    return tuple(queue_row(one, worker) for one in found)


async def _files(store: Store, case: Case, worker: Caseworker) -> tuple[FileView, ...]:
    return tuple(
        FileView(
            id=file.id,
            field=file.field,
            name=file.name,
            mime=file.mime,
            size=file.size,
            state=file.state,
            reason=file.reason,
            created_at=file.created_at,
        )
        for file in await store.files.of_case(case.id, worker)
    )


async def _notes(store: Store, case: Case, worker: Caseworker) -> tuple[NoteView, ...]:
    notes = await store.notes.of_case(case.id, worker)
    return tuple(NoteView(author=note.author, text=note.text, at=note.at) for note in notes)
