"""What a channel may not keep is hidden before anything is written: the kinds alone remain."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from bot.conversation.knowing import Knowing
from bot.messages import (
    HIDDEN,
    Body,
    Channel,
    Incoming,
    Policy,
    Pressed,
    Said,
    SentFile,
    SharedContact,
)
from knowledge.findings import Personal, Span

Find: TypeAlias = Callable[[str], Sequence[Span]]


class Hiding:
    def __init__(self, policies: Mapping[Channel, Policy], knowledge: Knowing) -> None:
        self._policies = policies
        self._knowledge = knowledge

    async def fit(self, batch: Sequence[Incoming]) -> list[Incoming]:
        """Return what may be kept of a batch; in the first seconds it waits for the search."""
        if not all(map(self._may_keep, batch)):
            await asyncio.to_thread(self._knowledge.loading.result)
        return [one if self._may_keep(one) else self._hidden(one) for one in batch]

    def _may_keep(self, incoming: Incoming) -> bool:
        door = incoming.door or incoming.address.channel
        return self._policies[door].may_keep_personal

    def _hidden(self, incoming: Incoming) -> Incoming:
        return replace(incoming, body=hidden(incoming.body, self._knowledge.personal))


def hidden(body: Body, find: Find) -> Body:
    """Return a message without a word that tells who somebody is, and without its file."""
    match body:
        case Said(text=text):
            spans = find(text)
            return replace(body, text=without(text, spans), hidden=_kinds(spans))
        case SentFile():
            return _file(body, find)
        case SharedContact():
            return replace(body, phone=HIDDEN, hidden=(Personal.PHONE.value,))
        case Pressed(choice=choice):  # «/start 8 920 …» is a press with words
            return replace(body, choice=without(choice, find(choice)))
        case _:
            return body


def _file(sent: SentFile, find: Find) -> SentFile:
    """The file itself is never fetched, so nothing leads to it any more."""
    name, caption = find(sent.file.name), find(sent.caption)
    return replace(
        sent,
        file=replace(sent.file, reference="", name=without(sent.file.name, name)),
        caption=without(sent.caption, caption),
        hidden=_kinds((*name, *caption)),
    )


def without(text: str, spans: Sequence[Span]) -> str:
    for span in reversed(spans):
        text = text[: span.start] + HIDDEN + text[span.end :]
    return text


def _kinds(spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(span.kind.value for span in spans))
