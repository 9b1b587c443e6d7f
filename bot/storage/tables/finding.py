"""The table by which a person is found without being read: keyed hashes of phones and SNILS."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.columns import Base


class BlindIndexRow(Base):
    """`value` tells nothing without the index key; `kind` is phone or snils."""

    __tablename__ = "blind_index"
    __table_args__ = (Index(None, "kind", "value"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"), index=True)
    application_id: Mapped[UUID] = mapped_column(ForeignKey("application.id"), index=True)
    kind: Mapped[str]
    value: Mapped[str]
