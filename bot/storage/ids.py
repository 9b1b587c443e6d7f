"""Ids made by the application: uuid7 rows, and case numbers with a check digit."""

import secrets
import time
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


def new_case_number() -> str:
    """Draw eight digits at random; the last is a Luhn check digit."""
    digits = f"{secrets.randbelow(9_000_000) + 1_000_000}"
    return digits + _check_digit(digits)


def is_case_number(number: str) -> bool:
    """Tell whether these are eight digits with the right check digit."""
    is_digits = len(number) == 8 and number.isascii() and number.isdigit()  # noqa: PLR2004
    return is_digits and _check_digit(number[:-1]) == number[-1]


def _check_digit(digits: str) -> str:
    doubled = (sum(divmod(int(digit) * 2, 10)) for digit in digits[-1::-2])
    plain = (int(digit) for digit in digits[-2::-2])
    return str(-(sum(doubled) + sum(plain)) % 10)
