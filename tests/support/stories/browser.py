"""Citizens in a browser: forms posted as a page has them, replies read from the page. No script."""

import asyncio
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import httpx2

from bot.app import App
from bot.messages import Button, Logged
from handlers.site import web_app
from tests.support.stories import things
from tests.support.stories.page import Page
from tests.support.stories.screen import Seen

PLACE = "http://testserver"
COOKIE = "opora_visit"
PATIENCE = 0.0  # the story looks at the page when everything is done


class BrowserCitizen:
    """One browser: its cookies, the page it shows, and every address it asked for."""

    def __init__(self) -> None:
        self._app: App | None = None
        self._client: httpx2.AsyncClient | None = None
        self._cookies = httpx2.Cookies()
        self._page = Page()
        self._refusal = ""
        self.urls: list[str] = []

    @property
    def app(self) -> App:
        assert self._app, "the app is not there yet"
        return self._app

    @property
    def client(self) -> httpx2.AsyncClient:
        assert self._client, "the browser is closed"
        return self._client

    async def enter(self, app: App) -> None:
        self._app = app
        transport = httpx2.ASGITransport(app=web_app(app, patience=PATIENCE))
        self._client = httpx2.AsyncClient(
            transport=transport, base_url=PLACE, cookies=self._cookies, follow_redirects=True
        )
        await self._look()

    async def leave(self) -> None:
        self._cookies = self.client.cookies
        await self.client.aclose()
        self._app = None

    async def settle(self) -> None:
        await self.app.settle()
        await self._look()

    async def handed_over(self) -> None:
        """A form is answered when it is in the inbox."""

    async def insist(self, text: str) -> None:
        """Send the same form again while the page says that it did not work."""
        fields = self._fields("/say") | {"text": text}
        while True:
            answer = await self.client.post("/say", data=fields)
            if not answer.is_error:
                return

    async def conversation(self) -> UUID | None:
        token = self.client.cookies.get(COOKIE)
        visit = await self.app.visits.find(token) if token else None
        return visit.conversation if visit else None

    async def screen(self) -> list[Seen]:
        return self._page.seen()

    async def received(self) -> list[bytes]:
        places = [place for line in self._page.lines for place in line.files]
        return [(await self._get(place)).content for place in places]

    async def refusal(self) -> str:
        return self._refusal

    async def say(self, text: str) -> None:
        await self._post("/say", {"text": text})

    async def press(self, button: Button, line: Logged) -> None:
        value = f"{line.content.nonce}|{button.choice}"
        await self._post("/press", {"choice": value})

    async def twice(self, text: str) -> None:
        """The same form sent again: «back», then «send» once more."""
        fields = self._fields("/say")
        for _ in range(2):
            await self._send("/say", fields | {"text": text})

    async def together(self, texts: Sequence[str]) -> None:
        """From as many tabs at once; the first words of all open the conversation alone."""
        pages = [Page.read((await self._get()).text).forms["/say"] for _ in texts]
        posts = (
            self._send("/say", page | {"text": text})
            for page, text in zip(pages, texts, strict=True)
        )
        await asyncio.gather(*posts)

    async def files(self, names: Sequence[str]) -> None:
        sent = [("file", (name, things.content(name))) for name in names]
        await self._send("/file", self._fields("/file"), files=sent)

    async def remember(self) -> None:
        await self._post("/remember", {})

    async def erase(self) -> None:
        """«Закончить и стереть», and yes on the page that asks again."""
        asked = Page.read((await self._get("/finish")).text)
        await self._send("/finish", asked.forms["/finish"])

    async def come_back(self, number: str, code: str) -> None:
        """«У меня есть номер»: open the conversation on this device."""
        page = Page.read((await self._get("/return")).text)
        await self._send("/return", page.forms["/return"] | {"number": number, "code": code})

    async def _post(self, place: str, fields: dict[str, str]) -> None:
        await self._send(place, self._fields(place) | fields)

    def _fields(self, place: str) -> dict[str, str]:
        return dict(self._page.forms[place])

    async def _send(self, place: str, fields: dict[str, str], **more: Any) -> None:
        answer = await self.client.post(place, data=fields, **more)
        self._heard(answer)
        self._refusal = Page.read(answer.text).notice.strip()

    async def _look(self) -> None:
        self._page = Page.read((await self._get()).text)

    async def _get(self, place: str = "/") -> httpx2.Response:
        answer = await self.client.get(place)
        self._heard(answer)
        answer.raise_for_status()
        return answer

    def _heard(self, answer: httpx2.Response) -> None:
        self.urls += [str(one.url) for one in (*answer.history, answer)]
