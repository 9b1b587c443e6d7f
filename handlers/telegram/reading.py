"""From an update of Telegram to an Incoming; what is not for us is None."""

from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update
from pydantic import ValidationError

from bot.messages import (
    Address,
    Blocked,
    Body,
    Channel,
    FileReference,
    Incoming,
    Pressed,
    Said,
    SentFile,
    SentUnsupported,
    SharedContact,
    Unsupported,
)

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
COMMANDS = ("start", "status", "help")
_HEARD = {"voice", "video_note", "audio"}
_PLACES = {"location", "venue"}
_OTHERS = {
    "video", "animation", "poll", "dice", "game", "story", "paid_media", "checklist", "live_photo",
    "rich_message", "invoice", "giveaway", "giveaway_winners",
    "unknown",  # a kind younger than our aiogram: a person sent it all the same
}  # fmt: skip


class Malformed(Exception):
    """An update that is not what the Bot API describes; `id` is all that may be told of it."""

    def __init__(self, update_id: int) -> None:
        super().__init__(update_id)
        self.id = update_id


def read(tree: Any, bot: str) -> Incoming | None:
    """Read one update as it came (parsed JSON). Raises Malformed."""
    try:
        update = Update.model_validate(tree)
    except ValidationError:
        raise Malformed(number_of(tree)) from None  # the cause would quote a person
    found = _found(update)
    if found is None:
        return None
    chat, body = found
    address = Address(channel=Channel.TELEGRAM, bot=bot, chat=str(chat))
    return Incoming(address=address, id=str(update.update_id), body=body)


def number_of(tree: Any) -> int:
    """Return the number of an update, even of a malformed one; 0 if it has none."""
    number = tree.get("update_id") if isinstance(tree, dict) else None
    return number if isinstance(number, int) else 0


def _found(update: Update) -> tuple[int, Body] | None:
    if update.message:
        return _in_private(update.message, message(update.message))
    if update.edited_message:
        return _in_private(update.edited_message, _edited(update.edited_message))
    if update.callback_query:
        return _press(update.callback_query)
    if update.my_chat_member:
        return _membership(update.my_chat_member)
    return None


def _in_private(place: Message | ChatMemberUpdated, body: Body | None) -> tuple[int, Body] | None:
    return (place.chat.id, body) if body and place.chat.type == "private" else None


def message(told: Message) -> Body | None:
    """Return what a message says; None for Telegram's own notices (a pinned message, …)."""
    mark = str(told.message_id)
    if told.text is not None:
        return _words(told, told.text)
    if told.contact:
        is_own = told.from_user is not None and told.contact.user_id == told.from_user.id
        return SharedContact(phone=told.contact.phone_number, is_own=is_own, message=mark)
    if file := _file(told):
        caption = _clean(told.caption or "")
        return SentFile(file=file, caption=caption, reply_to=_reply_to(told), message=mark)
    what = _unsupported(ContentType(told.content_type).value)
    return SentUnsupported(what=what, message=mark) if what else None


def _words(told: Message, text: str) -> Body:
    mark = str(told.message_id)
    if command := _command(text):
        return Pressed(choice=command, message=mark)
    return Said(
        text=_clean(text),
        reply_to=_reply_to(told),
        is_forwarded=told.forward_origin is not None,
        message=mark,
    )


def _command(text: str) -> str:
    """«/start payload» is the choice «start:payload»; a word that is no command of ours is said."""
    first, _, payload = text.strip().partition(" ")
    name = first.removeprefix("/").partition("@")[0].lower()
    if not first.startswith("/") or name not in COMMANDS:
        return ""
    return f"{name}:{_clean(payload.strip())}" if payload.strip() else name


def _edited(told: Message) -> Body | None:
    """Only words can be corrected; a moving location or a new caption changes nothing."""
    if told.text is None:
        return None
    mark = str(told.message_id)
    return Said(text=_clean(told.text), reply_to=_reply_to(told), is_edited=True, message=mark)


def _file(told: Message) -> FileReference | None:
    still = told.live_photo.photo if told.live_photo else None
    if sizes := told.photo or still:
        largest = max(sizes, key=lambda size: size.width * size.height)
        return FileReference(reference=largest.file_id, size=largest.file_size or 0)
    if told.document and not told.animation:
        document = told.document
        name = _clean(document.file_name or "")
        return FileReference(reference=document.file_id, name=name, size=document.file_size or 0)
    return None


def _unsupported(kind: str) -> Unsupported | None:
    if kind in _HEARD:
        return Unsupported.VOICE
    if kind in _PLACES:
        return Unsupported.LOCATION
    if kind == "sticker":
        return Unsupported.STICKER
    return Unsupported.OTHER if kind in _OTHERS else None


def _press(query: CallbackQuery) -> tuple[int, Body] | None:
    place = query.message
    if place is None or place.chat.type != "private" or not query.data:
        return None
    nonce, bar, choice = query.data.partition("|")
    if not bar:
        nonce, choice = "", query.data
    return place.chat.id, Pressed(choice=choice, nonce=nonce, message=str(place.message_id))


def _membership(change: ChatMemberUpdated) -> tuple[int, Body] | None:
    is_blocked = change.new_chat_member.status in {"kicked", "left"}
    return _in_private(change, Blocked(is_blocked=is_blocked))


def _reply_to(told: Message) -> str:
    return str(told.reply_to_message.message_id) if told.reply_to_message else ""


def _clean(text: str) -> str:
    """Leave out what no database can keep: zero bytes and halves of letters."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()
