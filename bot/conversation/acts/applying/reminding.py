"""What a citizen who comes back is told of their drafts: once, after what they asked for."""

from dataclasses import replace
from datetime import timedelta

from bot.conversation.acts.applying import drafts
from bot.conversation.scene import Scene, holds
from bot.conversation.values.said import Choice, Say, Turn
from bot.conversation.values.state import Draft, State

SILENCE = timedelta(minutes=30)
ITS_OWN = ("application.", "care.", "owner.", "consent.")  # say themselves what goes on
RESUME = Choice(choice="resume", text="choice.resume")


def reminded(before: State, done: Turn, scene: Scene, *, is_start: bool) -> Turn:
    """Add to a citizen's turn a word of what was dropped, or of what waits to be finished."""
    if not done.messages or scene.has_person or scene.is_info_only or _is_care(done):
        return done
    told = _of_expired(done, scene)
    if not (is_start or _was_silent(before, scene)):
        return told
    if told.state.draft:
        return _goes_on(before, told, told.state.draft, scene)
    return _unfinished(told, scene, is_start=is_start)


def _of_expired(done: Turn, scene: Scene) -> Turn:
    titles = tuple(drafts.title(one, scene) for one in done.state.expired)
    if not titles:
        return done
    said = Say(text="application.expired", facts={"titles": titles})
    state = replace(done.state, expired=())
    return replace(done, state=state, messages=(said, *done.messages))


def _goes_on(before: State, done: Turn, draft: Draft, scene: Scene) -> Turn:
    """Name the form that is open before its question is asked again."""
    is_same = before.draft is not None and before.draft.id == draft.id
    if not is_same or not holds(done.state) or not draft.field:
        return done
    said = Say(text="application.goes_on", facts={"title": drafts.title(draft.measure, scene)})
    return replace(done, messages=(*done.messages[:-1], said, done.messages[-1]))


def _unfinished(done: Turn, scene: Scene, *, is_start: bool) -> Turn:
    """«У вас не закончена заявка. Продолжить?», unless this turn speaks of it itself."""
    state = done.state
    waiting = [one for one in state.parked if one.id not in state.reminded]
    if not waiting or holds(state) or (not is_start and _speaks_of_it(done)):
        return done
    facts = {"titles": tuple(drafts.title(one.measure, scene) for one in waiting)}
    said = Say(text="application.unfinished", facts=facts, choices=(RESUME,))
    state = replace(state, reminded=(*state.reminded, *(one.id for one in waiting)))
    return replace(done, state=state, messages=(*done.messages, said))


def _speaks_of_it(done: Turn) -> bool:
    has_button = any(one.choice == "resume" for say in done.messages for one in say.choices)
    return has_button or any(say.text.startswith(ITS_OWN) for say in done.messages)


def _is_care(done: Turn) -> bool:
    return any(say.text.startswith("care.") for say in done.messages)


def _was_silent(before: State, scene: Scene) -> bool:
    return before.heard_at is not None and scene.situation.now - before.heard_at >= SILENCE
