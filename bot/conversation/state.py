"""What a conversation remembers, what it is told of the world, and what a turn wishes for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias
from uuid import UUID

from pydantic import Field, TypeAdapter

from bot.conversation.analysis import LogChoice, LogQuestion
from bot.messages import Channel, Policy

Fact: TypeAlias = str | int | bool | tuple[str, ...] | tuple[dict[str, str], ...]


class Step(StrEnum):
    """What the conversation waits for; FREE takes any question."""

    FREE = "free"
    MUNICIPALITY = "municipality"
    SWITCH_REGION = "switch_region"
    CONSENT = "consent"
    FIELD = "field"
    REVIEW = "review"
    CANCELLING = "cancelling"  # «отложить или удалить?»
    RESUMING = "resuming"  # a put-off draft was found
    CASE_NUMBER = "case_number"
    PHONE_DIGITS = "phone_digits"
    WHICH_CASE = "which_case"
    SITUATION = "situation"  # «Что мне положено?» begins with a life situation
    SURVEY = "survey"  # and goes on with one fact after another


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file of a draft: `pending` until FileKept or FileRefused comes back."""

    file: UUID
    name: str
    is_pending: bool = True
    field: str = ""  # the field of files that was asked when it came; empty: another


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An application that is being filled in. `answers` are field id → value as accepted."""

    id: UUID
    form: str
    measure: str
    answers: dict[str, str] = field(default_factory=dict)
    by_worker: tuple[str, ...] = ()  # fields a caseworker filled «со слов»
    known: tuple[str, ...] = ()  # fields that had an answer before they were asked
    files: tuple[Attached, ...] = ()
    field: str = ""  # the field being asked
    is_editing: bool = False  # one field, then back to review
    is_complete: bool = False  # every question was asked: it stands at its review
    begun_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """«Что мне положено?»: facts as told, in the order they were asked; of nobody by name."""

    situation: str = ""
    told: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    hints: dict[str, tuple[str, ...]] = field(default_factory=dict)  # marked beforehand
    refused: tuple[str, ...] = ()  # not known, or not to be told
    order: tuple[str, ...] = ()
    fact: str = ""  # the fact being asked
    picked: tuple[str, ...] = ()  # of several answers, those marked so far
    limit: int = 0  # questions before the result is told
    is_editing: bool = False  # one answer, then back to the result
    is_cut: bool = False  # more questions would tell more


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything a conversation keeps between two turns; stored encrypted, as JSON."""

    step: Step = Step.FREE
    turn: int = 0  # counts turns; the nonce of a keyboard is the turn that showed it
    form_nonce: str = ""  # the keyboard whose presses may still change a form
    has_greeted: bool = False
    region: str = ""  # the region whose measures are shown; empty: the deployment's own
    proposed_region: str = ""  # waits for a confirmation
    proposed_municipality: str = ""  # of that region
    declined: tuple[str, ...] = ()  # regions that the citizen said are not theirs
    municipality: str = ""
    has_asked_place: bool = False
    topic: str = ""  # the measure talked about
    question: str = ""  # the last question in the citizen's words
    offered: tuple[str, ...] = ()  # measures offered by the last clarifying question
    misses: int = 0  # failures in a row
    last_press: str = ""
    draft: Draft | None = None
    parked: tuple[Draft, ...] = ()
    return_step: Step = Step.FREE  # where a detour goes back to
    misunderstood: str = ""  # the last input a field did not take
    asked_number: str = ""
    pending_choice: str = ""  # an act that waits for a municipality or a case
    survey: Survey | None = None
    told_filed_at: datetime | None = None  # «передал специалисту» is said once a burst
    told_file_at: datetime | None = None  # a file that nobody keeps is told of once an album


STATES: TypeAdapter[State] = TypeAdapter(State)


class OwnerKind(StrEnum):
    BOT = "bot"
    WAITING = "waiting"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    kind: OwnerKind = OwnerKind.BOT
    case: UUID | None = None


class CaseStatus(StrEnum):
    NEW = "new"
    IN_PROGRESS = "in_progress"
    WAITING_CITIZEN = "waiting_citizen"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseBrief:
    """A case of this conversation, as its citizen may see it."""

    id: UUID
    number: str  # «45-82-17-36»
    measure: str
    status: CaseStatus
    opened_at: datetime
    is_application: bool
    is_rated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A button of the last message, with every wording that may be typed in its place."""

    choice: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a turn may know of the world. Read in one short transaction before thinking."""

    now: datetime  # UTC
    region: str  # the deployment's own
    channel: Channel
    policy: Policy
    owner: Owner = Owner()
    cases: tuple[CaseBrief, ...] = ()
    consents: frozenset[str] = frozenset()  # purposes with a consent in force
    is_office_open: bool = True
    opens_at: datetime | None = None  # local time when caseworkers answer again, if closed
    shown: tuple[Shown, ...] = ()  # buttons and navigation of the last message of ours
    reply_case: UUID | None = None  # the case whose message this one answers
    browser_url: str = ""
    kept: UUID | None = None  # id under which a file of this message will be fetched
    fresh_id: UUID | None = None  # an id for whatever this turn begins


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
    asks_contact: bool = False
    asks_files: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveConsent:
    """Version and hash are of the text `text`, which the service renders and hashes."""

    kind: Literal["give_consent"] = "give_consent"
    purpose: str
    text: str


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


Wish: TypeAlias = (
    GiveConsent
    | AskPerson
    | Submit
    | KeepFile
    | FileWithCase
    | BackToBot
    | LookUp
    | Rate
    | DropFiles
)
Effect: TypeAlias = Annotated[Wish | LogQuestion | LogChoice, Field(discriminator="kind")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What a message leads to."""

    state: State
    messages: tuple[Say, ...] = ()
    effects: tuple[Effect, ...] = ()
