"""The situation of a turn: what the conversation is told of the world."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.conversation.values.situation import OwnerKind, Shown, Situation
from bot.messages import Author, Body, Button, Channel, Policy, Said, SentFile
from bot.services.turns.consents import Documents
from bot.services.turns.office import Office
from bot.storage.drawers.conversations import Conversation
from bot.storage.ids import new_id
from bot.storage.store import Store
from bot.texts import Texts

CASE_OVERDUE = "case_overdue"  # kind of due row
BACK = "back_to_bot"
LOOKED_AT = 6  # newest lines among which our last keyboard is found


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a deployment is: the same for every conversation."""

    region: str
    policies: Mapping[Channel, Policy]  # of what comes in
    policies_out: Mapping[Channel, Policy]  # of what is sent
    office: Office
    browser_url: str
    overdue_minutes: int  # of the office, until a case nobody took is overdue
    silence: timedelta  # of a caseworker, after which the assistant speaks again

    def overdue_at(self, opened_at: datetime) -> datetime:
        return self.office.after(opened_at, self.overdue_minutes)


class Situations:
    def __init__(self, world: World, texts: Texts) -> None:
        self._world = world
        self._texts = texts
        self._documents = Documents(texts)

    async def read(
        self, store: Store, conversation: Conversation, body: Body, now: datetime, *, door: Channel
    ) -> Situation:
        """Read within the caller's short transaction; nothing of it is open while thinking.

        What may be asked and said follows the door through which the message came.
        """
        world = self._world
        is_open = world.office.is_open(now)
        opens_at = world.office.next_opening(now).astimezone(world.office.zone)
        given = await store.consents.in_force(conversation.id)
        cases = await store.cases.of_citizen(conversation.id)
        return Situation(
            now=now,
            region=world.region,
            channel=door,
            policy=world.policies[door],
            policy_out=world.policies_out[door],
            is_side_door=door is not conversation.address.channel,
            owner=conversation.owner,
            cases=tuple(reversed(cases)),  # the oldest first
            consents=self._documents.in_force(given),
            outdated=self._documents.outdated(given),
            is_office_open=is_open,
            opens_at=None if is_open else opens_at,
            shown=await self._shown(store, conversation, body),
            reply_case=await _reply_case(store, conversation, body),
            browser_url=world.browser_url,
            may_take_away=await _may_take_away(store, conversation, now),
            kept=new_id() if isinstance(body, SentFile) else None,
            fresh_id=new_id(),
        )

    async def _shown(
        self, store: Store, conversation: Conversation, body: Body
    ) -> tuple[Shown, ...]:
        """Buttons that may be typed now: only words ask for them."""
        if not isinstance(body, Said):
            return ()
        if conversation.owner.kind is OwnerKind.PERSON:  # only the way back is ours to hear
            label = self._texts.line(f"choice.{BACK}")
            return (self._wordings(Button(label=label, choice=BACK)),)
        for line in reversed(await store.messages.last(conversation.id, LOOKED_AT)):
            buttons = (*line.content.buttons, *line.content.navigation)
            if line.author is Author.BOT and buttons:
                return tuple(self._wordings(button) for button in buttons)
        return ()

    def _wordings(self, button: Button) -> Shown:
        key = f"said.{button.choice.partition(':')[0]}"
        others = self._texts.line(key).split(";") if key in self._texts.keys() else []  # noqa: SIM118
        return Shown(choice=button.choice, words=(button.label, *others))


async def _may_take_away(store: Store, conversation: Conversation, now: datetime) -> bool:
    """Whether an unfinished application would be lost with this visit."""
    has_draft = bool(conversation.state.draft or conversation.state.parked)
    if not has_draft or conversation.address.channel is not Channel.BROWSER:
        return False
    return not await store.visits.is_remembered(conversation.id, now)


async def _reply_case(store: Store, conversation: Conversation, body: Body) -> UUID | None:
    match body:
        case Said(reply_to=message) | SentFile(reply_to=message) if message:
            return await store.messages.case_of(conversation.id, message)
        case _:
            return None
