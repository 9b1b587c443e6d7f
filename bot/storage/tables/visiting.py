"""The tables of citizens who come with a browser: visits, and what leads back to a conversation."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Base


class VisitRow(Base):
    __tablename__ = "visit"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), index=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    remembered_until: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class TakenAwayRow(Base):
    """A code that opens an unfinished conversation on another device, until a time."""

    __tablename__ = "taken_away"
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), index=True)
    valid_until: Mapped[datetime]


class ReturnCodeRow(Base):
    __tablename__ = "return_code"
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), index=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("support_case.id"))


class PageLinkRow(Base):
    """A one-time link that leads from a messenger to our page."""

    __tablename__ = "page_link"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), index=True)
    until: Mapped[datetime] = mapped_column(index=True)
    opened_at: Mapped[datetime | None]
