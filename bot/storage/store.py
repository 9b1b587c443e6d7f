"""The open store of one transaction: a drawer for every noun."""

from sqlalchemy import func, select

from bot.storage.desk import Desk
from bot.storage.drawers.cases import Cases
from bot.storage.drawers.citizens import Applications, Citizens, Consents
from bot.storage.drawers.conversations import Conversations
from bot.storage.drawers.deliveries import Deliveries
from bot.storage.drawers.files import Files
from bot.storage.drawers.inbox import Inbox
from bot.storage.drawers.journal import Journal
from bot.storage.drawers.keeping.keyring import Keyring
from bot.storage.drawers.keeping.retention import Retention
from bot.storage.drawers.leases import Due, Leases
from bot.storage.drawers.messages import Messages
from bot.storage.drawers.notes import Notes
from bot.storage.drawers.questions import Questions
from bot.storage.drawers.staff import Attempts, Staff
from bot.storage.drawers.visits import Links, Visits
from bot.storage.postgresql import NOTIFY_CHANNEL


class Store:
    """Lives as long as its transaction. Lock a conversation before anything that is its own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.conversations = Conversations(desk)
        self.inbox = Inbox(desk)
        self.messages = Messages(desk)
        self.deliveries = Deliveries(desk)
        self.leases = Leases(desk)
        self.due = Due(desk)
        self.citizens = Citizens(desk)
        self.consents = Consents(desk)
        self.applications = Applications(desk)
        self.cases = Cases(desk)
        self.notes = Notes(desk)
        self.files = Files(desk)
        self.staff = Staff(desk)
        self.attempts = Attempts(desk)
        self.visits = Visits(desk)
        self.links = Links(desk)
        self.journal = Journal(desk)
        self.questions = Questions(desk)
        self.retention = Retention(desk)
        self.keyring = Keyring(desk)

    async def notify(self, topic: str) -> None:
        """Hint other processes, on commit. On SQLite there is no other process."""
        if not self._desk.is_sqlite:
            await self._desk.scalar(select(func.pg_notify(NOTIFY_CHANNEL, topic)))
