"""What delivery hands to a channel's courier, and what may come of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from bot.messages import Address, Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One message for one chat; a file of a caseworker comes with its path and name."""

    address: Address
    content: Content
    seq: int
    message: UUID
    file_path: Path | None = None
    file_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The channel's own ids of what the citizen now sees; a long text becomes several."""

    external_ids: tuple[str, ...] = ()


class Postponed(Exception):
    """It was not sent: try again after so many seconds; `is_global` halts the whole bot."""

    def __init__(self, seconds: float, *, is_global: bool = False) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        self.is_global = is_global


class Undeliverable(Exception):
    """The channel refused for good. `reason` is the channel's, without a word of the message."""

    def __init__(self, reason: str, *, is_blocked: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_blocked = is_blocked


class Unclear(Exception):
    """The request left and no answer came: the citizen may or may not have the message."""


class Courier(Protocol):
    async def send(self, parcel: Parcel) -> Sent:
        """Send one message. Raises Postponed, Undeliverable or Unclear."""
