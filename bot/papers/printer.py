"""The printer: a short child process a sheet, at most two at once, each with its deadline."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from pathlib import Path

from structlog import get_logger

from bot.papers.sheet import SHEETS, Sheet

log = get_logger()

AT_ONCE = 2
SECONDS = 15.0  # for one sheet, with its wait for a free place; it takes a fraction of one
LARGEST = 8 * 2**20  # bytes of a PDF
CHILD = (sys.executable, "-I", str(Path(__file__).with_name("__main__.py")))


class NotMade(Exception):
    """The child failed, was late, or made no PDF. Nothing of the sheet is told."""


class Printer:
    """The sheet goes through a pipe: no word of it stands on a command line or in a file."""

    def __init__(self, *, child: Sequence[str] = CHILD, seconds: float = SECONDS) -> None:
        self._child = child
        self._seconds = seconds
        self._places = asyncio.Semaphore(AT_ONCE)

    async def make(self, sheet: Sheet) -> bytes:
        """Return the PDF. Raises NotMade."""
        try:
            async with asyncio.timeout(self._seconds), self._places:
                made = await self._made(SHEETS.dump_json(sheet))
        except TimeoutError:
            log.warning("paper_late", seconds=self._seconds)
            raise NotMade from None
        if not made.startswith(b"%PDF-") or len(made) > LARGEST:
            raise NotMade
        return made

    async def _made(self, sheet: bytes) -> bytes:
        """Let one child do its work; it never outlives this call."""
        child = await asyncio.create_subprocess_exec(
            *self._child, stdin=PIPE, stdout=PIPE, stderr=asyncio.subprocess.DEVNULL, env={}
        )
        try:
            made, _ = await child.communicate(sheet)
        finally:
            await _end(child)
        if child.returncode:
            log.warning("paper_not_made", status=child.returncode)
            raise NotMade
        return made


async def _end(child: Process) -> None:
    if child.returncode is None:
        child.kill()
        await child.wait()
