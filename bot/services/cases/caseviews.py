"""What a caseworker sees: values for the console, without a row of any table."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from bot.conversation.values.situation import CaseStatus, OwnerKind
from bot.messages import Channel, Logged


class Tab(StrEnum):
    """Parts of the queue."""

    MINE = "mine"
    FREE = "free"
    WAITING = "waiting"  # a citizen wrote and nobody answered yet
    OVERDUE = "overdue"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """A case in a list: nothing personal. `assignee` is the holder's name, or empty."""

    case: UUID
    number: str  # «45-82-17-36»
    measure: str
    reason: str  # asked, unknown, care, scam, failed, form, application
    status: CaseStatus
    is_urgent: bool
    is_overdue: bool
    is_application: bool
    is_for_another: bool
    channel: Channel
    assignee: str
    is_mine: bool
    waiting_since: datetime | None  # the first unanswered words of the citizen
    opened_at: datetime
    due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the log with its delivery: ready, sending, unknown, sent, failed, cancelled."""

    logged: Logged
    state: str = ""  # empty for what was not to be pushed anywhere
    reason: str = ""
    is_of_case: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A field of a form. `by_worker`: filled «со слов», the citizen confirms it in review."""

    field: str
    value: str
    by_worker: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    id: UUID
    form: str
    measure: str
    field: str  # the one being asked
    is_for_another: bool
    answers: tuple[Answered, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    id: UUID
    field: str  # the document of the form that it was sent for, or empty
    name: str
    mime: str
    size: int  # bytes
    state: str  # pending, kept, refused
    reason: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    author: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenView:
    name: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """A case as it is opened. `question`, `topic`, `offered` are what the assistant found out."""

    row: QueueRow
    conversation: UUID
    citizen: CitizenView | None
    region: str
    municipality: str
    owner: OwnerKind
    lines: tuple[Line, ...]
    last_seq: int
    draft: DraftView | None
    form: str
    answers: tuple[Answered, ...]  # of one for another: who applied first
    has_consent: bool  # of the person whom it is for
    files: tuple[FileView, ...]
    notes: tuple[NoteView, ...]
    question: str
    topic: str
    offered: tuple[str, ...]
    misunderstood: str
    score: int | None
    similar: tuple[QueueRow, ...]  # of the same person, as it seems, in another conversation
    may_answer: bool
    is_erased: bool
