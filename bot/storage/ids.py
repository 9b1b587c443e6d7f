"""Ids of rows, made by the application."""

import secrets
import time
from datetime import UTC, date, datetime
from uuid import UUID

_last_stamp = 0


def new_id() -> UUID:
    """Make a uuid7 (RFC 9562, method 3): ids of one process sort in the order they were made."""
    global _last_stamp  # noqa: PLW0603
    nanoseconds = time.time_ns()
    # 48 bits of milliseconds, then 12 bits of a millisecond's fraction, never repeated
    stamp = (nanoseconds // 1_000_000 << 12) | (nanoseconds % 1_000_000 * 4096 // 1_000_000)
    _last_stamp = stamp = max(stamp, _last_stamp + 1)
    milliseconds, fraction = stamp >> 12, stamp & 0xFFF
    tail = secrets.randbits(62)
    return UUID(int=milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | tail)


def id_of_day(day: date) -> UUID:
    """Make a uuid7 that tells the day and nothing finer (RFC 9562, 6.1: a time may be altered)."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    milliseconds = int(midnight.timestamp()) * 1000
    head, tail = secrets.randbits(12), secrets.randbits(62)
    return UUID(int=milliseconds << 80 | 0x7 << 76 | head << 64 | 0b10 << 62 | tail)
