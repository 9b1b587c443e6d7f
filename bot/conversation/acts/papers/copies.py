"""«Заявка в PDF»: a copy of what was sent, where the channel may carry it."""

from uuid import UUID

from bot.conversation.scene import Scene, turn
from bot.conversation.values.said import Choice, Say, Turn
from bot.conversation.values.sheets import ApplicationPaper
from bot.conversation.values.state import Draft, State
from bot.conversation.values.wishes import MakePaper


def offered(draft: Draft, scene: Scene) -> tuple[Choice, ...]:
    """Offer the copy of an application that is just being sent, under the draft's id."""
    if not scene.may_carry_papers:
        return ()
    return (Choice(choice=f"copy:{draft.id}", text="choice.copy", is_quiet=True),)


def copy(state: State, application: str, scene: Scene) -> Turn | None:
    """Make a copy; whether the application is this conversation's own, the service sees."""
    wanted = _id(application)
    if not scene.may_carry_papers or wanted is None or scene.situation.fresh_id is None:
        return None
    paper = ApplicationPaper(application=wanted)
    wish = MakePaper(file=scene.situation.fresh_id, paper=paper)
    return turn(state, Say(text="paper.begun"), effects=(wish,))


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
