"""A server under test: `python -m bot run` in a process of its own, to be killed and started."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.keys import new_keys
from tests.support.botapi.server import TOKEN, BotApi, until

ROOT = Path(__file__).parents[2]
LEASE_SECONDS = 5  # on PostgreSQL; a machine that is busy with other tests must keep it up
ALONE_SECONDS = 15  # on SQLite, where nobody waits for the dead
SLOWEST_START = 120.0  # seconds
SECRET = "crash_test_secret"  # noqa: S105
SEARCH_PATH = os.defpath


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Nursery:
    """The process that servers are forks of."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._answer()

    def bear(self, environment: dict[str, str], log: Path, flaw: str) -> int:
        assert self._process.stdin
        order = {"environment": environment, "log": str(log), "flaw": flaw}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return int(self._answer())

    def _answer(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline()


@contextmanager
def open_nursery() -> Iterator[Nursery]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.crash.nursery"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": SEARCH_PATH, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield Nursery(process)
        process.kill()


@dataclass(frozen=True, slots=True)
class Place:
    """Where servers come from, and a folder for what they keep."""

    nursery: Nursery
    folder: Path


@dataclass(slots=True, kw_only=True)
class Server:
    """`flaw` names a safeguard that this process goes without."""

    place: Place
    botapi: BotApi
    database_url: str
    keys: dict[str, str] = field(default_factory=new_keys)
    name: str = "one"
    is_posted: bool = False  # by a webhook
    flaw: str = ""
    port: int = field(default_factory=free_port)
    starts: int = 0
    number: int = 0  # of its process

    def environment(self) -> dict[str, str]:
        lease = ALONE_SECONDS if self.database_url.startswith("sqlite") else LEASE_SECONDS
        values = {
            "DATABASE_URL": self.database_url,
            "FILES_DIR": str(self.place.folder / "files"),
            "HTTP_PORT": str(self.port),
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": f"{self.botapi.url}/{self.name}",
            "TELEGRAM_POLICY": "full",
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
            "LEASE_SECONDS": str(lease),
        }
        if self.is_posted:
            values["TELEGRAM_WEBHOOK_URL"] = f"http://127.0.0.1:{self.port}/telegram/hook"
        return {f"OPORA_{name}": value for name, value in values.items()} | self.keys

    async def start(self, *, is_standing_by: bool = False) -> None:
        """Start, and wait until it receives updates, or only shows its menu beside another."""
        method = "setWebhook" if self.is_posted else "getUpdates"
        method = "setMyCommands" if is_standing_by else method
        before = self._count(method)
        log = self.place.folder / f"{self.name}.log"
        self.number = self.place.nursery.bear(self.environment(), log, self.flaw)
        self.starts += 1
        await until(lambda: self._count(method) > before or self.is_dead, SLOWEST_START)
        if self.is_dead:
            raise AssertionError(f"the server did not start: {log.read_text()[-2000:]}")

    def _count(self, method: str) -> int:
        calls = self.botapi.calls
        return sum(call.via == self.name and call.method == method for call in calls)

    @property
    def is_dead(self) -> bool:
        if not self.number:
            return True
        try:
            os.kill(self.number, 0)
        except ProcessLookupError:
            return True
        return False

    def signal(self, number: int) -> None:
        """Send a signal now, without waiting for anything."""
        if not self.is_dead:
            os.kill(self.number, number)

    def kill(self) -> None:
        self.signal(signal.SIGKILL)

    async def wait(self) -> None:
        """Wait until it is dead."""
        await until(lambda: self.is_dead, 30)

    async def stop(self) -> None:
        self.kill()
        await self.wait()
