"""Events of the journal: who did what to which, in ids."""

from datetime import datetime
from uuid import UUID

from bot.people import Caseworker
from bot.services.turns.task import Storing
from bot.storage.drawers.journal import Actor, Event
from bot.storage.store import Store


async def note(turn: Storing, act: str, kind: str, subject: UUID) -> None:
    """Note what a citizen's turn did."""
    actor = Actor(kind="citizen", id=turn.conversation)
    event = Event(act=act, actor=actor, object_kind=kind, object_id=subject, at=turn.now)
    await turn.store.journal.write(event)


async def note_worker(
    store: Store, worker: Caseworker, act: str, case: UUID, *, at: datetime
) -> None:
    """Note what a caseworker did to a case, reading included."""
    actor = Actor(kind="worker", id=worker.id)
    event = Event(act=act, actor=actor, object_kind="case", object_id=case, at=at)
    await store.journal.write(event)
