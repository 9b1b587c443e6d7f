"""One-time links to our page, and whether an answer there was told of."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "page_link",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"]),
        sa.PrimaryKeyConstraint("token_hash"),
    )
    op.create_index("ix_page_link_conversation_id", "page_link", ["conversation_id"])
    op.create_index("ix_page_link_until", "page_link", ["until"])
    noticed_at = sa.Column("noticed_at", sa.DateTime(timezone=True), nullable=True)
    op.add_column("conversation", noticed_at)


def downgrade() -> None:
    op.drop_column("conversation", "noticed_at")
    op.drop_table("page_link")
