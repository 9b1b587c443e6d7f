"""Encryption at rest: a ring of wrapping keys, a data key per conversation, a blind index."""

import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_NONCE_BYTES = 12
_ID_BYTES = 16


class Sealed(bytes):
    """Ciphertext: key id, nonce, AES-256-GCM. Only a DataKey makes one."""

    __slots__ = ()


class WrongKey(Exception):
    """The key is not on the ring, or the value was moved or changed."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DataKey:
    """An unwrapped data key. A value opens only at the place and row it was sealed for."""

    id: UUID
    cipher: AESGCM

    def seal(self, place: str, row: UUID, value: bytes) -> Sealed:
        """Encrypt a value for `place`, a «table|column», of one row."""
        nonce = os.urandom(_NONCE_BYTES)
        secret = self.cipher.encrypt(nonce, value, _bound(place, row))
        return Sealed(self.id.bytes + nonce + secret)

    def open(self, place: str, row: UUID, sealed: bytes) -> bytes:
        """Decrypt; raise WrongKey if the value belongs elsewhere."""
        if sealed[:_ID_BYTES] != self.id.bytes:
            raise WrongKey(place)
        nonce, secret = _split(sealed[_ID_BYTES:])
        try:
            return self.cipher.decrypt(nonce, secret, _bound(place, row))
        except InvalidTag:
            raise WrongKey(place) from None


class Vault:
    """Wraps data keys with the first key of the ring; opens with any of them.

    The ring is name → 32 bytes. Index keys have 32 bytes too: the first makes new indexes, the
    others still find what they made.
    """

    def __init__(self, ring: Mapping[str, bytes], *index_keys: bytes) -> None:
        if any(len(key) != KEY_BYTES for key in (*ring.values(), *index_keys)):
            raise ValueError("every key has 32 bytes")
        if not ring or not index_keys:
            raise ValueError("a ring and an index have at least one key")
        self._ring = {name: AESGCM(key) for name, key in ring.items()}
        self._index_keys = index_keys
        self.current = next(iter(ring))

    def new_key(self, key_id: UUID) -> tuple[DataKey, bytes]:
        """Make a data key; the bytes are its wrapped form, to be stored."""
        key = os.urandom(KEY_BYTES)
        return DataKey(id=key_id, cipher=AESGCM(key)), self._wrap(key_id, key)

    def open_key(self, key_id: UUID, wrapped: bytes) -> DataKey:
        return DataKey(id=key_id, cipher=AESGCM(self._unwrap(key_id, wrapped)))

    def rewrap(self, key_id: UUID, wrapped: bytes) -> bytes | None:
        """Wrap with the current key; None if it already is."""
        if _name_of(wrapped) == self.current:
            return None
        return self._wrap(key_id, self._unwrap(key_id, wrapped))

    def index(self, purpose: str, value: str) -> str:
        """Blind index: equal values of one purpose have equal indexes, and nothing else shows."""
        return self.indexes(purpose, value)[0]

    def indexes(self, purpose: str, value: str) -> tuple[str, ...]:
        """The index under every key, the current first: an older key may have made what is kept."""
        text = f"{purpose}|{value}".encode()
        return tuple(hmac.digest(key, text, "sha256").hex() for key in self._index_keys)

    def _wrap(self, key_id: UUID, key: bytes) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        secret = self._ring[self.current].encrypt(nonce, key, _bound("data_key|wrapped", key_id))
        return mark_of(self.current) + nonce + secret

    def _unwrap(self, key_id: UUID, wrapped: bytes) -> bytes:
        name = _name_of(wrapped)
        if name not in self._ring:
            raise WrongKey(f"key {name!r} is not on the ring")
        nonce, secret = _split(wrapped[len(name.encode()) + 1 :])
        try:
            return self._ring[name].decrypt(nonce, secret, _bound("data_key|wrapped", key_id))
        except InvalidTag:
            raise WrongKey(f"key {name!r} does not open this data key") from None


def mark_of(name: str) -> bytes:
    """How everything begins that a key of this name wraps."""
    return name.encode() + b"\0"


def _bound(place: str, row: UUID) -> bytes:
    return f"{place}|{row.hex}".encode()


def _split(value: bytes) -> tuple[bytes, bytes]:
    return value[:_NONCE_BYTES], value[_NONCE_BYTES:]


def _name_of(wrapped: bytes) -> str:
    return wrapped.partition(b"\0")[0].decode()
