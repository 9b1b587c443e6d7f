"""Phones and SNILS of applications become findable by a keyed hash."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; `python -m bot keys reindex` fills it, for a migration has no keys."""
    op.create_table(
        "blind_index",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["application.id"],
            name=op.f("fk_blind_index_application_id_application"),
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_blind_index_conversation_id_conversation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blind_index")),
    )
    for columns in (["application_id"], ["conversation_id"], ["kind", "value"]):
        op.create_index(op.f(f"ix_blind_index_{'_'.join(columns)}"), "blind_index", columns)


def downgrade() -> None:
    op.drop_table("blind_index")
