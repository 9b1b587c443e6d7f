"""How the log shows what a citizen did: words as they are, everything else in our words."""

from collections.abc import Sequence
from itertools import chain

from bot.messages import (
    Body,
    Content,
    Logged,
    Pressed,
    Said,
    SentFile,
    SentUnsupported,
    SharedContact,
)
from bot.texts import Texts

# Pressed where no keyboard of the conversation stands: a page of its own, a command.
UNLABELLED = {"start": "log.begun", "take_away": "choice.take_away"}


def log_line(texts: Texts, body: Body, shown: Sequence[Logged]) -> Content:
    """`shown` are the newest lines of the log: the label of a press is found there."""
    match body:
        case Said():
            return Content(text=_words(texts, body))
        case Pressed():
            return Content(text=_label(body, shown) or texts.line(_unlabelled(body)))
        case SharedContact(phone=phone):
            return Content(text=texts.line("log.contact", {"phone": phone}))
        case SentFile(file=file, caption=caption):
            facts = {"name": file.name, "caption": caption}
            return Content(text=texts.line("log.file", facts), file_name=file.name)
        case SentUnsupported(what=what):
            return Content(text=texts.line(f"log.{what}"))
        case _:
            raise TypeError(f"no citizen says {body.kind}")


def _words(texts: Texts, said: Said) -> str:
    if said.is_edited:
        return texts.line("log.edited", {"text": said.text})
    return texts.line("log.forwarded", {"text": said.text}) if said.is_forwarded else said.text


def message_id(body: Body) -> str:
    """Return the channel's own id of a message; of a press it would be that of our message."""
    match body:
        case Said() | SharedContact() | SentFile() | SentUnsupported():
            return body.message
        case _:
            return ""


def _unlabelled(press: Pressed) -> str:
    return UNLABELLED.get(press.choice, "log.pressed")


def _label(press: Pressed, shown: Sequence[Logged]) -> str:
    for line in reversed(shown):
        if line.content.nonce != press.nonce:
            continue
        for button in chain(line.content.buttons, line.content.navigation):
            if button.choice == press.choice:
                return button.label
    return ""
