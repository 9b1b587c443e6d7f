"""A server under test: `python -m bot run` in a process of its own, to be killed and started."""

import asyncio
import os
import signal
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bot.keys import new_keys
from tests.support.botapi.server import TOKEN, BotApi, until

ROOT = Path(__file__).parents[2]
LEASE_SECONDS = 2
SLOWEST_START = 120.0  # seconds
SECRET = "crash_test_secret"  # noqa: S105


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(slots=True, kw_only=True)
class Server:
    """`flaw` names a safeguard that this process goes without."""

    botapi: BotApi
    folder: Path
    database_url: str
    keys: dict[str, str] = field(default_factory=new_keys)
    name: str = "one"
    is_posted: bool = False  # by a webhook
    flaw: str = ""
    port: int = field(default_factory=free_port)
    starts: int = 0
    process: asyncio.subprocess.Process | None = None

    def environment(self) -> dict[str, str]:
        values = {
            "DATABASE_URL": self.database_url,
            "VAR_DIR": str(ROOT / "var"),  # only what search prepared: our keys are given
            "FILES_DIR": str(self.folder / "files"),
            "HTTP_PORT": str(self.port),
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": f"{self.botapi.url}/{self.name}",
            "TELEGRAM_POLICY": "full",
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
            "LEASE_SECONDS": str(LEASE_SECONDS),
        }
        if self.is_posted:
            values["TELEGRAM_WEBHOOK_URL"] = f"http://127.0.0.1:{self.port}/telegram/hook"
        ours = {f"OPORA_{name}": value for name, value in values.items()}
        return ours | self.keys | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}

    async def start(self, *, is_standing_by: bool = False) -> None:
        """Start, and wait until it receives updates, or only serves pages beside another."""
        self.folder.mkdir(parents=True, exist_ok=True)
        before = self._greetings()
        with (self.folder / f"{self.name}.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "tests.crash.entry", self.flaw or "whole"),
                cwd=ROOT,
                env=self.environment(),
                stdout=log,
                stderr=log,
            )
        self.starts += 1
        if is_standing_by:
            await self._answers()
        else:
            await until(lambda: self._greetings() > before or self.is_dead, SLOWEST_START)
        if self.is_dead:
            raise AssertionError(f"the server did not start, see {self.folder}")

    async def _answers(self) -> None:
        """Wait for its menu of commands: it is connected then."""
        await until(
            lambda: (
                self.is_dead
                or any(
                    call.via == self.name and call.method == "setMyCommands"
                    for call in self.botapi.calls
                )
            ),
            SLOWEST_START,
        )

    def _greetings(self) -> int:
        method = "setWebhook" if self.is_posted else "getUpdates"
        calls = self.botapi.calls
        return sum(call.via == self.name and call.method == method for call in calls)

    @property
    def is_dead(self) -> bool:
        return self.process is None or self.process.returncode is not None

    def signal(self, number: int) -> None:
        """Send a signal now, without waiting for anything."""
        if self.process is not None and self.process.returncode is None:
            os.kill(self.process.pid, number)

    def kill(self) -> None:
        self.signal(signal.SIGKILL)

    async def wait(self) -> None:
        """Wait until it is dead."""
        if self.process is not None:
            async with asyncio.timeout(30):
                await self.process.wait()

    async def stop(self) -> None:
        self.signal(signal.SIGCONT)
        self.kill()
        await self.wait()
