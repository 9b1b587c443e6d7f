"""From a stored message to what Telegram shows: HTML, keyboards, parts."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TypeAlias

from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.messages import Button, Content
from handlers.telegram.splitting import split, units

LONGEST_TEXT = 3900  # of 4096 UTF-16 units
LONGEST_CAPTION = 1024
LONGEST_DATA = 64  # bytes
WIDE = 18  # letters of a label that needs its own row
A_ROW = 2

Keyboard: TypeAlias = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One message of Telegram: text, or a file with its caption."""

    text: str
    keyboard: Keyboard | None = None
    file: Path | None = None
    file_name: str = ""

    @property
    def html(self) -> str:
        return html(self.text)


def html(text: str) -> str:
    """Headings («# …») become bold; everything else is as it was written."""
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    if line.startswith("# "):
        return f"<b>{escape(line[2:], quote=False)}</b>"
    return escape(line, quote=False)


def parts(content: Content, *, contact_label: str, file: Path | None = None) -> tuple[Part, ...]:
    """What to send, in order; the keyboard goes with the last part."""
    keyboard = keyboard_of(content, contact_label)
    if file and units(content.text) <= LONGEST_CAPTION:
        text = content.text.strip()
        return (Part(text=text, keyboard=keyboard, file=file, file_name=content.file_name),)
    texts = [Part(text=piece) for piece in split(content.text, LONGEST_TEXT)]
    if file:
        texts.append(Part(text="", file=file, file_name=content.file_name))
    *before, last = texts or [Part(text="")]
    return (
        *before,
        Part(text=last.text, keyboard=keyboard, file=last.file, file_name=last.file_name),
    )


def keyboard_of(content: Content, contact_label: str) -> Keyboard | None:
    """Return the buttons under a message; to ask for a phone number, those under the input.

    Telegram gives a message one keyboard only, so buttons beside a phone number are typed words.
    """
    if content.asks_contact:
        return _contact_keyboard(content, contact_label)
    rows = [
        [key for button in row if (key := _key(button, content.nonce))]
        for row in (*_rows(content.buttons), *_rows(content.navigation))
    ]
    rows = [row for row in rows if row]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def is_form(content: Content) -> bool:
    """Whether the keyboard stops meaning anything as soon as the conversation goes on."""
    return any(button.choice == "cancel" for button in content.navigation)


def _rows(buttons: tuple[Button, ...]) -> list[list[Button]]:
    """Two in a row, but a long label has a row of its own, and ways out stand below the answers."""
    rows: list[list[Button]] = []
    for button in buttons:
        if rows and len(rows[-1]) < A_ROW and _is_beside(rows[-1][0], button):
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def _is_beside(left: Button, right: Button) -> bool:
    is_short = max(len(left.label), len(right.label)) <= WIDE
    return is_short and left.is_quiet == right.is_quiet


def _key(button: Button, nonce: str) -> InlineKeyboardButton | None:
    """Return the key, or None for a choice Telegram could not carry: it can still be typed."""
    if button.url:
        return InlineKeyboardButton(text=button.label, url=button.url)
    data = f"{nonce}|{button.choice}"
    if len(data.encode()) > LONGEST_DATA:
        return None
    return InlineKeyboardButton(text=button.label, callback_data=data)


def _contact_keyboard(content: Content, contact_label: str) -> ReplyKeyboardMarkup:
    rows = [[KeyboardButton(text=contact_label, request_contact=True)]]
    rows += [
        [KeyboardButton(text=button.label) for button in row]
        for row in (*_rows(content.buttons), *_rows(content.navigation))
    ]
    return ReplyKeyboardMarkup(keyboard=rows, resize_keyboard=True, one_time_keyboard=True)
