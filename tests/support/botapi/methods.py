"""The methods of the Bot API, as far as a consultation bot needs them."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from tests.support.botapi.calls import Call, Refused, Tree, bad
from tests.support.botapi.chats import Chats, Line
from tests.support.botapi.files import StoredFile, StoredFiles
from tests.support.botapi.judge import (
    judge_caption,
    judge_commands,
    judge_keyboard,
    judge_text,
)
from tests.support.botapi.updates import Updates
from tests.support.botapi.webhook import Webhook

PRESS_LIVES = 150  # seconds in which a press may be answered
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
POLLED = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete "
    "the webhook first"
)


class Methods:
    """One bot's methods. Each takes a Call and returns the `result`, or raises Refused."""

    def __init__(
        self, *, chats: Chats, updates: Updates, files: StoredFiles, webhook: Webhook
    ) -> None:
        self.chats = chats
        self.updates = updates
        self.files = files
        self.webhook = webhook
        self.commands: list[Tree] = []
        self.presses: dict[str, float] = {}  # callback query → pressed at
        self.answered: dict[str, str] = {}  # callback query → the toast
        self.actions: list[tuple[int, str]] = []
        self._methods: dict[str, Callable[[Call], Awaitable[Any]]] = {
            name.lower(): method
            for name, method in (
                ("getMe", self.get_me),
                ("getUpdates", self.get_updates),
                ("setWebhook", self.set_webhook),
                ("deleteWebhook", self.delete_webhook),
                ("getWebhookInfo", self.get_webhook_info),
                ("getChat", self.get_chat),
                ("sendMessage", self.send_message),
                ("sendDocument", self.send_document),
                ("sendPhoto", self.send_photo),
                ("editMessageText", self.edit_text),
                ("editMessageReplyMarkup", self.edit_markup),
                ("deleteMessage", self.delete_message),
                ("answerCallbackQuery", self.answer_press),
                ("sendChatAction", self.send_action),
                ("getFile", self.get_file),
                ("setMyCommands", self.set_commands),
                ("getMyCommands", self.get_commands),
            )
        }

    async def act(self, call: Call) -> Any:
        method = self._methods.get(call.method.lower())
        if method is None:
            raise Refused(404, "Not Found: method not found")
        return await method(call)

    # ------------------------------------------------------------ the bot itself

    async def get_me(self, _: Call) -> Tree:
        return self.chats.bot | {
            "can_join_groups": False,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    async def set_commands(self, call: Call) -> bool:
        commands = call.tree("commands") or []
        judge_commands(commands)
        self.commands = commands
        return True

    async def get_commands(self, _: Call) -> list[Tree]:
        return self.commands

    # ------------------------------------------------------------ updates

    async def get_updates(self, call: Call) -> list[Tree]:
        if self.webhook.url:
            raise Refused(409, POLLED)
        return await self.updates.poll(call)

    async def set_webhook(self, call: Call) -> bool:
        if call.flag("drop_pending_updates"):
            self.updates.drop()
        if (allowed := call.tree("allowed_updates")) is not None:
            self.updates.allowed = allowed
        await self.webhook.begin(call)
        return True

    async def delete_webhook(self, call: Call) -> bool:
        if call.flag("drop_pending_updates"):
            self.updates.drop()
        await self.webhook.clear()
        return True

    async def get_webhook_info(self, _: Call) -> Tree:
        return self.webhook.tree()

    # ------------------------------------------------------------ chats

    async def get_chat(self, call: Call) -> Tree:
        chat = call.number("chat_id")
        self.chats.require(chat)
        return self.chats.place(chat) | {
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": {
                "unlimited_gifts": False,
                "limited_gifts": False,
                "unique_gifts": False,
                "premium_subscription": False,
                "gifts_from_channels": False,
            },
        }

    async def send_action(self, call: Call) -> bool:
        chat = call.number("chat_id")
        self.chats.require(chat)
        self.actions.append((chat, call.text("action")))
        return True

    async def send_message(self, call: Call) -> Tree:
        return self._send(call, text=judge_text(call), raw=call.text("text"))

    async def send_document(self, call: Call) -> Tree:
        return self._send(
            call,
            text=judge_caption(call),
            raw=call.text("caption"),
            file=self._file(call, "document"),
        )

    async def send_photo(self, call: Call) -> Tree:
        file = self._file(call, "photo")
        sizes = [file.brief() | {"width": 90, "height": 90}]
        text = judge_caption(call)
        return self._send(call, text=text, raw=text, file=file, extra={"photo": sizes})

    def _file(self, call: Call, name: str) -> StoredFile:
        upload = call.upload(name)
        if upload is None:
            return self.files.find(call.text(name))
        if not upload.content:
            raise bad("file must be non-empty")
        return self.files.keep(upload.name, upload.content, mime=upload.mime)

    def _send(self, call: Call, **parts: Any) -> Tree:
        chat = call.number("chat_id")
        self.chats.require(chat)
        markup = judge_keyboard(call)
        line = Line(id=self.chats.next_id(), chat=chat, is_ours=True, markup=markup, **parts)
        return self.chats.tree(self.chats.add(line))

    # ------------------------------------------------------------ what was sent already

    async def edit_text(self, call: Call) -> Tree:
        line = self._mine(call, "edited")
        text, markup = judge_text(call), judge_keyboard(call)
        if (text, markup) == (line.text, line.markup):
            raise bad("message is not modified")
        line.text, line.raw, line.markup = text, call.text("text"), markup
        line.edits += 1
        return self.chats.tree(line)

    async def edit_markup(self, call: Call) -> Tree:
        line = self._mine(call, "edited")
        markup = judge_keyboard(call)
        if (markup.get("inline_keyboard") or []) == (line.markup.get("inline_keyboard") or []):
            raise bad("message is not modified")
        line.markup = markup
        line.edits += 1
        return self.chats.tree(line)

    async def delete_message(self, call: Call) -> bool:
        self._mine(call, "deleted").is_deleted = True
        return True

    def _mine(self, call: Call, what: str) -> Line:
        chat = call.number("chat_id")
        self.chats.require(chat)
        line = self.chats.find(chat, call.number("message_id"))
        if line is None or not line.is_ours:
            verb = "edit" if what == "edited" else "delete"
            raise bad(f"message to {verb} not found" if line is None else f"can't be {what}")
        return line

    async def answer_press(self, call: Call) -> bool:
        press = call.text("callback_query_id")
        pressed_at = self.presses.pop(press, None)  # a second answer finds nothing
        if pressed_at is None or time.time() - pressed_at > PRESS_LIVES:
            raise bad(TOO_OLD)
        self.answered[press] = call.text("text")
        return True

    async def get_file(self, call: Call) -> Tree:
        return self.files.link(call.text("file_id"))
