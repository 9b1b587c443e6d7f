"""Who holds a lease: this process, under a name nobody else has."""

import os
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """`seconds` is how long others wait for a silent holder before they take over."""

    name: str
    seconds: float

    def until(self, now: datetime) -> datetime:
        return now + timedelta(seconds=self.seconds)


def this_process(seconds: float) -> Holder:
    return Holder(name=f"{os.getpid()}-{secrets.token_hex(4)}", seconds=seconds)
