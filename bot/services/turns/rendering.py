"""From what the conversation wants to say to the words that are kept and sent."""

import hashlib
from collections.abc import Mapping

from bot.conversation.values.said import Choice, Fact, Say
from bot.messages import Button, Content
from bot.texts import Texts


def render(texts: Texts, say: Say, *, nonce: str, facts: Mapping[str, Fact]) -> Content:
    """`facts` are the service's own (a case number), added to those of the message."""
    known = {**say.facts, **facts}
    return Content(
        text=texts.line(say.text, known),
        buttons=tuple(_button(texts, choice, facts) for choice in say.choices),
        navigation=tuple(
            Button(label=texts.line(f"choice.{name}"), choice=name) for name in say.navigation
        ),
        nonce=nonce,
        asks_contact=say.asks_contact,
        asks_files=say.asks_files,
        file=say.file,
        file_name=say.file_name,
        opens_page=say.opens_page,
        secret=str(known.get("code", "")),
    )


def _button(texts: Texts, choice: Choice, facts: Mapping[str, Fact]) -> Button:
    label = texts.line(choice.text, {**choice.facts, **facts}) if choice.text else choice.label
    return Button(label=label, choice=choice.choice, is_quiet=choice.is_quiet)


def fingerprint(text: str) -> str:
    """SHA-256 of a text somebody agreed to."""
    return hashlib.sha256(text.encode()).hexdigest()
