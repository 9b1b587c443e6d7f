"""A citizen at a channel: the acts a story may ask for, and what came of them."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from bot.app import App
from bot.messages import Address, Button, Logged
from tests.support.stories.screen import Seen
from tests.support.stories.script import Misprint


class Citizen(Protocol):
    """One person at one channel. Every act ends when the channel has handed it over."""

    async def enter(self, app: App) -> None:
        """Meet the app: at the beginning, and again after a restart."""

    async def leave(self) -> None:
        """Let go of the app; the person and what they see remain."""

    async def settle(self) -> None:
        """Wait for whatever is between the person and the inbox, then for the app."""

    async def handed_over(self) -> None:
        """Wait until what was said is in the inbox, and no longer."""

    async def insist(self, text: str) -> None:
        """Say it until it is taken, as the channel and its people do."""

    async def conversation(self) -> UUID | None: ...
    async def screen(self) -> list[Seen]: ...
    async def received(self) -> list[bytes]:
        """Every file of ours, as it was handed over."""

    async def refusal(self) -> str:
        """Words of the channel itself about a file that it did not take; empty if none."""

    async def say(self, text: str) -> None: ...
    async def press(self, button: Button, line: Logged) -> None: ...
    async def twice(self, text: str) -> None: ...
    async def together(self, texts: Sequence[str]) -> None: ...
    async def files(self, names: Sequence[str]) -> None: ...
    async def remember(self) -> None:
        """«Это мой телефон»: a browser keeps the conversation; a messenger always does."""


class Messenger(Citizen, Protocol):
    """What a messenger can do besides."""

    async def contact(self, *, is_own: bool) -> None: ...
    async def album(self, count: int) -> None: ...
    async def unsupported(self, what: str) -> None: ...
    async def edit(self, text: str) -> None: ...
    async def forward(self, text: str) -> None: ...
    async def reply(self, text: str, line: Logged) -> None: ...
    async def block(self, *, is_blocked: bool) -> None: ...


async def find_conversation(app: App, address: Address) -> UUID | None:
    async with app.database.reading() as store:
        found = await store.conversations.find(address)
    return found.id if found else None


def buttons_of(line: Logged) -> tuple[Button, ...]:
    return (*line.content.buttons, *line.content.navigation)


def named(buttons: Sequence[Button], name: str) -> Button | None:
    """The button with this label, choice or verb."""
    fits = (one for one in buttons if name in {one.label, one.choice, verb(one)})
    return next(fits, None)


def verb(button: Button) -> str:
    return button.choice.partition(":")[0]


def newest(lines: Sequence[Logged], name: str) -> tuple[Button, Logged]:
    """The button as it stands in the newest message that has it."""
    return _first(list(reversed(lines)), name)


def oldest(lines: Sequence[Logged], name: str) -> tuple[Button, Logged]:
    return _first(lines, name)


def _first(lines: Sequence[Logged], name: str) -> tuple[Button, Logged]:
    for line in lines:
        if button := named(buttons_of(line), name):
            return button, line
    raise Misprint(f"кнопки «{name}» не было")
