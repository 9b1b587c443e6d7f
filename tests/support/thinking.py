"""An assistant with a mind made for a test, and as many processes as the test wants."""

from pathlib import Path

from bot.app import App, survey
from bot.conversation.state import Say, Situation, State, Turn
from bot.messages import Body, Said
from bot.services.assistant import Assistant, Talk
from bot.services.footing.changes import Changes
from bot.services.footing.ground import Ground
from bot.services.footing.leasing import Holder
from bot.services.footing.transactions import Transactions
from bot.services.turns.situations import Situations
from bot.services.turns.storing import Turns
from bot.texts import Texts


def ground_of(app: App, name: str = "one", seconds: float = 30) -> Ground:
    """What services of another process of the same house stand on."""
    changes = Changes()
    return Ground(
        transactions=Transactions(app.database, changes),
        changes=changes,
        clock=app.clock,
        texts=app.texts,
        folder=Path(app.settings.files_dir),
        holder=Holder(name=name, seconds=seconds),
    )


def thinker(app: App, talk: Talk, name: str = "one", *, texts: Texts | None = None) -> Assistant:
    ground, world = ground_of(app, name), survey(app.settings, app.knowledge)
    texts = texts or app.texts
    return Assistant(ground, Situations(world, texts), Turns(world, texts, ground.folder), talk)


def echo(state: State, heard: Body, _situation: Situation) -> Turn:
    """Say the words back, in a text that has a place for them."""
    text = heard.text if isinstance(heard, Said) else heard.kind
    return Turn(state=state, messages=(Say(text="log.edited", facts={"text": text}),))
