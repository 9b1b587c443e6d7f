"""The services side by side, as channels are given them."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.conversation.knowing import Knowing
from bot.services.assistant import Assistant
from bot.services.cases.searching import Searching
from bot.services.casework import Casework
from bot.services.delivery import Delivery
from bot.services.files import Files
from bot.services.footing.changes import Changes
from bot.services.footing.pulse import Pulse
from bot.services.inbox import Inbox
from bot.services.keeping.erasing import Eraser
from bot.services.keeping.papers import Papers
from bot.services.staff import Staff
from bot.services.transcript import Transcript
from bot.services.upkeep import Upkeep
from bot.services.visits import Visits
from bot.settings import Settings
from bot.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """`settings` carry the keys too, wherever they were kept."""

    settings: Settings
    clock: Clock
    changes: Changes
    texts: Texts
    knowledge: Knowing
    inbox: Inbox
    assistant: Assistant
    delivery: Delivery
    files: Files
    papers: Papers
    casework: Casework
    searching: Searching
    staff: Staff
    visits: Visits
    transcript: Transcript
    upkeep: Upkeep
    pulse: Pulse
    eraser: Eraser
