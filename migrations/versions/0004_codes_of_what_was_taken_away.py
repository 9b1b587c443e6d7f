"""Codes that open an unfinished conversation on another device."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "taken_away",
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_taken_away_conversation_id_conversation"),
        ),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_taken_away")),
    )
    op.create_index(
        op.f("ix_taken_away_conversation_id"), "taken_away", ["conversation_id"], unique=False
    )


def downgrade() -> None:
    op.drop_table("taken_away")
