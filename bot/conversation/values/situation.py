"""What a turn is told of the world."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from bot.messages import Channel, Policy


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
    due_at: datetime | None = None  # until when somebody usually takes it
    is_overdue: bool = False  # nobody did, and the citizen was told
    is_for_another: bool = False


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
    policy: Policy  # of what comes in here
    policy_out: Policy = Policy.FULL  # of what is sent there
    is_side_door: bool = False  # a page of ours, on a conversation that is held in a messenger
    owner: Owner = Owner()
    cases: tuple[CaseBrief, ...] = ()
    consents: frozenset[str] = frozenset()  # purposes with a consent in force, to the text of today
    outdated: frozenset[str] = frozenset()  # purposes with a consent to words that changed since
    is_office_open: bool = True
    opens_at: datetime | None = None  # local time when caseworkers answer again, if closed
    shown: tuple[Shown, ...] = ()  # buttons and navigation of the last message of ours
    reply_case: UUID | None = None  # the case whose message this one answers
    browser_url: str = ""
    may_take_away: bool = False  # a browser's visit that nobody said to be on an own phone
    kept: UUID | None = None  # id under which a file of this message will be fetched
    fresh_id: UUID | None = None  # an id for whatever this turn begins
