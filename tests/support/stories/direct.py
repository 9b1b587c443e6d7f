"""The instant channel: words straight into the inbox, replies into a pocket. No network at all."""

from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from itertools import count
from uuid import UUID

from typing_extensions import override

from bot.app import App
from bot.messages import (
    Address,
    Blocked,
    Body,
    Button,
    Channel,
    FileReference,
    Incoming,
    Logged,
    Pressed,
    Said,
    SentFile,
    SentUnsupported,
    SharedContact,
    Unsupported,
)
from bot.services.sending.parcels import Parcel, Sent, Undeliverable
from tests.support.couriers import PocketCourier
from tests.support.stories import things
from tests.support.stories.citizen import find_conversation
from tests.support.stories.screen import Seen, plain

BOT = "1"


class Pockets:
    """Files that wait to be fetched, by their reference."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def put(self, content: bytes) -> str:
        reference = f"pocket{len(self.held)}"
        self.held[reference] = content
        return reference

    async def fetch(self, reference: str) -> AsyncIterator[bytes]:
        yield self.held[reference]


class Courier(PocketCourier):
    """A pocket that some citizens have closed."""

    def __init__(self) -> None:
        super().__init__()
        self.closed: set[Address] = set()

    @override
    async def send(self, parcel: Parcel) -> Sent:
        if parcel.address in self.closed:
            raise Undeliverable("bot was blocked by the user", is_blocked=True)
        return await super().send(parcel)


class DirectOffice:
    """What all citizens of this channel share: one courier, one heap of files."""

    def __init__(self) -> None:
        self.courier = Courier()
        self.pockets = Pockets()
        self.ids = count(1)

    def attach(self, app: App) -> None:
        app.delivery.attach(Channel.TELEGRAM, BOT, self.courier)
        app.files.attach(Channel.TELEGRAM, BOT, self.pockets)


class DirectCitizen:
    def __init__(self, office: DirectOffice, chat: int) -> None:
        self._office = office
        self._address = Address(channel=Channel.TELEGRAM, bot=BOT, chat=str(chat))
        self._app: App | None = None
        self._last_words = ""

    @property
    def app(self) -> App:
        assert self._app, "the app is not there yet"
        return self._app

    async def enter(self, app: App) -> None:
        self._app = app
        self._office.attach(app)

    async def leave(self) -> None:
        self._app = None

    async def settle(self) -> None:
        await self.app.settle()

    async def handed_over(self) -> None:
        """Nothing lies between the words and the inbox."""

    async def insist(self, text: str) -> None:
        update = self._incoming(Said(text=text, message=self._mark()))
        while True:
            with suppress(OSError):
                await self.app.inbox.accept([update])
                return

    async def conversation(self) -> UUID | None:
        return await find_conversation(self.app, self._address)

    async def screen(self) -> list[Seen]:
        mine = (one for one in self._office.courier.sent if one.address == self._address)
        return [
            Seen(
                text=plain(parcel.content.text),
                labels=tuple(
                    key.label for key in (*parcel.content.buttons, *parcel.content.navigation)
                ),
                has_file=parcel.file_path is not None,
            )
            for parcel in mine
        ]

    async def received(self) -> list[bytes]:
        mine = (one for one in self._office.courier.sent if one.address == self._address)
        return [one.file_path.read_bytes() for one in mine if one.file_path]

    async def refusal(self) -> str:
        return ""

    async def say(self, text: str) -> None:
        """A command is a press of its name, as a messenger's menu has it."""
        if text.startswith("/"):
            await self._tell(Pressed(choice=text.removeprefix("/"), message=self._mark()))
        else:
            self._last_words = await self._tell(Said(text=text, message=self._mark()))

    async def press(self, button: Button, line: Logged) -> None:
        nonce = line.content.nonce
        await self._tell(Pressed(choice=button.choice, nonce=nonce, message=str(line.seq)))

    async def twice(self, text: str) -> None:
        update = self._incoming(Said(text=text, message=self._mark()))
        await self.app.inbox.accept([update, update])
        await self.app.inbox.accept([update])

    async def together(self, texts: Sequence[str]) -> None:
        said = [self._incoming(Said(text=text, message=self._mark())) for text in texts]
        await self.app.inbox.accept(said)

    async def files(self, names: Sequence[str]) -> None:
        for name in names:
            await self._send_file(name, things.content(name))

    async def remember(self) -> None:
        """A messenger always remembers."""

    async def contact(self, *, is_own: bool) -> None:
        phone = things.OWN_PHONE if is_own else things.FOREIGN_PHONE
        await self._tell(SharedContact(phone=phone, is_own=is_own, message=self._mark()))

    async def album(self, count: int) -> None:
        for number in range(count):
            await self._send_file("", things.photo(number))

    async def unsupported(self, what: str) -> None:
        await self._tell(SentUnsupported(what=Unsupported(what), message=self._mark()))

    async def edit(self, text: str) -> None:
        await self._tell(Said(text=text, is_edited=True, message=self._last_words))

    async def forward(self, text: str) -> None:
        await self._tell(Said(text=text, is_forwarded=True, message=self._mark()))

    async def reply(self, text: str, line: Logged) -> None:
        await self._tell(Said(text=text, reply_to=self._sent_as(line), message=self._mark()))

    async def block(self, *, is_blocked: bool) -> None:
        closed = self._office.courier.closed
        (closed.add if is_blocked else closed.discard)(self._address)
        await self._tell(Blocked(is_blocked=is_blocked))

    def _sent_as(self, line: Logged) -> str:
        """The pocket numbers what it was given from one."""
        sent = self._office.courier.sent
        return next(str(i) for i, one in enumerate(sent, 1) if one.message == line.id)

    async def _send_file(self, name: str, content: bytes) -> None:
        reference = self._office.pockets.put(content)
        file = FileReference(reference=reference, name=name, size=len(content))
        await self._tell(SentFile(file=file, message=self._mark()))

    async def _tell(self, body: Body) -> str:
        await self.app.inbox.accept([self._incoming(body)])
        return getattr(body, "message", "")

    def _incoming(self, body: Body) -> Incoming:
        return Incoming(address=self._address, id=str(next(self._office.ids)), body=body)

    def _mark(self) -> str:
        return f"m{next(self._office.ids)}"
