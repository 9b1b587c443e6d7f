"""The keys of a deployment: given by settings or made once, and kept apart from the data."""

import base64
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from bot.settings import Settings

KEY_BYTES = 32
FILE_NAME = "keys.env"
NAMES = ("OPORA_SECRET_KEY", "OPORA_DATA_KEYS", "OPORA_INDEX_KEY")
MISSING = (
    "Для PostgreSQL ключи задают сами: OPORA_SECRET_KEY, OPORA_DATA_KEYS, OPORA_INDEX_KEY.\n"
    "Сделать их: python -m bot keys new. Храните их отдельно от базы и её копий."
)
MALFORMED = "Ключ в настройках испорчен: нужны строки, которые печатает python -m bot keys new."


class KeysMissing(Exception):
    """A deployment that may not start without keys of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """`ring` wraps data keys: key id → 32 bytes, the first is current. `place` is for people."""

    secret: str
    ring: dict[str, bytes]
    index: bytes
    place: str


def new_keys() -> dict[str, str]:
    """Fresh values for the three settings."""
    first = f"k{secrets.token_hex(3)}"
    values = (_fresh(), f"{first}:{_fresh()}", _fresh())
    return dict(zip(NAMES, values, strict=True))


def take_keys(settings: Settings) -> Keys:
    """Keys of the settings; on SQLite, of the keys file, which is made when there is none."""
    given = dict(zip(NAMES, _given(settings), strict=True))
    if all(given.values()):
        return _parse(given, "настройки OPORA_…")
    if not settings.is_sqlite:
        raise KeysMissing(MISSING)
    path = settings.var_dir / FILE_NAME
    if not path.exists():
        _write(path, new_keys())
    kept = dict(line.split("=", 1) for line in path.read_text(encoding="utf-8").split())
    return _parse(kept | {name: key for name, key in given.items() if key}, str(path))


def _given(settings: Settings) -> tuple[str, ...]:
    held: tuple[SecretStr, ...] = (settings.secret_key, settings.data_keys, settings.index_key)
    return tuple(key.get_secret_value() for key in held)


def _parse(values: dict[str, str], place: str) -> Keys:
    secret, ring, index = (values[name] for name in NAMES)
    try:
        pairs = [part.strip().split(":", 1) for part in ring.split(",")]
        keys = {name: base64.b64decode(key, validate=True) for name, key in pairs}
        return Keys(secret=secret, ring=keys, index=base64.b64decode(index), place=place)
    except ValueError:
        raise KeysMissing(MALFORMED) from None


def _fresh() -> str:
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def _write(path: Path, values: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123  an open handle
        file.writelines(f"{name}={value}\n" for name, value in values.items())
        file.flush()
        os.fsync(handle)
