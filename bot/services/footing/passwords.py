"""Passwords, hashed slowly, and tokens, drawn at random."""

import asyncio
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10
_HASHER = PasswordHasher()  # argon2id, the library's defaults (RFC 9106, low memory)
_NOBODY = _HASHER.hash(secrets.token_hex())  # a sign-in of nobody takes as long as any other


async def hash_password(password: str) -> str:
    """About 0.2 s of a thread."""
    return await asyncio.to_thread(_HASHER.hash, password)


async def is_password(password: str, hashed: str | None) -> bool:
    return await asyncio.to_thread(_verify, password, hashed)


def _verify(password: str, hashed: str | None) -> bool:
    try:
        _HASHER.verify(hashed or _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return hashed is not None


def new_token() -> str:
    """256 random bits, as a cookie's value."""
    return secrets.token_urlsafe(32)
