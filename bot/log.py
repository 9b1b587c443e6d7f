"""The log of a process: events in the past tense, with ids and counts, never a person's words."""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from enum import Enum
from types import TracebackType
from typing import Any
from uuid import UUID

import structlog

ALLOWED = frozenset(
    {
        "attempts", "bot", "case", "channel", "conversation", "count", "database",
        "delivery", "due", "effect", "error", "event", "file", "frames", "host", "kind", "level",
        "measure", "message", "method", "port", "reason", "region", "row", "seconds", "seq",
        "status", "timestamp", "worker",
    }
)  # fmt: skip
_PLAIN = re.compile(r"[A-Za-z0-9_.,:/+ ><-]{0,400}")

Event = MutableMapping[str, Any]


def keep_allowed(_logger: object, _method: str, event: Event) -> Event:
    """Drop every field that is not on the list, and every value that could be somebody's words."""
    return {key: value for key, value in event.items() if key in ALLOWED and _is_plain(value)}


def tell_where(_logger: object, _method: str, event: Event) -> Event:
    """Of an exception, keep its kind and its places: its message may quote a person."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exception()
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["frames"] = _places(error.__traceback__)
    return event


def set_up(level: str) -> None:
    """Send our events and those of libraries to stderr, one line each."""
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            tell_where,
            keep_allowed,
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.getLogger("aiogram").setLevel(logging.CRITICAL)  # its lines quote requests
    logging.getLogger("uvicorn.access").disabled = True  # addresses of people


def _is_plain(value: object) -> bool:
    if isinstance(value, str) and not isinstance(value, Enum):
        return _PLAIN.fullmatch(value) is not None
    return value is None or isinstance(value, UUID | Enum | int | float)


def _places(trail: TracebackType | None) -> str:
    frames = traceback.extract_tb(trail)[-8:]
    return " > ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames)
