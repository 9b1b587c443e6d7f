"""What every page of the web channels has at hand."""

from dataclasses import dataclass
from typing import Self

from starlette.requests import Request
from starlette.responses import Response

from bot.services.house import House
from handlers.web.pages import Pages
from handlers.web.seal import Seal

NOWHERE = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    house: House
    pages: Pages
    seal: Seal
    patience: float  # seconds that a page without script waits for the answer to a form

    @classmethod
    def of(cls, house: House, *, patience: float) -> Self:
        secret = house.settings.secret_key.get_secret_value()
        return cls(house=house, pages=Pages(house), seal=Seal(secret), patience=patience)

    @property
    def is_https(self) -> bool:
        return self.house.settings.is_https

    @property
    def way_back(self) -> str:
        """The address of the bot's chat; empty if nobody told its name."""
        name = self.house.settings.telegram_name
        return name and f"https://t.me/{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookie:
    """A cookie of ours: HttpOnly always, Secure when the site is reached by https."""

    name: str
    path: str = "/"
    is_strict: bool = False

    def read(self, request: Request) -> str:
        return request.cookies.get(self.name, "")

    def give(self, response: Response, value: str, *, secure: bool, age: int | None = None) -> None:
        response.set_cookie(
            self.name,
            value,
            max_age=age,
            path=self.path,
            secure=secure,
            httponly=True,
            samesite="strict" if self.is_strict else "lax",
        )

    def take(self, response: Response) -> None:
        response.delete_cookie(self.name, path=self.path, httponly=True)


def source(request: Request) -> str:
    """Who tries, for counting tries: the address, as the server in front of us tells it."""
    return request.client.host if request.client else NOWHERE
