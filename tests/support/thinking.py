"""An assistant with a mind made for a test, and as many processes as the test wants."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from bot.app import App, bursts_of, survey
from bot.conversation.talk import talk
from bot.conversation.values.said import Say, Turn
from bot.conversation.values.situation import Situation
from bot.conversation.values.state import State
from bot.messages import Body, Said
from bot.services.assistant import Assistant, Talk
from bot.services.footing.changes import Changes
from bot.services.footing.ground import Ground
from bot.services.footing.leasing import Holder
from bot.services.footing.transactions import Transactions
from bot.services.turns.bursts import ALONE, Bursts
from bot.services.turns.situations import Situations
from bot.services.turns.storing import Turns
from bot.storage.schema import InboxRow
from bot.texts import Texts
from tests.support.citizens import Citizen


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


def thinker(
    app: App,
    talk: Talk,
    name: str = "one",
    *,
    texts: Texts | None = None,
    bursts: Bursts = ALONE,
) -> Assistant:
    ground, world = ground_of(app, name), survey(app.settings, app.knowledge)
    texts = texts or app.texts
    turns = Turns(world, texts, app.knowledge, ground.folder)
    return Assistant(ground, Situations(world, texts), turns, talk, bursts=bursts)


GREETING = "здравствуйте"
SURE = "субсидия на оплату коммунальных услуг"
FOUR = (GREETING, "у меня такой вопрос", "муж на сво", "что положено детям")
DOUBT = "у меня к вам вопрос"


def echo(state: State, heard: Body, _situation: Situation) -> Turn:
    """Say the words back, in a text that has a place for them."""
    text = heard.text if isinstance(heard, Said) else heard.kind
    return Turn(state=state, messages=(Say(text="log.edited", facts={"text": text}),))


async def rows(app: App) -> list[tuple[str, int, datetime | None]]:
    """State, attempts and due time of every row, in order of arrival."""
    async with app.database.reading() as store:
        found = await store.inbox._desk.rows(select(InboxRow).order_by(InboxRow.arrival))  # noqa: SLF001
    return [(row.state, row.attempts, row.due_at) for row in found]


class Mind:
    """The conversation's own mind, and what it was asked to think about."""

    def __init__(self, app: App, poison: str = "") -> None:
        self._app = app
        self._poison = poison
        self.heard: list[str] = []

    def think(self, state: State, heard: Body, situation: Situation) -> Turn:
        self.heard.append(heard.text if isinstance(heard, Said) else heard.kind)
        if self._poison and self._poison in self.heard[-1]:
            raise ValueError
        return talk(state, heard, situation, self._app.knowledge)

    def assistant(self, name: str = "one") -> Assistant:
        bursts = bursts_of(self._app.knowledge, self._app.settings.burst_seconds)
        return thinker(self._app, self.think, name, bursts=bursts)


async def said_quickly(citizen: Citizen, *texts: str) -> Citizen:
    """The same citizen, too quick for us to answer between two texts."""
    quick = Citizen(citizen.app, citizen.address.chat, settles=False)
    for number, text in enumerate(texts):
        await quick.say(text, id=f"quick-{citizen.address.chat}-{number}-{text}")
    return quick
