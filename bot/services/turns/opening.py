"""Opening cases: for an application that was sent, and for a person who was asked for."""

from dataclasses import replace

from bot.conversation.acts.applying.ageing import KEPT
from bot.conversation.forms import another
from bot.conversation.values.situation import CaseStatus, Owner, OwnerKind
from bot.conversation.values.wishes import AskPerson, Submit
from bot.messages import Channel
from bot.services.turns.noting import note
from bot.services.turns.numbers import (
    code_words,
    new_code,
    new_number,
    new_taken_code,
    only_digits,
    taken_shown,
)
from bot.services.turns.situations import CASE_OVERDUE, World
from bot.services.turns.task import Storing
from bot.storage.drawers.citizencases import Opening

PHONE_DIGITS = 4
NAME_FIELD, PHONE_FIELD = "full_name", "phone"


async def ask_person(turn: Storing, wish: AskPerson, world: World) -> None:
    """Open a case for a person, or add to the one that is already asked for."""
    cases = await turn.store.cases.of_citizen(turn.conversation)
    asked = [c for c in cases if not c.is_application and c.status is not CaseStatus.RESOLVED]
    if asked:
        turn.case, number = asked[0].id, asked[0].number
        await turn.store.cases.citizen_wrote(turn.case, turn.seq, turn.now)
    else:
        number = await _open(turn, wish, world)
    if wish.is_urgent and turn.case:
        await turn.store.cases.make_urgent(turn.case)
    turn.facts["number"] = number
    if turn.owner.kind is not OwnerKind.PERSON:
        turn.owner = Owner(kind=OwnerKind.WAITING, case=turn.case)


async def _open(turn: Storing, wish: AskPerson, world: World) -> str:
    citizen = await turn.store.citizens.of(turn.conversation)
    opening = Opening(
        number=new_number(),
        conversation_id=turn.conversation,
        reason=wish.reason,
        at=turn.now,
        due_at=world.overdue_at(turn.now),
        measure=wish.measure,
        is_urgent=wish.is_urgent,
        citizen_id=citizen.id if citizen else None,
        phone_digits=_last_digits(citizen.phone) if citizen else "",
        seq=turn.seq,
    )
    return await _begin(turn, opening)


async def submit(turn: Storing, wish: Submit, world: World) -> None:
    """Turn the draft into a citizen, an application and a case, and tell its number."""
    draft, store = wish.draft, turn.store
    name, phone = draft.answers.get(NAME_FIELD, ""), draft.answers.get(PHONE_FIELD, "")
    other = ""
    if draft.representative is not None:  # the citizen of a conversation is the one who writes
        other = phone
        name = draft.representative.get(another.NAME, "")
        phone = draft.representative.get(another.PHONE, "")
    citizen = await store.citizens.put(turn.conversation, name, phone, turn.now)
    await store.applications.submit(turn.conversation, draft, turn.now)
    opening = Opening(
        number=new_number(),
        conversation_id=turn.conversation,
        reason="application",
        at=turn.now,
        due_at=world.overdue_at(turn.now),
        measure=draft.measure,
        citizen_id=citizen,
        application_id=draft.id,
        phone_digits=_last_digits(phone),
        other_digits=_last_digits(other),
        is_for_another=draft.is_for_another,
        seq=turn.seq,
    )
    number = await _begin(turn, opening)
    if turn.case and draft.files:
        await store.files.attach({one.file: one.field for one in draft.files}, turn.case)
    turn.facts |= {"number": number, "code": "", "has_code": False}
    await _give_code(turn, number)


async def _begin(turn: Storing, opening: Opening) -> str:
    """Open under a number that nobody has; return it as people read it."""
    case = await turn.store.cases.open(opening)
    while case is None:
        case = await turn.store.cases.open(replace(opening, number=new_number()))
    turn.case = case
    if opening.due_at:
        await turn.store.due.put(CASE_OVERDUE, case, opening.due_at)
    await note(turn, "case.opened", "case", case)
    return (await turn.store.cases.brief(case)).number


async def _give_code(turn: Storing, number: str) -> None:
    """In a browser, whoever knows number and code comes back from any device."""
    if turn.channel is not Channel.BROWSER or turn.case is None:
        return
    code = new_code()
    await turn.store.visits.give_code(code_words(number, code), turn.case)
    turn.facts |= {"code": code, "has_code": True}


async def take_away(turn: Storing) -> None:
    """Give a code that opens this conversation elsewhere for as long as a draft is kept."""
    code = new_taken_code()
    await turn.store.visits.take_away(code, turn.conversation, turn.now + KEPT)
    await note(turn, "conversation.taken_away", "conversation", turn.conversation)
    turn.facts["code"] = taken_shown(code)


def _last_digits(phone: str) -> str:
    return only_digits(phone)[-PHONE_DIGITS:]
