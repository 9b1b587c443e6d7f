"""What a conversation remembers from one turn to the next."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import TypeAdapter


class Step(StrEnum):
    """What the conversation waits for; FREE takes any question."""

    FREE = "free"
    MUNICIPALITY = "municipality"
    SWITCH_REGION = "switch_region"
    CONSENT = "consent"
    FIELD = "field"
    REVIEW = "review"
    FOR_WHOM = "for_whom"  # for oneself or for another, and then on what ground
    CANCELLING = "cancelling"  # «отложить или удалить?»
    RESUMING = "resuming"  # a put-off draft was found
    TWICE = "twice"  # the same application was sent lately
    ADDING = "adding"  # words and files for that one
    CASE_NUMBER = "case_number"
    PHONE_DIGITS = "phone_digits"
    WHICH_CASE = "which_case"
    SITUATION = "situation"  # «Что мне положено?» begins with a life situation
    CORRECTING = "correcting"  # «Мои данные»: what is wrong in an application
    WITHDRAWING = "withdrawing"  # which consent is taken back, and whether really
    ERASING = "erasing"  # whether really everything
    SURVEY = "survey"  # and goes on with one fact after another
    WHOM = "whom"  # about whom is it asked, if not about oneself
    PAPER_NAME = "paper_name"  # a name to be printed on the result


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file of a draft: `pending` until FileKept or FileRefused comes back."""

    file: UUID
    name: str
    is_pending: bool = True
    field: str = ""  # the field of files that was asked when it came; empty: another


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An application that is being filled in. `answers` are field id → value as accepted.

    Of one for another they are about that person; what is about who applies stands apart.
    """

    id: UUID
    form: str
    measure: str
    answers: dict[str, str] = field(default_factory=dict)
    representative: dict[str, str] | None = None  # who applies, if it is for another
    by_worker: tuple[str, ...] = ()  # fields a caseworker filled «со слов»
    known: tuple[str, ...] = ()  # fields that had an answer before they were asked
    offers: dict[str, str] = field(default_factory=dict)  # values to be confirmed, by field
    recalled: tuple[str, ...] = ()  # those of them that an earlier application had
    files: tuple[Attached, ...] = ()
    field: str = ""  # the field being asked
    is_editing: bool = False  # one field, then back to review
    is_complete: bool = False  # every question was asked: it stands at its review
    begun_at: datetime | None = None
    touched_at: datetime | None = None  # when it was answered last
    refused: tuple[str, ...] = ()  # purposes of consent that were refused for this draft
    agreed: tuple[str, ...] = ()  # purposes agreed to for the other person of this draft alone

    @property
    def is_for_another(self) -> bool:
        return self.representative is not None

    @property
    def told(self) -> dict[str, str]:
        """Every answer, of both persons, as the questions of the form hang on them."""
        return {**(self.representative or {}), **self.answers}


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """«Что мне положено?»: facts as told, in the order they were asked; of nobody by name."""

    whom: str = ""  # whom the facts are about; empty: the one who writes
    situation: str = ""
    told: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    hints: dict[str, tuple[str, ...]] = field(default_factory=dict)  # marked beforehand
    refused: tuple[str, ...] = ()  # not known, or not to be told
    order: tuple[str, ...] = ()
    fact: str = ""  # the fact being asked
    picked: tuple[str, ...] = ()  # of several answers, those marked so far
    together: dict[str, tuple[str, ...]] = field(default_factory=dict)  # facts asked at once
    limit: int = 0  # questions before the result is told
    is_editing: bool = False  # one answer, then back to the result
    is_cut: bool = False  # more questions would tell more
    is_thorough: bool = False  # wants to answer also what hardly tells anything


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
    deleted: Draft | None = None  # may be called back for a moment
    deleted_at: datetime | None = None
    sent: dict[str, str] = field(default_factory=dict)  # about oneself, by question, sent last
    expired: tuple[str, ...] = ()  # measures of drafts that lay too long, not told yet
    reminded: tuple[UUID, ...] = ()  # drafts that were spoken of once; not again till taken up
    heard_at: datetime | None = None  # when the citizen did something last
    return_step: Step = Step.FREE  # where a detour goes back to
    misunderstood: str = ""  # the last input a field did not take
    asked_number: str = ""
    pending_choice: str = ""  # an act that waits for a municipality or a case
    survey: Survey | None = None
    surveys: tuple[Survey, ...] = ()  # kept beside it: of other persons, one each
    told_filed_at: datetime | None = None  # «передал специалисту» is said once a burst
    told_hidden_at: datetime | None = None  # that something was hidden is said once a burst
    told_file_at: datetime | None = None  # a file that nobody keeps is told of once an album


STATES: TypeAdapter[State] = TypeAdapter(State)
