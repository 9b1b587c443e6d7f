"""The first words and the way back to them."""

from dataclasses import replace

from bot.conversation.acts.applying.drafts import put_aside
from bot.conversation.scene import Scene, turn, with_take_away
from bot.conversation.values.said import Choice, Fact, Say, Turn
from bot.conversation.values.state import State


def greeting(state: State, scene: Scene, *, is_brief: bool) -> tuple[State, Say]:
    """Say what this is, that it is no formal appeal (59-ФЗ), and how data is used."""
    facts: dict[str, Fact] = {
        "is_brief": is_brief,
        "info_only": scene.is_info_only,
        "page_only": scene.is_page_only,
        "region": _in_region(state, scene),
    }
    choices = () if is_brief or state.draft else choices_of(state, scene)
    said = Say(text="greeting.hello", facts=facts, choices=choices)
    return replace(state, has_greeted=True), said


def _in_region(state: State, scene: Scene) -> str:
    region = scene.knowledge.region(scene.region(state))
    return region.in_name if region else ""


def choices_of(state: State, scene: Scene) -> tuple[Choice, ...]:
    names = ["resume"] if state.parked and not scene.is_info_only else []
    names += [] if scene.is_info_only else ["survey"]
    names += ["status", "change_place", "my_data"]
    return tuple(Choice(choice=name, text=f"choice.{name}") for name in names)


def start(state: State, scene: Scene) -> Turn:
    """Greet in full, with an empty desk; a draft is put off, never lost."""
    state, said = greeting(_cleared(state), scene, is_brief=False)
    return turn(state, said)


def explain(state: State, scene: Scene) -> Turn:
    """Say again what this is; whatever is being asked stays as it is."""
    state, said = greeting(state, scene, is_brief=False)
    return turn(state, said)


def home(state: State, scene: Scene) -> Turn:
    """Go back to the beginning; a draft is put off, never lost."""
    had_draft = state.draft is not None and bool(state.draft.field)
    state = _cleared(state)
    facts: dict[str, Fact] = {"is_kept": had_draft, "region": _in_region(state, scene)}
    said = Say(text="home.menu", facts=facts, choices=choices_of(state, scene))
    return turn(state, with_take_away(said, scene) if state.parked else said)


def _cleared(state: State) -> State:
    return replace(put_aside(state), topic="", offered=(), misses=0)
