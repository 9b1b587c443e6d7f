"""Files that are sheets of our own, made for a citizen to take away."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("file", sa.Column("paper", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("file", "paper")
