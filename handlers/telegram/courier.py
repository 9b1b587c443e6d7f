"""Sends stored messages to Telegram, one at a time; delivery decides what, when and how often."""

from collections import OrderedDict
from uuid import UUID

from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.methods import SendDocument, SendMessage
from aiogram.types import (
    FSInputFile,
    LinkPreviewOptions,
    Message,
)

from bot.services.sending.parcels import Parcel, Sent
from handlers.telegram.courtesy import Courtesy
from handlers.telegram.refusals import is_markup, told
from handlers.telegram.rendering import Part, is_form, parts

PATIENCE = 20  # seconds for an answer: well inside delivery's lease
MOST_BEGUN = 1000
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class TelegramCourier:
    """Delivery's courier for one bot."""

    def __init__(self, bot: Bot, courtesy: Courtesy, contact_label: str) -> None:
        self._bot = bot
        self._courtesy = courtesy
        self._contact_label = contact_label
        self._begun: OrderedDict[UUID, list[str]] = OrderedDict()  # parts that went out already

    async def send(self, parcel: Parcel) -> Sent:
        """Send every part that is not out yet. Raises Postponed, Undeliverable or Unclear."""
        chat = int(parcel.address.chat)
        pieces = parts(parcel.content, contact_label=self._contact_label, file=parcel.file_path)
        sent = self._begun.setdefault(parcel.message, [])
        self._forget_old()
        for part in pieces[len(sent) :]:
            sent.append(str((await self._send(chat, part)).message_id))
        self._begun.pop(parcel.message, None)
        self._courtesy.sent(
            chat, int(sent[-1]), pieces[-1].keyboard, is_form=is_form(parcel.content)
        )
        return Sent(external_ids=tuple(sent))

    def _forget_old(self) -> None:
        while len(self._begun) > MOST_BEGUN:
            self._begun.popitem(last=False)

    async def _send(self, chat: int, part: Part) -> Message:
        """Send with markup; if Telegram does not understand it, once more as plain text."""
        try:
            return await self._bot(self._method(chat, part), request_timeout=PATIENCE)
        except TelegramBadRequest as error:
            if not is_markup(error):
                raise told(error) from None
        except AiogramError as error:
            raise told(error) from None
        try:
            plain = self._method(chat, part, is_plain=True)
            return await self._bot(plain, request_timeout=PATIENCE)
        except AiogramError as error:
            raise told(error) from None

    def _method(
        self, chat: int, part: Part, *, is_plain: bool = False
    ) -> SendMessage | SendDocument:
        text = part.text if is_plain else part.html
        mode = None if is_plain else ParseMode.HTML
        keyboard = part.keyboard or self._courtesy.keyboard_to_drop(chat)
        if part.file:
            return SendDocument(
                chat_id=chat,
                document=FSInputFile(part.file, filename=part.file_name or None),
                caption=text or None,
                parse_mode=mode,
                reply_markup=keyboard,
            )
        return SendMessage(
            chat_id=chat,
            text=text,
            parse_mode=mode,
            reply_markup=keyboard,
            link_preview_options=NO_PREVIEW,
        )
