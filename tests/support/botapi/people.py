"""The citizens at the other end: each act of theirs becomes an update."""

import time
from itertools import count
from typing import Any

from tests.support.botapi.calls import Tree
from tests.support.botapi.chats import Chats, Line
from tests.support.botapi.files import StoredFiles
from tests.support.botapi.methods import Methods
from tests.support.botapi.updates import Updates


class People:
    def __init__(self, *, methods: Methods, pressed_ids: str = "press") -> None:
        self._methods = methods
        self._chats: Chats = methods.chats
        self._updates: Updates = methods.updates
        self._files: StoredFiles = methods.files
        self._presses = (f"{pressed_ids}{number}" for number in count(1))

    async def say(self, chat: int, text: str, *, reply_to: int = 0, **extra: Any) -> Line:
        if text.startswith("/"):
            command = {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
            extra["entities"] = [command]
        return await self._write(chat, text=text, reply_to=reply_to, extra=extra)

    async def forward(self, chat: int, text: str) -> Line:
        origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Somebody"}
        return await self.say(chat, text, forward_origin=origin)

    async def edit(self, chat: int, message: int, text: str) -> Line:
        line = self._chats.find(chat, message)
        assert line is not None
        line.text = text
        line.edits += 1
        await self._updates.put("edited_message", self._chats.tree(line))
        return line

    async def press(
        self, chat: int, label: str, *, message: int = 0, seconds_ago: float = 0
    ) -> str:
        """Press a button by its label: on the newest message that has it, or on `message`."""
        line = next(
            line
            for line in reversed(self._chats.sent(chat))
            if label in line.buttons() and message in {0, line.id}
        )
        press = next(self._presses)
        self._methods.presses[press] = time.time() - seconds_ago
        query: Tree = {
            "id": press,
            "from": self._chats.person(chat),
            "chat_instance": str(chat),
            "message": self._chats.tree(line),
            "data": line.buttons()[label],
        }
        await self._updates.put("callback_query", query)
        return press

    async def contact(self, chat: int, phone: str, *, is_own: bool = True) -> Line:
        contact = {"phone_number": phone, "first_name": "Citizen", "user_id": chat + (not is_own)}
        return await self._write(chat, extra={"contact": contact})

    async def document(
        self, chat: int, name: str, content: bytes, *, size: int = 0, **parts: Any
    ) -> Line:
        file = self._files.keep(name, content, pretended_size=size)
        return await self._write(chat, file=file, **parts)

    async def photo(self, chat: int, content: bytes, *, group: str = "", text: str = "") -> Line:
        small = self._files.keep("small.jpg", content[:64], mime="image/jpeg")
        large = self._files.keep("large.jpg", content, mime="image/jpeg")
        sizes = [
            small.brief() | {"width": 90, "height": 90},
            large.brief() | {"width": 1280, "height": 1280},
        ]
        extra: Tree = {"photo": sizes} | ({"media_group_id": group} if group else {})
        return await self._write(chat, text=text, extra=extra)

    async def album(self, chat: int, *photos: bytes) -> list[Line]:
        group = f"group{self._chats.next_id()}"
        return [await self.photo(chat, content, group=group) for content in photos]

    async def voice(self, chat: int) -> Line:
        file = self._files.keep("voice.ogg", b"OggS", mime="audio/ogg")
        return await self._write(chat, extra={"voice": file.brief() | {"duration": 3}})

    async def sticker(self, chat: int) -> Line:
        shape = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
        sticker = self._files.keep("sticker.webp", b"RIFF").brief() | shape | {"type": "regular"}
        return await self._write(chat, extra={"sticker": sticker})

    async def location(self, chat: int) -> Line:
        return await self._write(chat, extra={"location": {"latitude": 52.6, "longitude": 39.6}})

    async def block(self, chat: int) -> None:
        self._chats.blocked.add(chat)
        await self._member(chat, "member", "kicked")

    async def unblock(self, chat: int) -> None:
        self._chats.blocked.discard(chat)
        await self._member(chat, "kicked", "member")

    async def update(self, kind: str, body: Tree) -> int:
        """Any other update, as it is."""
        return await self._updates.put(kind, body)

    async def _member(self, chat: int, before: str, after: str) -> None:
        def member(status: str) -> Tree:
            until = {"until_date": 0} if status == "kicked" else {}
            return {"user": self._chats.bot, "status": status} | until

        change: Tree = {"chat": self._chats.place(chat), "from": self._chats.person(chat)}
        change |= {"date": int(time.time())}
        change |= {"old_chat_member": member(before), "new_chat_member": member(after)}
        await self._updates.put("my_chat_member", change)

    async def _write(self, chat: int, **parts: Any) -> Line:
        line = self._chats.add(Line(id=self._chats.next_id(), chat=chat, **parts))
        await self._updates.put("message", self._chats.tree(line))
        return line
