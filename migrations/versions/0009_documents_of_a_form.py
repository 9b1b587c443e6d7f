"""Which document of a form a file is, and which one a caseworker asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("file", sa.Column("field", sa.String(), nullable=True))
    op.add_column("support_case", sa.Column("wanted_field", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("support_case", "wanted_field")
    op.drop_column("file", "field")
