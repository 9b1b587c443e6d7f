"""What of a conversation's log can still be pressed, and what stands in the bar below it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.messages import Author, Button, Logged

PLACES = ("person", "home", "back", "cancel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A line and its buttons: `is_latest` stand out; of older ones only answers stay open."""

    line: Logged
    is_latest: bool

    @property
    def is_open(self) -> bool:
        return self.is_latest or bool(self.line.measure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The navigation: each button always in its own place, whatever the conversation offers."""

    nonce: str = ""
    buttons: dict[str, Button] = field(default_factory=dict)
    asks_files: bool = False


def read_here(lines: Sequence[Logged]) -> Sequence[Logged]:
    """Without what only leads a messenger to this page."""
    return [line for line in lines if line.content.notice or not line.content.opens_page]


def spoken(lines: Sequence[Logged], opening: str) -> Sequence[Logged]:
    """Without the press that opened the conversation: no citizen saw that button."""
    is_opened = lines and lines[0].seq == 1 and lines[0].author is Author.CITIZEN
    return lines[1:] if is_opened and lines[0].content.text == opening else lines


def shown(lines: Sequence[Logged], nonce: str) -> tuple[Shown, ...]:
    """The lines as the page has them while the keyboard with this nonce is the newest."""
    return tuple(Shown(line=line, is_latest=line.content.nonce == nonce) for line in lines)


def newest(lines: Sequence[Logged]) -> int:
    """Where reading goes on: the first of the last lines that one author said in a row."""
    found = 0
    for line in reversed(lines):
        if line.author is not lines[-1].author:
            break
        found = line.seq
    return found


def bar(lines: Sequence[Logged]) -> Bar:
    """The bar after the last line that the assistant said."""
    said = [line.content for line in lines if line.author is Author.BOT and line.content.nonce]
    if not said:
        return Bar()
    last = said[-1]
    buttons = {button.choice: button for button in last.navigation if button.choice in PLACES}
    files = any(content.asks_files for content in said if content.nonce == last.nonce)
    return Bar(nonce=last.nonce, buttons=buttons, asks_files=files)
