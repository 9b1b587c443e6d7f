"""Faults to inject: what goes wrong, at which moment of which call, and how often."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from tests.support.botapi.calls import Call, Refused


class Moment(StrEnum):
    RECEIVED = "received"  # nothing was done yet
    ACTED = "acted"  # done, not answered
    ANSWERED = "answered"


class Dropped(Exception):
    """The connection is to be torn down without a word."""


@dataclass(frozen=True, slots=True)
class Refuse:
    code: int
    description: str = "Internal Server Error"
    retry_after: int = 0


@dataclass(frozen=True, slots=True)
class Drop:
    pass


@dataclass(frozen=True, slots=True)
class Hang:
    seconds: float


Trouble: TypeAlias = Refuse | Drop | Hang | Callable[[], Awaitable[None] | None]


@dataclass(slots=True, kw_only=True)
class Fault:
    method: str
    moment: Moment
    trouble: Trouble
    where: Callable[[Call], bool]
    skip: int
    times: int


def too_many(seconds: int) -> Refuse:
    return Refuse(429, f"Too Many Requests: retry after {seconds}", seconds)


class Faults:
    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(
        self,
        method: str,
        trouble: Trouble,
        *,
        moment: Moment = Moment.RECEIVED,
        where: Callable[[Call], bool] = lambda _: True,
        skip: int = 0,
        times: int = 1,
    ) -> None:
        """Meet the next `times` calls of `method` (file links: "download") after `skip` of them."""
        self._faults.append(
            Fault(
                method=method, moment=moment, trouble=trouble, where=where, skip=skip, times=times
            )
        )

    def clear(self) -> None:
        self._faults.clear()

    async def meet(self, moment: Moment, call: Call) -> None:
        for fault in self._faults:
            if (fault.method, fault.moment) != (call.method, moment) or not fault.where(call):
                continue
            if fault.skip:
                fault.skip -= 1
            elif fault.times:
                fault.times -= 1
                await _happen(fault.trouble)


async def _happen(trouble: Trouble) -> None:
    match trouble:
        case Refuse(code, description, retry_after):
            raise Refused(code, description, retry_after)
        case Drop():
            raise Dropped
        case Hang(seconds):
            await asyncio.sleep(seconds)
        case _:
            outcome = trouble()
            if inspect.isawaitable(outcome):
                await outcome
