"""A browser without script: it reads pages, keeps cookies and posts forms as a person would."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Self

import httpx2
import pytest
from typing_extensions import override

from bot.app import App
from bot.people import Role
from bot.services.house import House
from handlers.site import web_app
from tests.support.house import house

BASE = "http://opora.test"
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "path", "rect", "circle"}
SCRIPT = {"X-Opora-Script": "1"}


class Reading(HTMLParser):
    """Forms by their address, buttons by their label, and the words of lines and notices."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: dict[str, dict[str, str]] = {}
        self.buttons: dict[str, str] = {}
        self.spent: set[str] = set()
        self.lines: list[str] = []
        self.notices: list[str] = []
        self.links: list[str] = []
        self.field = ""
        self._form = ""
        self._into: list[tuple[str, list[str]]] = []
        self._depth = 0
        self.feed(text)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._depth += 1
        if tag == "form":
            self._form = given.get("action", "")
            self.forms[self._form] = {}
        if tag == "a":
            self.links.append(given.get("href", ""))
        if tag == "input" and given.get("type") == "hidden":
            self.forms[self._form][given["name"]] = given.get("value", "")
        kind = self._kind(tag, given)
        if kind:
            self._into.append((f"{self._depth}|{kind}|{given.get('value', '')}", []))
            if "disabled" in given:
                self.spent.add(given.get("value", ""))

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self._into and self._into[-1][0].startswith(f"{self._depth}|"):
            (mark, words) = self._into.pop()
            self._note(mark.split("|", 2)[1], mark.split("|", 2)[2], "".join(words))
        self._depth -= 1

    @override
    def handle_data(self, data: str) -> None:
        for _, words in self._into:
            words.append(data)

    @staticmethod
    def _kind(tag: str, given: dict[str, str]) -> str:
        if tag == "li" and given.get("class", "").startswith("line "):
            return "line"
        if tag in {"button", "textarea"}:
            return tag
        return "notice" if "notice" in given.get("class", "") and "hidden" not in given else ""

    def _note(self, kind: str, value: str, words: str) -> None:
        words = words if kind == "textarea" else " ".join(words.split())
        match kind:
            case "line":
                self.lines.append(words)
            case "button":
                self.buttons[words] = value
            case "textarea" if not self.field:  # the first one: the message
                self.field = words.removeprefix("\n")
            case _:
                self.notices.append(words)


class Browser:
    """One person's browser at one site."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self.client = client
        self.answer = httpx2.Response(200)

    @property
    def page(self) -> Reading:
        return Reading(self.answer.text)

    async def open(self, path: str = "/") -> Self:
        self.answer = await self.client.get(path)
        return self

    async def post(
        self, path: str, fields: dict[str, str], files: list[tuple[str, bytes]] | None = None
    ) -> Self:
        """Post the form of this page that goes to `path` (empty: to itself), hidden fields too."""
        sent = self.page.forms.get(path, {}) | fields
        parts = [("file", (name, content)) for name, content in files or ()]
        place = path or str(self.answer.url)
        self.answer = await self.client.post(place, data=sent, files=parts or None)
        return self

    async def begin(self) -> Self:
        """«Начать без вопроса»: the form of the welcome page, sent elsewhere."""
        return await self.post("/begin", (await self.open()).page.forms["/say"])

    async def say(self, text: str) -> Self:
        return await self.post("/say", {"text": text})

    def form(self, act: str) -> dict[str, str]:
        """Hidden fields of the console's form for an act."""
        return next(form for path, form in self.page.forms.items() if f"/{act}?" in path)

    async def act(self, act: str, **fields: str) -> Self:
        """What a caseworker does on the page of a case."""
        path = next(path for path in self.page.forms if f"/{act}?" in path)
        return await self.post(path, fields)

    async def press(self, label: str) -> Self:
        return await self.post("/press", {"choice": self.page.buttons[label]})


@asynccontextmanager
async def browser(house: House) -> AsyncIterator[Browser]:
    transport = httpx2.ASGITransport(app=web_app(house, patience=0))
    async with httpx2.AsyncClient(
        transport=transport, base_url=BASE, follow_redirects=True
    ) as client:
        yield Browser(client)


LOGIN, NAME, PASSWORD = "maria", "Мария Тестова", "a long synthetic password"


@pytest.fixture
async def lodge(tmp_path: Path, sqlite_url: str) -> AsyncIterator[App]:
    """The whole house on SQLite, without its background work."""
    async with house(tmp_path, url=sqlite_url) as app:
        yield app


@pytest.fixture
async def guest(lodge: App) -> AsyncIterator[Browser]:
    """A citizen's browser that has not opened a page yet."""
    async with browser(lodge) as opened:
        yield opened


@pytest.fixture
async def desk(lodge: App) -> AsyncIterator[Browser]:
    """A caseworker's browser, signed in."""
    await lodge.staff.add(LOGIN, NAME, Role.CASEWORKER, PASSWORD)
    async with browser(lodge) as opened:
        yield await sign_in(opened, LOGIN)


async def sign_in(opened: Browser, login: str, password: str = PASSWORD) -> Browser:
    await opened.open("/console/sign-in")
    return await opened.post("/console/sign-in", {"login": login, "password": password})
