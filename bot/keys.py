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
SECRET, RING, INDEX = NAMES = ("OPORA_SECRET_KEY", "OPORA_DATA_KEYS", "OPORA_INDEX_KEY")
MISSING = (
    "Для PostgreSQL ключи задают сами: OPORA_SECRET_KEY, OPORA_DATA_KEYS, OPORA_INDEX_KEY.\n"
    "Сделать их: python -m bot keys new. Храните их отдельно от базы и её копий."
)
MALFORMED = "Ключ в настройках испорчен: нужны строки, которые печатает python -m bot keys new."


class KeysMissing(Exception):
    """A deployment that may not start without keys of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """`ring` wraps data keys, key id → 32 bytes; its first is current, and that of `indexes`.

    `place` is for people.
    """

    secret: str
    ring: dict[str, bytes]
    indexes: tuple[bytes, ...]
    place: str


def new_keys() -> dict[str, str]:
    """Fresh values for the three settings."""
    return {SECRET: _fresh(), RING: _fresh_of_ring(), INDEX: _fresh()}


def take_keys(settings: Settings) -> Keys:
    """Keys of the settings; on SQLite, of the keys file, which is made when there is none."""
    given = _given(settings)
    place = "настройки OPORA_…" if all(given.values()) else str(settings.var_dir / FILE_NAME)
    return _parse(_values(settings), place)


def file_of(settings: Settings, name: str) -> Path | None:
    """The keys file, if this key lies there and not in the settings."""
    return None if _given(settings)[name] else settings.var_dir / FILE_NAME


def with_new(settings: Settings, name: str) -> str:
    """The value of a setting with a fresh key before those that are there."""
    fresh = _fresh_of_ring() if name == RING else _fresh()
    return f"{fresh},{_values(settings)[name]}"


def without(settings: Settings, key: str) -> str:
    """The ring without one of its keys."""
    parts = [part.strip() for part in _values(settings)[RING].split(",")]
    return ",".join(part for part in parts if part.partition(":")[0] != key)


def rewrite(path: Path, changed: dict[str, str]) -> None:
    """Change keys of the file at once or not at all, whenever the machine stops."""
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)  # left by a kill
    _write(fresh, _read(path) | changed)
    fresh.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _values(settings: Settings) -> dict[str, str]:
    """The three settings, of the environment or else of the keys file."""
    given = _given(settings)
    if all(given.values()):
        return given
    if not settings.is_sqlite:
        raise KeysMissing(MISSING)
    path = settings.var_dir / FILE_NAME
    if not path.exists():
        _write(path, new_keys())
    return _read(path) | {name: key for name, key in given.items() if key}


def _given(settings: Settings) -> dict[str, str]:
    held: tuple[SecretStr, ...] = (settings.secret_key, settings.data_keys, settings.index_key)
    return {name: key.get_secret_value() for name, key in zip(NAMES, held, strict=True)}


def _read(path: Path) -> dict[str, str]:
    return dict(line.split("=", 1) for line in path.read_text(encoding="utf-8").split())


def _parse(values: dict[str, str], place: str) -> Keys:
    secret, ring, index = (values[name] for name in NAMES)
    try:
        pairs = [part.strip().split(":", 1) for part in ring.split(",")]
        keys = {name: base64.b64decode(key, validate=True) for name, key in pairs}
        indexes = tuple(base64.b64decode(key, validate=True) for key in index.split(","))
        return Keys(secret=secret, ring=keys, indexes=indexes, place=place)
    except ValueError:
        raise KeysMissing(MALFORMED) from None


def _fresh() -> str:
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def _fresh_of_ring() -> str:
    return f"k{secrets.token_hex(3)}:{_fresh()}"


def _write(path: Path, values: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123  an open handle
        file.writelines(f"{name}={value}\n" for name, value in values.items())
        file.flush()
        os.fsync(handle)
