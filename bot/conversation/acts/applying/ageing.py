"""How long a draft waits: thirty days after its last answer, ten minutes after it was deleted."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.conversation.acts.applying.drafts import put_aside
from bot.conversation.values.said import Turn
from bot.conversation.values.state import Draft, State
from bot.conversation.values.wishes import DropFiles, Effect

KEPT = timedelta(days=30)
UNDONE = timedelta(minutes=10)


def aged(state: State, now: datetime) -> Turn:
    """Drop what lay too long, with its files; it is told when the citizen speaks next."""
    is_gone = state.deleted_at is not None and now >= state.deleted_at + UNDONE
    kept = forgotten(state) if is_gone else Turn(state=state)
    old = [one for one in held(state) if _is_old(one, now)]
    if not old:
        return kept
    state = replace(
        kept.state,
        parked=tuple(one for one in state.parked if one not in old),
        expired=(*state.expired, *(one.measure for one in old)),
    )
    if state.draft in old:
        state = put_aside(replace(state, draft=None))
    return Turn(state=state, effects=(*kept.effects, *dropped(*old)))


def forgotten(state: State) -> Turn:
    """A deleted draft can be called back no more."""
    effects = dropped(state.deleted) if state.deleted else ()
    return Turn(state=replace(state, deleted=None, deleted_at=None), effects=effects)


def ended(state: State) -> Turn:
    """A visit ends: nothing that was not sent is left of it."""
    gone = forgotten(state)
    free = put_aside(replace(gone.state, draft=None, parked=()))
    return Turn(state=free, effects=(*gone.effects, *dropped(*held(state))))


def touched(before: State, after: State, now: datetime) -> State:
    """Note when the open draft was answered last."""
    draft = after.draft
    if draft is None:
        return after
    was = next((one for one in held(before) if one.id == draft.id), None)
    if was and (was.told, was.files) == (draft.told, draft.files):
        return after
    return replace(after, draft=replace(draft, touched_at=now))


def held(state: State) -> tuple[Draft, ...]:
    """Return every draft there is: those put off, then the open one."""
    return (*state.parked, *((state.draft,) if state.draft else ()))


def answered_at(draft: Draft) -> datetime | None:
    return draft.touched_at or draft.begun_at


def due_at(state: State) -> datetime | None:
    """Return when something of the drafts must go, if nothing changes before."""
    times = [at + KEPT for one in held(state) if (at := answered_at(one))]
    times += [state.deleted_at + UNDONE] if state.deleted_at else []
    return min(times, default=None)


def dropped(*drafts: Draft) -> tuple[Effect, ...]:
    files = tuple(file.file for one in drafts for file in one.files)
    return (DropFiles(files=files),) if files else ()


def _is_old(draft: Draft, now: datetime) -> bool:
    at = answered_at(draft)
    return at is not None and now >= at + KEPT
