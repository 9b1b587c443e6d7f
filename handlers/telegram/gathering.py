"""Posts that come while a commit is under way share the next one."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Accept = Callable[[Sequence[Any]], Awaitable[None]]


@dataclass(slots=True)
class _Batch:
    updates: list[Any] = field(default_factory=list)
    is_tried: bool = False
    is_accepted: bool = False


class Gathering:
    """Accepts like what it was given, in fewer transactions; a bad update fails only its own."""

    def __init__(self, accept: Accept) -> None:
        self._accept = accept
        self._turn = asyncio.Lock()
        self._open = _Batch()

    async def accept(self, updates: Sequence[Any]) -> None:
        """Return once these are committed; raise if they are not."""
        batch = self._open
        batch.updates += updates
        async with self._turn:
            if not batch.is_tried:
                self._open = _Batch()
                await self._try(batch)
            if not batch.is_accepted:
                await self._accept(updates)

    async def _try(self, batch: _Batch) -> None:
        batch.is_tried = True
        try:
            await self._accept(batch.updates)
        except Exception:
            if len(batch.updates) == 1:
                raise
        else:
            batch.is_accepted = True
