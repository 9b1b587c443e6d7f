"""What «Мои данные» wishes for: shown at once, or planned for when the turn is stored."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from bot.conversation.fields.values import shown
from bot.conversation.forms.course import asked
from bot.conversation.knowing import Knowing
from bot.conversation.values.wishes import (
    EraseAll,
    Export,
    OwnData,
    ShowAnswers,
    ShowHeld,
    WithdrawConsent,
)
from bot.services.turns.consents import Documents
from bot.services.turns.noting import note
from bot.services.turns.task import Storing
from bot.storage.drawers.citizens import Application, Consent
from bot.storage.drawers.files import File, FileState
from knowledge.form import Form, Kind

EXPORT, ERASE = "export", "erase_conversation"  # kinds of due rows
GOODBYE = timedelta(seconds=5)  # a page shows the last words, then everything goes


async def own_data(turn: Storing, wish: OwnData, documents: Documents, knowledge: Knowing) -> None:
    match wish:
        case ShowHeld():
            await _show_held(turn, documents)
        case ShowAnswers(case=case):
            turn.facts["answers"] = ()
            files = await turn.store.files.of_conversation(turn.conversation)
            turn.facts["files"] = names_of(one for one in files if one.case_id == case)
            application = await turn.store.applications.of_case(case)
            if application and application.conversation_id == turn.conversation:
                turn.facts["answers"] = answers_of(application, knowledge)
        case WithdrawConsent(purpose=purpose):
            await turn.store.consents.withdraw(turn.conversation, purpose, turn.now)
            await note(turn, "consent.withdrawn", "conversation", turn.conversation)
        case Export():
            await turn.store.due.put(EXPORT, turn.conversation, turn.now)
            await note(turn, "conversation.export_asked", "conversation", turn.conversation)
        case EraseAll():
            await turn.store.due.put(ERASE, turn.conversation, turn.now + GOODBYE)


async def _show_held(turn: Storing, documents: Documents) -> None:
    files = await turn.store.files.of_conversation(turn.conversation)
    given = await turn.store.consents.history(turn.conversation)
    turn.facts["files"] = names_of(files)
    turn.facts["consents"] = tuple(_consent(one, documents) for one in given)


def _consent(consent: Consent, documents: Documents) -> dict[str, str]:
    withdrawn_at = consent.withdrawn_at
    return {
        "purpose": consent.purpose,
        "on": consent.at.isoformat(),
        "version": consent.version,
        "withdrawn_on": withdrawn_at.isoformat() if withdrawn_at else "",
        "is_old": "" if documents.is_current(consent) else "yes",
    }


def names_of(files: Iterable[File]) -> tuple[str, ...]:
    """Return the names of files that are kept; one that has none is numbered."""
    kept = (file for file in files if file.state is not FileState.REFUSED)
    return tuple(file.name or str(at) for at, file in enumerate(kept, start=1))


def answers_of(sent: Application, knowledge: Knowing) -> tuple[dict[str, str], ...]:
    """Return the answers of an application, of both persons where it is for another."""
    is_for_another = bool(sent.representative)
    form = knowledge.form(sent.form, sent.measure, is_for_another=is_for_another)
    return labelled(form, sent.told)


def labelled(form: Form, answers: Mapping[str, str]) -> tuple[dict[str, str], ...]:
    """Return answers as people read them: label and value, in the order of the form."""
    return tuple(
        {"field": one.id, "label": one.label, "value": shown(one, answers[one.id])}
        for one in asked(form, answers)
        if answers.get(one.id) and one.kind is not Kind.FILES
    )
