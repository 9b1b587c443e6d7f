"""Documents of an application: which one a caseworker asks for, and what it is called."""

from uuid import UUID

from bot.conversation.knowing import Knowing
from bot.errors import ValueNotTaken
from bot.people import Caseworker
from bot.storage.store import Store
from knowledge.form import Kind


async def document_name(
    store: Store, knowledge: Knowing, worker: Caseworker, case_id: UUID, *, field: str
) -> str:
    """What the document of the case's form is called; ValueNotTaken if it has no such one."""
    case = await store.cases.read(case_id, worker)
    if case.application_id is None:
        raise ValueNotTaken
    sent = await store.applications.read(case.application_id)
    form = knowledge.form(sent.form, sent.measure, is_for_another=case.is_for_another)
    if not form.has(field) or form.field(field).kind is not Kind.FILES:
        raise ValueNotTaken
    return form.field(field).label
