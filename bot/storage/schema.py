"""The tables. Everything a person typed is a `Sealed` column; rows never leave this room."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Base, partial
from bot.storage.vault import Sealed

_IN_ORDER = ("channel", "bot", "conversation_id", "seq")


def _conversation() -> Mapped[UUID]:
    return mapped_column(ForeignKey("conversation.id"))


class DataKeyRow(Base):
    """Erasing somebody is emptying `wrapped`."""

    __tablename__ = "data_key"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    wrapped: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]


class ConversationRow(Base):
    __tablename__ = "conversation"
    __table_args__ = (UniqueConstraint("channel", "bot", "address_index"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    channel: Mapped[str]
    bot: Mapped[str]
    address: Mapped[Sealed | None]
    address_index: Mapped[str | None]
    data_key_id: Mapped[UUID] = mapped_column(ForeignKey("data_key.id"))
    version: Mapped[int] = mapped_column(default=0)
    last_seq: Mapped[int] = mapped_column(default=0)
    last_arrival: Mapped[int] = mapped_column(default=0)
    state: Mapped[Sealed | None]
    owner_kind: Mapped[str]
    owner_case_id: Mapped[UUID | None]
    lease_holder: Mapped[str] = mapped_column(default="")
    lease_until: Mapped[datetime | None]
    lease_fence: Mapped[int] = mapped_column(default=0)
    is_blocked: Mapped[bool] = mapped_column(default=False)
    noticed_at: Mapped[datetime | None]  # a notice of an answer that nobody has read since
    seen_at: Mapped[datetime] = mapped_column(index=True)
    created_at: Mapped[datetime]


class InboxRow(Base):
    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "bot", "external_id"),
        UniqueConstraint("conversation_id", "arrival"),
        partial("ix_inbox_new", "conversation_id", where="state = 'new'"),
        partial("ix_inbox_done_at", "done_at", where="payload IS NOT NULL"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    channel: Mapped[str]
    bot: Mapped[str]
    external_id: Mapped[str]
    conversation_id: Mapped[UUID] = _conversation()
    arrival: Mapped[int]
    payload: Mapped[Sealed | None]
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    received_at: Mapped[datetime]
    due_at: Mapped[datetime | None]  # put off until then, unless more arrives
    done_at: Mapped[datetime | None]


class MessageRow(Base):
    __tablename__ = "message"
    __table_args__ = (UniqueConstraint("conversation_id", "seq"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID] = _conversation()
    seq: Mapped[int]
    author: Mapped[str]
    author_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"))
    content: Mapped[Sealed | None]
    text_key: Mapped[str]
    measure: Mapped[str]
    section: Mapped[str]
    content_hash: Mapped[str]
    case_id: Mapped[UUID | None]
    inbox_id: Mapped[UUID | None] = mapped_column(index=True)
    external_id: Mapped[str]
    at: Mapped[datetime]
    erased_at: Mapped[datetime | None]


class DeliveryRow(Base):
    """`due_at` is when to try; while `sending`, when the attempt's lease runs out."""

    __tablename__ = "delivery"
    __table_args__ = (
        partial("ix_delivery_open", *_IN_ORDER, where="final_at IS NULL"),
        UniqueConstraint("conversation_id", "seq"),
    )
    id: Mapped[UUID] = mapped_column(primary_key=True)
    message_id: Mapped[UUID] = mapped_column(ForeignKey("message.id"), unique=True)
    conversation_id: Mapped[UUID] = _conversation()
    seq: Mapped[int]
    channel: Mapped[str]
    bot: Mapped[str]
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    doubts: Mapped[int] = mapped_column(default=0)  # how often it was `unknown`
    due_at: Mapped[datetime]
    fence: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(default="")
    external_ids: Mapped[list[str]] = mapped_column(default=list)
    final_at: Mapped[datetime | None]


class LeaseRow(Base):
    __tablename__ = "lease"
    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    until: Mapped[datetime]
    fence: Mapped[int]
    paused_until: Mapped[datetime | None]


class ConsentRow(Base):
    __tablename__ = "consent"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), index=True)
    citizen_id: Mapped[UUID | None] = mapped_column(ForeignKey("citizen.id"))
    purpose: Mapped[str]
    version: Mapped[str]
    text_hash: Mapped[str]
    at: Mapped[datetime]
    channel: Mapped[str]
    withdrawn_at: Mapped[datetime | None]


class CitizenRow(Base):
    __tablename__ = "citizen"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), unique=True)
    data_key_id: Mapped[UUID] = mapped_column(ForeignKey("data_key.id"))
    name: Mapped[Sealed | None]
    phone: Mapped[Sealed | None]
    phone_index: Mapped[str | None] = mapped_column(index=True)
    created_at: Mapped[datetime]


class ApplicationRow(Base):
    __tablename__ = "application"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), index=True)
    case_id: Mapped[UUID | None]
    form: Mapped[str]
    measure: Mapped[str]
    answers: Mapped[Sealed | None]
    representative: Mapped[Sealed | None]  # who applied, if it is for another
    by_worker: Mapped[list[str]]
    submitted_at: Mapped[datetime]


class FileRow(Base):
    __tablename__ = "file"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), index=True)
    case_id: Mapped[UUID | None] = mapped_column(index=True)
    state: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    reference: Mapped[Sealed | None]
    name: Mapped[Sealed | None]
    mime: Mapped[str] = mapped_column(default="")
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(default="")
    path: Mapped[str] = mapped_column(default="")
    paper: Mapped[str | None]  # which of our own sheets it is
    field: Mapped[str | None]  # the document of the form that it was sent for
    created_at: Mapped[datetime]
    kept_at: Mapped[datetime | None]


class SupportCaseRow(Base):
    __tablename__ = "support_case"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    phone_tail_index: Mapped[str | None]
    other_tail_index: Mapped[str | None]  # of the phone of whom an application is for
    is_for_another: Mapped[bool] = mapped_column(default=False, server_default=false())
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), index=True)
    citizen_id: Mapped[UUID | None] = mapped_column(ForeignKey("citizen.id"))
    application_id: Mapped[UUID | None] = mapped_column(ForeignKey("application.id"))
    measure: Mapped[str]
    wanted_field: Mapped[str | None]  # the document that the caseworker asked for last
    reason: Mapped[str]
    is_urgent: Mapped[bool]
    status: Mapped[str] = mapped_column(index=True)
    assignee_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"), index=True)
    waiting_since: Mapped[datetime | None]
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    is_overdue: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=0)
    resolved_at: Mapped[datetime | None]
    score: Mapped[int | None]
    last_citizen_seq: Mapped[int]


class NoteRow(Base):
    __tablename__ = "note"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("support_case.id"), index=True)
    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"))
    text: Mapped[Sealed | None]
    at: Mapped[datetime]


class WorkerRow(Base):
    __tablename__ = "worker"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str]
    role: Mapped[str]
    disabled_at: Mapped[datetime | None]


class SignInRow(Base):
    __tablename__ = "sign_in"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    csrf: Mapped[str]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class AttemptRow(Base):
    """A wrong try, for rate limits; the subject is a blind index."""

    __tablename__ = "attempt"
    __table_args__ = (Index(None, "subject", "at"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    subject: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)


class DueRow(Base):
    __tablename__ = "due"
    __table_args__ = (UniqueConstraint("kind", "subject_id"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject_id: Mapped[UUID]
    due_at: Mapped[datetime] = mapped_column(index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None]
    fence: Mapped[int] = mapped_column(default=0)


class EventRow(Base):
    """The journal: ids, never a value. Sealed into a chain after it was committed."""

    __tablename__ = "event"
    __table_args__ = (partial("ix_event_unsealed", "id", where="seal_seq IS NULL"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor_kind: Mapped[str]
    actor_id: Mapped[UUID | None]
    act: Mapped[str]
    object_kind: Mapped[str]
    object_id: Mapped[UUID | None]
    seal_seq: Mapped[int | None] = mapped_column(unique=True)
    seal_hash: Mapped[str | None]


class SealHeadRow(Base):
    """The end of the journal's chain; one row, locked by whoever seals."""

    __tablename__ = "seal_head"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]
    hash: Mapped[str]
