"""What every service stands on."""

from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from bot.services.footing.changes import Changes
from bot.services.footing.leasing import Holder
from bot.services.footing.transactions import Transactions
from bot.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """`folder` is where files of citizens and caseworkers lie, under random names."""

    transactions: Transactions
    changes: Changes
    clock: Clock
    texts: Texts
    folder: Path
    holder: Holder
