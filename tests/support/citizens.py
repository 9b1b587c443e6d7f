"""A citizen at a chat: says, presses, and reads what is written there."""

from itertools import count
from uuid import UUID

from bot.app import App
from bot.messages import (
    Address,
    Author,
    Body,
    Channel,
    FileReference,
    Incoming,
    Logged,
    Pressed,
    Said,
    SentFile,
)
from tests.support.couriers import PocketCourier
from tests.support.talking.naming import called

BOT = "4242"
ANSWERS = ("Иванова Мария Петровна", "+7 900 123-45-67", "Липецк", "Нужна помощь с оплатой")


class Citizen:
    """`settles`: after every act everything that is due is done."""

    def __init__(self, app: App, chat: str = "100", *, settles: bool = True) -> None:
        self.app = app
        self.address = Address(channel=Channel.TELEGRAM, bot=BOT, chat=chat)
        self.door: Channel | None = None  # a page of ours, if not the chat
        self._ids = count(1)
        self._settles = settles

    async def say(self, text: str, *, id: str = "", reply_to: str = "") -> int:  # noqa: A002
        return await self.send(Said(text=text, reply_to=reply_to), id=id)

    async def press(self, choice: str, *, nth: int = 0) -> int:
        """Press a button (of several the nth) of the newest message that has it."""
        for line in reversed(await self.log()):
            shown = (*line.content.buttons, *line.content.navigation)
            wanted = [one.choice for one in shown if one.choice.startswith(choice)]
            if wanted:
                return await self.send(Pressed(choice=wanted[nth], nonce=line.content.nonce))
        raise AssertionError(f"nobody shows a button {choice}")

    async def press_person(self) -> None:
        """Ask for a person, from the first words on."""
        await self.say("здравствуйте")
        await self.press("person")

    async def send_file(self, name: str = "scan.pdf", reference: str = "file-1") -> int:
        return await self.send(SentFile(file=FileReference(reference=reference, name=name)))

    async def send(self, body: Body, *, id: str = "") -> int:  # noqa: A002
        update = f"{self.address.chat}-{next(self._ids)}"
        accepted = await self.app.inbox.accept(
            [Incoming(address=self.address, id=id or update, body=body, door=self.door)]
        )
        if self._settles:
            await self.app.settle()
        return accepted

    async def conversation(self) -> UUID:
        async with self.app.database.reading() as store:
            found = await store.conversations.find(self.address)
        assert found
        return found.id

    async def log(self) -> tuple[Logged, ...]:
        return await self.app.transcript.since(await self.conversation(), 0)

    async def said(self, author: Author = Author.BOT) -> list[str]:
        return [line.content.text for line in await self.log() if line.author is author]

    async def keys(self) -> list[str]:
        return [
            called(line.key, line.section) for line in await self.log() if line.author is Author.BOT
        ]

    async def apply(self) -> str:
        """Ask, consent, answer every question, submit; return the number of the case."""
        await self.say("как оформить единое пособие на ребёнка")
        for press in ("apply", "agree"):
            await self.press(press)
        *before, need = ANSWERS
        for answer in before:
            await self.say(answer)
        await self.press("agree")  # what is needed may tell of health
        await self.say(need)
        await self.press("files_none")
        await self.press("submit")
        async with self.app.database.reading() as store:
            cases = await store.cases.of_citizen(await self.conversation())
        return cases[0].number


def pocket(app: App, *outcomes: Exception | None) -> PocketCourier:
    """Give the bot a courier with a pocket."""
    courier = PocketCourier(*outcomes)
    app.delivery.attach(Channel.TELEGRAM, BOT, courier)
    return courier
