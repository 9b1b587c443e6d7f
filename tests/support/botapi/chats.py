"""The private chats of one bot: who is in them and what was written."""

import time
from dataclasses import dataclass, field
from itertools import count

from tests.support.botapi.calls import Refused, Tree, bad
from tests.support.botapi.files import StoredFile


@dataclass(slots=True, kw_only=True)
class Line:
    """A message. `text` is what a person sees, `raw` what the bot sent."""

    id: int
    chat: int
    is_ours: bool = False  # the bot's
    text: str = ""
    raw: str = ""
    markup: Tree = field(default_factory=dict)
    extra: Tree = field(default_factory=dict)  # contact, photo, forward_origin, …
    file: StoredFile | None = None
    reply_to: int = 0
    sent_at: float = 0.0
    edits: int = 0
    is_deleted: bool = False

    def buttons(self) -> dict[str, str]:
        """Label → callback data of the inline keyboard, in order."""
        rows = self.markup.get("inline_keyboard", [])
        return {key["text"]: key.get("callback_data", "") for row in rows for key in row}

    def rows(self) -> list[list[str]]:
        return [[key["text"] for key in row] for row in self.markup.get("inline_keyboard", [])]

    def asks_contact(self) -> bool:
        rows = self.markup.get("keyboard", [])
        return any(key.get("request_contact") for row in rows for key in row)


class Chats:
    def __init__(self, bot: Tree) -> None:
        self.bot = bot
        self.lines: dict[int, list[Line]] = {}
        self.blocked: set[int] = set()
        self._ids = count(1)

    def open(self, chat: int) -> list[Line]:
        return self.lines.setdefault(chat, [])

    def add(self, line: Line) -> Line:
        line.sent_at = time.time()
        self.open(line.chat).append(line)
        return line

    def next_id(self) -> int:
        return next(self._ids)

    def require(self, chat: int) -> list[Line]:
        """The chat the bot may write to, or what Telegram says instead."""
        if chat not in self.lines:
            raise bad("chat not found")
        if chat in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        return self.lines[chat]

    def find(self, chat: int, message: int) -> Line | None:
        lines = self.lines.get(chat, [])
        return next((line for line in lines if line.id == message and not line.is_deleted), None)

    def sent(self, chat: int) -> list[Line]:
        """What the bot wrote here, in order; deleted messages too."""
        return [line for line in self.lines.get(chat, []) if line.is_ours]

    def person(self, chat: int) -> Tree:
        return {"id": chat, "is_bot": False, "first_name": f"Citizen {chat}", "language_code": "ru"}

    def place(self, chat: int) -> Tree:
        return {"id": chat, "type": "private", "first_name": f"Citizen {chat}"}

    def tree(self, line: Line) -> Tree:
        """The message as the Bot API shows it."""
        tree: Tree = {
            "message_id": line.id,
            "date": int(line.sent_at),
            "chat": self.place(line.chat),
            "from": self.bot if line.is_ours else self.person(line.chat),
        }
        if line.text:
            tree["caption" if line.file or "photo" in line.extra else "text"] = line.text
        if "inline_keyboard" in line.markup:
            tree["reply_markup"] = line.markup
        if line.file and "photo" not in line.extra:
            tree.setdefault("document", line.file.tree())
        if line.edits:
            tree["edit_date"] = int(line.sent_at) + line.edits
        if line.reply_to and (answered := self.find(line.chat, line.reply_to)):
            tree["reply_to_message"] = {
                key: part for key, part in self.tree(answered).items() if key != "reply_to_message"
            }
        return tree | line.extra
