"""Who applies for another stands apart from whom it is for."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("application", sa.Column("representative", sa.LargeBinary(), nullable=True))
    op.add_column("support_case", sa.Column("other_tail_index", sa.String(), nullable=True))
    op.add_column(
        "support_case",
        sa.Column("is_for_another", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    op.drop_column("support_case", "is_for_another")
    op.drop_column("support_case", "other_tail_index")
    op.drop_column("application", "representative")
