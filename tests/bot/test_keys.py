"""Keys: made once on a single machine, demanded for PostgreSQL."""

from pathlib import Path

import pytest

from bot.keys import KeysMissing, new_keys, take_keys
from bot.settings import Settings


def settings(tmp_path: Path, **values: str) -> Settings:
    return Settings(_env_file=None, var_dir=tmp_path, **values)  # type: ignore[arg-type]


def given() -> dict[str, str]:
    return {name.removeprefix("OPORA_").lower(): key for name, key in new_keys().items()}


def test_keys_of_a_single_machine_are_made_once(tmp_path: Path) -> None:
    first, second = take_keys(settings(tmp_path)), take_keys(settings(tmp_path))
    assert first == second
    assert (tmp_path / "keys.env").stat().st_mode & 0o777 == 0o600


def test_postgresql_without_keys_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeysMissing, match="keys new"):
        take_keys(settings(tmp_path, database_url="postgresql://u@h/d"))


def test_given_keys_win(tmp_path: Path) -> None:
    keys = given()
    assert take_keys(settings(tmp_path, **keys)).secret == keys["secret_key"]
    assert not (tmp_path / "keys.env").exists()


def test_two_keys_make_a_ring_with_the_first_current(tmp_path: Path) -> None:
    keys = given()
    old = keys["data_keys"]
    ring = take_keys(settings(tmp_path, **keys | {"data_keys": f"new:{'A' * 43}=,{old}"})).ring
    assert list(ring) == ["new", old.split(":")[0]]


def test_a_spoilt_key_is_refused_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(KeysMissing, match="испорчен"):
        take_keys(settings(tmp_path, **given() | {"data_keys": "k:не ключ"}))
