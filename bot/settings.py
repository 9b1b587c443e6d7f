"""Every value that comes from outside, typed. The environment wins over the file `.env`."""

from datetime import time
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
SQLITE = "sqlite+aiosqlite"
POSTGRESQL = "postgresql+asyncpg"
_NO_POLICY = (
    "Для вебхука выберите, что может нести Telegram: OPORA_TELEGRAM_POLICY=full, private_forms "
    "или info_only. Что это значит по 41-ФЗ, сказано в README."
)
_NO_PAGES = (
    "Личное читают и пишут на нашей странице, а её адреса нет: задайте OPORA_PUBLIC_URL=https://…"
)


class Settings(BaseSettings):
    """What a deployment chooses; `.env.example` tells about every field."""

    model_config = SettingsConfigDict(
        env_prefix="OPORA_", env_file=ROOT / ".env", extra="ignore", frozen=True
    )

    database_url: str = f"{SQLITE}:///var/opora.db"
    secret_key: SecretStr = SecretStr("")  # signs sessions and forms
    data_keys: SecretStr = SecretStr("")  # «id:base64,id2:base64», the first is current
    index_key: SecretStr = SecretStr("")  # finds by phone or address without reading them
    var_dir: Path = Path("var")  # the keys file and the database of a single machine
    files_dir: Path = Path("var/files")

    region: str = "lipetsk"
    approved_only: bool = False  # show only what an editor approved

    http_host: str = "127.0.0.1"
    http_port: int = Field(8080, ge=0, le=65535)
    public_url: str = ""  # how citizens reach the browser chat

    telegram_token: SecretStr = SecretStr("")
    telegram_name: str = ""  # of the bot, without «@»: the way back from our page
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook_url: str = ""
    telegram_webhook_secret: SecretStr = SecretStr("")  # two, with a comma, while rotating
    telegram_rate: float = Field(25, gt=0)  # messages a second, of the whole bot
    telegram_policy: Literal["", "full", "private_forms", "info_only"] = ""  # what comes in
    telegram_policy_out: Literal["", "full", "private_forms", "info_only"] = ""  # "": the same

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    lease_seconds: float = Field(30, gt=0)  # how long a holder may be silent before another goes on
    overdue_minutes: int = Field(60, gt=0)  # office minutes until a case nobody took is overdue
    burst_seconds: float = Field(2.5, ge=0)  # how long a greeting or doubt waits for more words
    person_silent_hours: int = Field(24, gt=0)  # then the assistant speaks again
    office_opens: time = time(9, 0)  # local time of the region, Monday to Friday
    office_closes: time = time(18, 0)

    @field_validator("database_url")
    @classmethod
    def _name_driver(cls, url: str) -> str:
        scheme, _, rest = url.partition("://")
        drivers = {"sqlite": SQLITE, "postgres": POSTGRESQL, "postgresql": POSTGRESQL}
        return f"{drivers.get(scheme, scheme)}://{rest}"

    @model_validator(mode="after")
    def _choose_policy(self) -> "Settings":
        if self.telegram_webhook_url and not self.telegram_policy:
            raise ValueError(_NO_POLICY)
        if "private_forms" in (self.telegram_policy, self.telegram_policy_out):
            self._require_pages()
        return self

    def _require_pages(self) -> None:
        """A link to this very machine opens on nobody's phone, and Telegram refuses it."""
        if not urlsplit(self.public_url).hostname:
            raise ValueError(_NO_PAGES)

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def database_path(self) -> Path:
        """Where the SQLite file lies."""
        return Path(self.database_url.partition(":///")[2])

    @property
    def base_url(self) -> str:
        """How people reach the pages; without a public address, this very machine."""
        return self.public_url.rstrip("/") or f"http://{self.http_host}:{self.http_port}"

    @property
    def is_https(self) -> bool:
        return urlsplit(self.base_url).scheme == "https"
