"""Citizens in Telegram: the emulated Bot API over HTTP, our own polling, our own courier."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from uuid import UUID

from bot.app import App
from bot.messages import Address, Button, Channel, Logged
from handlers.telegram.channel import Telegram
from tests.support.botapi.chats import Line
from tests.support.botapi.server import BOT_ID, BotApi, until
from tests.support.stories import things
from tests.support.stories.citizen import find_conversation
from tests.support.stories.screen import Seen, plain
from tests.support.telegram import running

BLANK = "…"  # sent and taken away at once, to take a keyboard away


class TelegramOffice:
    """The bot at work: one for all citizens, begun anew with the app."""

    def __init__(self, botapi: BotApi) -> None:
        self.botapi = botapi
        self._work = AsyncExitStack()
        self._app: App | None = None

    async def open(self, app: App) -> None:
        if self._app is app:
            return
        self._app = app
        telegram = await Telegram.open(app, app.leases)
        self._work.push_async_callback(telegram.close)
        await self._work.enter_async_context(running(telegram.run()))

    async def close(self) -> None:
        self._app = None
        await self._work.aclose()

    async def confirmed(self) -> None:
        """Wait until our next offset has gone out: every update is in the inbox."""
        await until(lambda: not self.botapi.updates.waiting)


class TelegramCitizen:
    def __init__(self, office: TelegramOffice, chat: int) -> None:
        self._office = office
        self._chat = chat
        self._app: App | None = None
        self._last_words = 0
        office.botapi.chats.open(chat)

    @property
    def app(self) -> App:
        assert self._app, "the app is not there yet"
        return self._app

    @property
    def api(self) -> BotApi:
        return self._office.botapi

    async def enter(self, app: App) -> None:
        self._app = app
        await self._office.open(app)

    async def leave(self) -> None:
        self._app = None
        await self._office.close()

    async def settle(self) -> None:
        await self._office.confirmed()
        await self.app.settle()

    async def handed_over(self) -> None:
        await self._office.confirmed()

    async def insist(self, text: str) -> None:
        """Telegram itself does: an update comes again until its offset is confirmed."""
        await self.say(text)

    async def conversation(self) -> UUID | None:
        address = Address(channel=Channel.TELEGRAM, bot=str(BOT_ID), chat=str(self._chat))
        return await find_conversation(self.app, address)

    async def screen(self) -> list[Seen]:
        """Messages that stay; one without a keyboard still had the one it was sent with."""
        lines = (line for line in self.api.sent(self._chat) if not line.is_deleted)
        return [
            Seen(text=plain(line.text), labels=_labels(line), has_file=line.file is not None)
            for line in lines
            if line.text != BLANK
        ]

    async def received(self) -> list[bytes]:
        return [line.file.content for line in self.api.sent(self._chat) if line.file]

    async def refusal(self) -> str:
        return ""

    async def say(self, text: str) -> None:
        self._last_words = (await self.api.people.say(self._chat, text)).id

    async def press(self, button: Button, line: Logged) -> None:
        """Press; a keyboard under the input field types its label instead."""
        shown = await self._line(line)
        if "keyboard" in shown.markup:
            await self.say(button.label)
        else:
            await self._press(shown, f"{line.content.nonce}|{button.choice}")

    async def twice(self, text: str) -> None:
        """The same update, twice in what our poll brings."""
        await self.say(text)
        waiting = self.api.updates.waiting
        waiting.append(waiting[-1])

    async def together(self, texts: Sequence[str]) -> None:
        await asyncio.gather(*(self.say(text) for text in texts))

    async def files(self, names: Sequence[str]) -> None:
        for name in names:
            size = things.TOO_BIG if things.is_big(name) else 0
            content = things.content(name)[:1024]
            await self.api.people.document(self._chat, name, content, size=size)

    async def remember(self) -> None:
        """A messenger always remembers."""

    async def contact(self, *, is_own: bool) -> None:
        phone = things.OWN_PHONE if is_own else things.FOREIGN_PHONE
        await self.api.people.contact(self._chat, phone.removeprefix("+"), is_own=is_own)

    async def album(self, count: int) -> None:
        await self.api.people.album(self._chat, *(things.photo(n) for n in range(count)))

    async def unsupported(self, what: str) -> None:
        people = self.api.people
        acts = {"voice": people.voice, "sticker": people.sticker, "location": people.location}
        await acts[what](self._chat)

    async def edit(self, text: str) -> None:
        await self.api.people.edit(self._chat, self._last_words, text)

    async def forward(self, text: str) -> None:
        await self.api.people.forward(self._chat, text)

    async def reply(self, text: str, line: Logged) -> None:
        shown = await self._line(line)
        await self.api.people.say(self._chat, text, reply_to=shown.id)

    async def block(self, *, is_blocked: bool) -> None:
        people = self.api.people
        await (people.block if is_blocked else people.unblock)(self._chat)

    async def _line(self, line: Logged) -> Line:
        """The message of the chat that shows this line of the log."""
        words = plain(line.content.text)
        sent = [one for one in reversed(self.api.sent(self._chat)) if one.text]
        return next(one for one in sent if _are_alike(plain(one.text), words))

    async def _press(self, line: Line, value: str) -> None:
        """Press what the keyboard said when it was sent: a phone may not have caught up."""
        chats = self.api.chats
        press = f"story{id(line)}-{len(self.api.calls)}"
        query = {
            "id": press,
            "from": chats.person(self._chat),
            "chat_instance": str(self._chat),
            "message": chats.tree(line),
            "data": value,
        }
        await self.api.updates.put("callback_query", query)


def _are_alike(shown: str, words: str) -> bool:
    """A part of a long text, or a person's words below their name."""
    return shown in words or shown.endswith(words)


def _labels(line: Line) -> tuple[str, ...]:
    rows = line.markup.get("keyboard", [])
    return (*line.buttons(), *(key["text"] for row in rows for key in row))
