"""Acts without meaning, best effort: answering a button, typing, taking away an old keyboard."""

import asyncio
from contextlib import suppress
from typing import Any

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageReplyMarkup,
    SendChatAction,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove

from handlers.telegram.rendering import Keyboard

MOST_WAITING = 1000  # acts; more are left out
WORKERS = 4
PATIENCE = 10  # seconds
SLOW = 1.0  # seconds without an answer, after which we show that we are at it
MOST_CHATS = 20_000
BLANK = "…"  # of a message that takes a keyboard away and is deleted at once


class Courtesy:
    """Remembers a little of each chat, in memory only: what is lost is a nicety."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._acts: asyncio.Queue[TelegramMethod[Any]] = asyncio.Queue(MOST_WAITING)
        self._unanswered: set[int] = set()
        self._forms: dict[int, int] = {}  # chat → the form message whose keyboard still shows
        self._asked_contact: set[int] = set()  # chats with a keyboard under the input

    def pressed(self, press: str) -> None:
        """Let the button stop turning."""
        self._put(AnswerCallbackQuery(callback_query_id=press))

    def heard(self, chat: int) -> None:
        """Show «typing» if no answer comes soon; once, so that silence does not look busy."""
        if chat in self._unanswered or len(self._unanswered) > MOST_CHATS:
            return
        self._unanswered.add(chat)
        asyncio.get_running_loop().call_later(SLOW, self._type, chat)

    def _type(self, chat: int) -> None:
        if chat in self._unanswered:
            self._put(SendChatAction(chat_id=chat, action="typing"))

    def sent(self, chat: int, message: int, keyboard: Keyboard | None, *, is_form: bool) -> None:
        """Take away what the new message makes stale."""
        self._unanswered.discard(chat)
        if keyboard and (old := self._forms.pop(chat, None)):
            self._put(EditMessageReplyMarkup(chat_id=chat, message_id=old))
        match keyboard:
            case ReplyKeyboardMarkup():
                self._asked_contact.add(chat)
            case InlineKeyboardMarkup():
                if is_form and len(self._forms) < MOST_CHATS:
                    self._forms[chat] = message
                if chat in self._asked_contact:
                    self._put(SendMessage(chat_id=chat, text=BLANK, **_QUIETLY))
                    self._asked_contact.discard(chat)
            case _:
                self._asked_contact.discard(chat)

    def keyboard_to_drop(self, chat: int) -> ReplyKeyboardRemove | None:
        """Return what a message without buttons should carry, to take the contact button away."""
        return _REMOVE if chat in self._asked_contact else None

    def _put(self, act: TelegramMethod[Any]) -> None:
        with suppress(asyncio.QueueFull):
            self._acts.put_nowait(act)

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(WORKERS):
                group.create_task(self._work())

    async def _work(self) -> None:
        while True:
            act = await self._acts.get()
            with suppress(AiogramError, OSError):
                await self._do(act)

    async def _do(self, act: TelegramMethod[Any]) -> None:
        done = await self._bot(act, request_timeout=PATIENCE)
        if isinstance(act, SendMessage):
            gone = DeleteMessage(chat_id=act.chat_id, message_id=done.message_id)
            await self._bot(gone, request_timeout=PATIENCE)


_REMOVE = ReplyKeyboardRemove(remove_keyboard=True)
_QUIETLY: dict[str, Any] = {"reply_markup": _REMOVE, "disable_notification": True}
