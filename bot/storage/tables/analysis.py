"""The table that is kept for analysis: what was asked, masked, and what came of it."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Base
from bot.storage.vault import Sealed


class QuestionRow(Base):
    """No time finer than the day, in `id` neither. Masked, and sealed all the same.

    `turn` counts the conversation's turns: the newest question is the one that a press follows.
    """

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("conversation_id", "turn"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"))
    turn: Mapped[int]
    asked_on: Mapped[date] = mapped_column(index=True)
    region: Mapped[str]
    channel: Mapped[str]
    text: Mapped[Sealed]
    decision: Mapped[str]
    candidates: Mapped[list[tuple[str, float]]] = mapped_column(JSON)
    chosen: Mapped[list[str]]
