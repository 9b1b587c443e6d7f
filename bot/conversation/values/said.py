"""What a turn says, and the turn itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from bot.conversation.values.state import State
from bot.conversation.values.wishes import Effect

Fact: TypeAlias = str | int | bool | tuple[str, ...] | tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A button; its label is the text `text`, or `label` as it is (a title, a name)."""

    choice: str
    text: str = ""
    label: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    is_quiet: bool = False  # a way out beside the answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """A message: a text key with its facts. For an answer, which measure and section it shows."""

    text: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    navigation: tuple[str, ...] = ("person", "home")
    measure: str = ""
    section: str = ""  # of a question of a form: its field
    content_hash: str = ""
    case: UUID | None = None  # the case it belongs to, if not that of the whole turn
    asks_contact: bool = False
    asks_files: bool = False
    file: UUID | None = None  # a sheet that was made
    file_name: str = ""
    opens_page: bool = False  # a messenger adds a one-time link to our page


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a message leads to."""

    state: State
    messages: tuple[Say, ...] = ()
    effects: tuple[Effect, ...] = ()
