"""What a restored database must not go on with."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, update

from bot.storage.schema import ConversationRow, DeliveryRow, DueRow, LeaseRow, SignInRow
from bot.storage.tables.visiting import PageLinkRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """How many messages that were not final, and how many sign-ins of staff."""

    cancelled: int
    sign_ins: int


def close_the_past(connection: Connection, at: datetime) -> Closed:
    """Cancel every message that is not final: it may have been sent since the copy was made.

    The inbox stays, so that an update that comes again counts once. Whoever was signed in signs
    in again, and whoever held something holds it no more. A link may have been opened since.
    """
    cancelled = connection.execute(
        update(DeliveryRow)
        .where(DeliveryRow.final_at.is_(None))
        .values(state="cancelled", reason="cancelled after restore", final_at=at)
    )
    connection.execute(delete(PageLinkRow))
    sign_ins = connection.execute(delete(SignInRow))
    connection.execute(update(ConversationRow).values(lease_holder="", lease_until=None))
    connection.execute(update(DueRow).values(lease_until=None))
    connection.execute(update(LeaseRow).values(holder="", until=at))
    return Closed(cancelled=cancelled.rowcount, sign_ins=sign_ins.rowcount)
