"""A caseworker's acts told to the citizen: a minute later, by day, and not if they were undone."""

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from bot.conversation.values.situation import CaseStatus, OwnerKind
from bot.messages import CaseTold
from bot.storage.drawers.leases import DueItem
from bot.storage.store import Store

MISTAKE = timedelta(minutes=1)
CASE_TAKEN, CASE_REOPENED = "case_taken", "case_reopened"  # kinds of due rows
News = Literal["taken", "reopened"]


async def undone(store: Store, case: UUID) -> bool:
    """Say nothing of what was done a moment ago; tell whether the citizen has not heard of it."""
    await store.due.cancel(CASE_TAKEN, case)
    return await store.due.cancel(CASE_REOPENED, case)


async def announce(store: Store, item: DueItem, what: News, now: datetime) -> bool:
    """Tell it if it is still so, and nobody has spoken yet; that it was taken only once."""
    case = item.subject_id
    conversation = await store.conversations.hold(await store.cases.conversation_of(case))
    brief = await store.cases.brief(case)
    is_told = conversation.owner.kind is OwnerKind.PERSON and conversation.owner.case == case
    is_so = brief.status is CaseStatus.IN_PROGRESS and not conversation.is_erased
    if not await store.due.done(item) or is_told or not is_so:
        return False
    mark = f"taken:{case}" if what == "taken" else f"reopened:{item.id}"
    told = CaseTold(what=what, number=brief.number, case=case)
    await store.inbox.accept(conversation, mark, told, now)
    return True
