"""Settings: every one is written down, and a wrong choice is refused plainly."""

import re
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from bot.settings import ROOT, Settings


def plain(value: object) -> str:
    match value:
        case SecretStr():
            return value.get_secret_value()
        case bool():
            return str(value).lower()
        case float():
            return f"{value:g}"
        case _ if hasattr(value, "isoformat"):
            return f"{value:%H:%M}"
        case _:
            return str(value)


def settings(**values: object) -> Settings:
    return Settings(_env_file=None, **values)  # type: ignore[arg-type]


def test_every_setting_is_in_the_example_with_its_default() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    written = dict(line.split("=", 1) for line in lines if re.match(r"OPORA_", line))
    known = {
        f"OPORA_{name.upper()}": plain(field.default)
        for name, field in Settings.model_fields.items()
    }
    assert written == known


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_the_driver_of_a_database_is_named_by_us(scheme: str) -> None:
    assert settings(database_url=f"{scheme}://u@h/d").database_url == "postgresql+asyncpg://u@h/d"


def test_the_path_of_a_sqlite_database_is_known() -> None:
    found = settings(database_url="sqlite:////tmp/x.db")
    assert found.is_sqlite
    assert found.database_path == Path("/tmp/x.db")  # noqa: S108


def test_a_webhook_without_a_policy_is_refused_in_plain_words() -> None:
    with pytest.raises(ValidationError, match="OPORA_TELEGRAM_POLICY"):
        settings(telegram_webhook_url="https://bot.example/telegram")


def test_a_public_address_wins_over_host_and_port() -> None:
    assert settings(public_url="https://help.example/").base_url == "https://help.example"
    assert settings(http_port=81).base_url == "http://127.0.0.1:81"


def test_secrets_are_not_printed() -> None:
    assert "abc" not in repr(settings(telegram_token="abc", secret_key="abc"))  # noqa: S106
