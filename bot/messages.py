"""The words that channels, services and the conversation share: what comes in and what goes out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias
from uuid import UUID

from pydantic import Field, TypeAdapter


class Channel(StrEnum):
    TELEGRAM = "telegram"
    BROWSER = "browser"


WEB = "web"  # the name of our own pages, where a messenger has that of a bot


class Policy(StrEnum):
    """What a channel may carry (41-ФЗ, 152-ФЗ)."""

    FULL = "full"
    PRIVATE_FORMS = "private_forms"  # what is personal is asked and read on a page of our own
    INFO_ONLY = "info_only"  # no personal data is asked; the citizen is sent to the browser chat

    @property
    def may_keep_personal(self) -> bool:
        """Whether what people tell of themselves is kept, or hidden before anything is written."""
        return self is Policy.FULL


HIDDEN = "[скрыто]"  # stands where somebody told who they are and it may not be kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a conversation is held: `chat` is a Telegram chat id or a browser conversation's id."""

    channel: Channel
    bot: str  # the bot's numeric id; «web» for the browser
    chat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReference:
    """A file that a channel can fetch later; for a browser it is already in the files folder."""

    reference: str  # Telegram file_id, or the id of an upload
    name: str = ""
    size: int = 0  # bytes, as the channel says


# ---------------------------------------------------------------- what comes in


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of a citizen."""

    kind: Literal["said"] = "said"
    text: str
    reply_to: str = ""  # the channel's id of the message it answers
    is_edited: bool = False
    is_forwarded: bool = False
    message: str = ""  # the channel's own id of this message
    hidden: tuple[str, ...] = ()  # kinds of what stood where HIDDEN stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """A button. `nonce` is that of the keyboard; (message, nonce, choice) is one press."""

    kind: Literal["pressed"] = "pressed"
    choice: str  # «verb» or «verb:argument»
    nonce: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedContact:
    kind: Literal["contact"] = "contact"
    phone: str
    is_own: bool
    message: str = ""
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    kind: Literal["file"] = "file"
    file: FileReference
    caption: str = ""
    reply_to: str = ""
    message: str = ""
    hidden: tuple[str, ...] = ()


class Unsupported(StrEnum):
    VOICE = "voice"
    STICKER = "sticker"
    LOCATION = "location"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentUnsupported:
    kind: Literal["unsupported"] = "unsupported"
    what: Unsupported
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """The citizen stopped the bot (`is_blocked`) or let it write again."""

    kind: Literal["blocked"] = "blocked"
    is_blocked: bool


# what the house itself tells a conversation, in arrival order with everything else


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKept:
    kind: Literal["file_kept"] = "file_kept"
    file: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRefused:
    kind: Literal["file_refused"] = "file_refused"
    file: UUID
    name: str
    reason: Literal["too_big", "type", "empty", "unreachable", "too_many"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMade:
    """A sheet to take away is there; `subject` is the application's id, or empty of a result."""

    kind: Literal["paper_made"] = "paper_made"
    file: UUID
    name: str
    subject: str = ""
    is_named: bool = False  # the person's name is printed on it


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFailed:
    kind: Literal["paper_failed"] = "paper_failed"
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedUp:
    """The outcome of asking for a case by number; `number` is empty when nothing may be said."""

    kind: Literal["looked_up"] = "looked_up"
    number: str = ""
    status: str = ""
    measure: str = ""
    due_at: datetime | None = None
    is_overdue: bool = False
    is_locked: bool = False  # too many wrong tries


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTold:
    """A case's news for its citizen, told by the conversation in its own words."""

    kind: Literal["case_told"] = "case_told"
    what: Literal["taken", "resolved", "returned", "overdue", "silent", "reopened"]
    number: str
    case: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOpened:
    """A one-time link was opened: the conversation goes on in that browser too."""

    kind: Literal["page_opened"] = "page_opened"
    has_answers: bool = False  # a caseworker wrote what nobody read yet


Body: TypeAlias = Annotated[
    Said
    | Pressed
    | SharedContact
    | SentFile
    | SentUnsupported
    | Blocked
    | FileKept
    | FileRefused
    | PaperMade
    | PaperFailed
    | LookedUp
    | CaseTold
    | PageOpened,
    Field(discriminator="kind"),
]
BODIES: TypeAdapter[Body] = TypeAdapter(Body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One update of a channel. (channel, bot, id) never counts twice."""

    address: Address
    id: str
    body: Body
    door: Channel | None = None  # where it was said, if not where the conversation is held


# ---------------------------------------------------------------- what goes out


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    label: str
    choice: str
    is_quiet: bool = False  # a way out beside the answers: less in sight, in rows of its own
    url: str = ""  # leads to a page; never kept: it is made when the message is sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A message as it is sent and kept in the log.

    `text` is plain; a line beginning with «# » is a heading, with «• » an item; no other markup.
    `buttons` belong to this message, `navigation` stands always in the same place («Специалист»,
    «В начало»; inside a form also «Назад», «Отмена»). `nonce` goes with every press.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    navigation: tuple[Button, ...] = ()
    nonce: str = ""
    asks_contact: bool = False  # a channel that can share a phone number offers to
    asks_files: bool = False
    file: UUID | None = None  # a caseworker's file, or a sheet that we made
    file_name: str = ""
    secret: str = ""  # a part of `text` that its citizen alone may read
    notice: str = ""  # what a messenger shows in place of all this, which is read on our page
    opens_page: bool = False  # a messenger adds a one-time link to our page


CONTENTS: TypeAdapter[Content] = TypeAdapter(Content)


class Author(StrEnum):
    CITIZEN = "citizen"
    BOT = "bot"
    PERSON = "person"  # a caseworker


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A line of a conversation's log, as anybody may see it who may see the conversation."""

    id: UUID
    seq: int
    author: Author
    author_name: str  # of a caseworker; empty otherwise
    content: Content
    at: datetime
    key: str = ""  # text key, for what the bot said
    measure: str = ""
    section: str = ""
    is_erased: bool = False
