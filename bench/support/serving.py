"""The assistant as a stranger runs it: `python -m bot run` in a folder of its own, and its end."""
# ruff: noqa: INP001, TID251  no package; it hands its environment on

import asyncio
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]

ROOT = Path(__file__).parents[2]
LOOK_AGAIN = 0.02  # seconds
BUSY_AGAIN = 0.1
LONGEST_START = 300.0  # the first run reads every phrase of the content
LONGEST_STOP = 30.0
MEGABYTE = 2**20
OK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A running assistant; `seconds` passed from its start to its first page."""

    process: subprocess.Popen[bytes]
    port: int
    seconds: float

    def megabytes(self) -> float:
        """Resident memory of the process and of whatever it started."""
        parent = psutil.Process(self.process.pid)
        family = (parent, *parent.children(recursive=True))
        return float(sum(one.memory_info().rss for one in family)) / MEGABYTE

    def beat(self) -> dict[str, int]:
        """What waits, as /healthz counts it."""
        _, body = look(self.port, "/healthz")
        beat: dict[str, int] = json.loads(body)
        return beat

    async def quiet(self) -> None:
        """Wait until nothing waits to be thought about or delivered."""
        while await asyncio.to_thread(self._is_busy):  # noqa: ASYNC110  another process
            await asyncio.sleep(BUSY_AGAIN)

    def _is_busy(self) -> bool:
        beat = self.beat()
        return beat["inbox_waiting"] + beat["deliveries_waiting"] > 0


def look(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@asynccontextmanager
async def serving(folder: Path, **settings: str) -> AsyncIterator[Serving]:
    """Run the assistant with its data in `folder` until the block ends."""
    port = free_port()
    own = {
        "OPORA_DATABASE_URL": f"sqlite+aiosqlite:///{folder}/opora.db",
        "OPORA_VAR_DIR": str(folder),
        "OPORA_FILES_DIR": str(folder / "files"),
        "OPORA_HTTP_PORT": str(port),
        "OPORA_BURST_SECONDS": "0",  # what is measured is our time, not a citizen's
        **settings,
    }
    others = {name: value for name, value in os.environ.items() if not name.startswith("OPORA_")}
    with (folder / "run.log").open("ab") as log:
        began = time.monotonic()
        process = subprocess.Popen(  # noqa: ASYNC220
            [sys.executable, "-m", "bot", "run"], cwd=ROOT, env=others | own, stdout=log, stderr=log
        )
        try:
            await first_page(process, port, folder / "run.log")
            yield Serving(process=process, port=port, seconds=time.monotonic() - began)
        finally:
            await asyncio.to_thread(stop, process)


async def first_page(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    async with asyncio.timeout(LONGEST_START):
        while not await asyncio.to_thread(is_served, port):
            if process.poll() is not None:
                told = await asyncio.to_thread(log.read_text, "utf-8")
                raise RuntimeError(f"ended with {process.returncode}: {told}")
            await asyncio.sleep(LOOK_AGAIN)


def is_served(port: int) -> bool:
    try:
        return look(port, "/")[0] == OK
    except OSError:
        return False


def stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(LONGEST_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
