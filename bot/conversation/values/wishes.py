"""What a turn wishes for besides words; a service carries it out within the turn."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias
from uuid import UUID

from pydantic import Field

from bot.conversation.values.analysis import LogChoice, LogQuestion
from bot.conversation.values.sheets import Paper
from bot.conversation.values.state import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveConsent:
    """Version and hash are those of the purpose's document today; the service knows them."""

    kind: Literal["give_consent"] = "give_consent"
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPerson:
    """Open a case for a person, with the question, the draft and what was not understood."""

    kind: Literal["ask_person"] = "ask_person"
    reason: Literal["asked", "unknown", "care", "scam", "failed", "form"]
    measure: str = ""
    is_urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Submit:
    """Turn the draft into an application and a case; the reply is `application.done`.

    The service puts the new case's number into facts `number` (and `code`, in a browser) of every
    message of this turn.
    """

    kind: Literal["submit"] = "submit"
    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepFile:
    """Fetch the file of this message and keep it, under Situation.kept."""

    kind: Literal["keep_file"] = "keep_file"
    file: UUID
    reference: str
    name: str
    size: int
    case: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWithCase:
    """This message belongs to a case: its caseworker must see it and answer."""

    kind: Literal["file_with_case"] = "file_with_case"
    case: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BackToBot:
    """The citizen asked for the assistant again."""

    kind: Literal["back_to_bot"] = "back_to_bot"


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """Ask for a case by number; LookedUp comes back."""

    kind: Literal["look_up"] = "look_up"
    number: str  # digits
    phone_digits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    kind: Literal["rate"] = "rate"
    case: UUID
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DropFiles:
    """Files of a deleted draft are erased."""

    kind: Literal["drop_files"] = "drop_files"
    files: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeAway:
    """Let a code open this conversation on another device; `code` goes into the messages."""

    kind: Literal["take_away"] = "take_away"


@dataclass(frozen=True, slots=True, kw_only=True)
class MakePaper:
    """Make a sheet to take away, under this id; PaperMade or PaperFailed comes back."""

    kind: Literal["make_paper"] = "make_paper"
    file: UUID
    paper: Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowHeld:
    """Tell names of files and consents: facts `files` and `consents` of this turn's messages."""

    kind: Literal["show_held"] = "show_held"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowAnswers:
    """Tell what an application holds: facts `answers` and `files` of this turn's messages."""

    kind: Literal["show_answers"] = "show_answers"
    case: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """Make a copy of everything for the citizen; it comes as files of the log."""

    kind: Literal["export"] = "export"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawConsent:
    kind: Literal["withdraw_consent"] = "withdraw_consent"
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseAll:
    """Erase the whole conversation, once its last words are delivered."""

    kind: Literal["erase_all"] = "erase_all"


OwnData: TypeAlias = ShowHeld | ShowAnswers | Export | WithdrawConsent | EraseAll
Wish: TypeAlias = (
    OwnData
    | GiveConsent
    | AskPerson
    | Submit
    | KeepFile
    | FileWithCase
    | BackToBot
    | LookUp
    | Rate
    | DropFiles
    | TakeAway
    | MakePaper
)


Effect: TypeAlias = Annotated[Wish | LogQuestion | LogChoice, Field(discriminator="kind")]
