"""Starts servers quickly: everything is imported once, and every server is a fork of that.

Reads orders from its input, one JSON a line, and answers each with the number of the new process.
"""

import ctypes
import gc
import json
import os
import runpy
import signal
import sys
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
# What takes minutes otherwise:
HURRIED_RETRY = timedelta(seconds=0.5)  # before what is unknown is sent again
HURRIED_LEASE = timedelta(seconds=3)  # of a file that is being fetched


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    environment: dict[str, str]
    log: str
    flaw: str = ""


def bear(order: Order) -> int:
    """Fork a server; return its number."""
    if number := os.fork():
        return number
    os.setsid()
    if sys.platform == "linux":  # nobody is left behind when the tests are cut short
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    silence = os.open(os.devnull, os.O_RDONLY)
    log = os.open(order.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for place, target in enumerate((silence, log, log)):
        os.dup2(target, place)
    os.environ.update(order.environment)  # noqa: TID251  this is another program
    live(order.flaw)
    os._exit(1)


def live(flaw: str) -> None:
    from tests.crash.flaws import FLAWS  # noqa: PLC0415

    FLAWS[flaw]()
    sys.argv = ["bot", "run"]
    try:
        runpy.run_module("bot", run_name="__main__")
    except SystemExit as leaving:
        sys.stderr.write(f"{leaving}\n")
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def prepare() -> None:
    """Import and load what takes seconds; nothing of it belongs to one server."""
    from bot import app  # noqa: PLC0415
    from bot.settings import Settings  # noqa: PLC0415
    from handlers.telegram import line  # noqa: F401, PLC0415

    knowledge = app.know(Settings(_env_file=None))
    vars(app)["know"] = lambda *_, **__: knowledge
    hurry()
    gc.freeze()


def hurry() -> None:
    from bot.services.sending import carrying, outcomes  # noqa: PLC0415
    from bot.storage.drawers.leases import Due, DueItem  # noqa: PLC0415

    for module in (carrying, outcomes):
        vars(module)["RETRY_UNKNOWN"] = HURRIED_RETRY
    whole = Due.take

    async def take(
        self: Due, kind: str, now: datetime, until: datetime, *limit: int
    ) -> tuple[DueItem, ...]:
        return await whole(self, kind, now, min(until, now + HURRIED_LEASE), *limit)

    Due.take = take  # type: ignore[assignment, method-assign]


def work() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead need no burial
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        told: dict[str, Any] = json.loads(line)
        sys.stdout.write(f"{bear(Order(**told))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    prepare()
    work()
