"""The event stream, over a real server: the ASGI client in tests cannot read half an answer."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import httpx2
import pytest

from bot.app import App
from handlers.kiosk import live
from handlers.site import web_app
from tests.support.web.pages import SCRIPT, Browser
from tests.support.web.serving import serving


@pytest.fixture
async def open_guest(lodge: App) -> AsyncIterator[Browser]:
    async with (
        serving(web_app(lodge, patience=0)) as address,
        httpx2.AsyncClient(base_url=address, follow_redirects=True) as client,
    ):
        guest = Browser(client)
        await guest.begin()
        await lodge.settle()
        yield guest


async def events(guest: Browser, path: str, **headers: str) -> AsyncIterator[str]:
    async with guest.client.stream("GET", path, headers=headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        event = ""
        async for line in answer.aiter_lines():
            event += f"{line}\n"
            if not line:
                yield event
                event = ""


async def test_what_is_said_comes_without_asking(lodge: App, open_guest: Browser) -> None:
    form = (await open_guest.open()).page.forms["/say"] | {"text": "<b>привет</b>"}
    async with asyncio.timeout(10):
        async for event in events(open_guest, "/stream?after=2"):
            if "retry" in event:
                await open_guest.client.post("/say", data=form, headers=SCRIPT)
            if "id: 3" in event:
                break
        assert "&lt;b&gt;привет&lt;/b&gt;" in event
        await lodge.settle()
        named = [e.split("\n")[0] async for e in until_bar(open_guest)]
    assert "event: line" in named
    assert named[-1] == "event: bar"


async def until_bar(guest: Browser) -> AsyncIterator[str]:
    async for event in events(guest, "/stream?after=0", **{"last-event-id": "3"}):
        if not event.startswith("retry"):
            assert "id: 2\n" not in event
            yield event
        if event.startswith("event: bar"):
            return


async def end(app: App, token: str) -> None:
    async with app.database.transaction() as store:
        await store.visits.end(token, app.clock.now())


async def erase(app: App, token: str) -> None:
    visit = await app.visits.find(token)
    assert visit
    await app.eraser.erase(visit.conversation)


@pytest.fixture
def looking_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LOOK", 0.3)


@pytest.mark.usefixtures("looking_often")
@pytest.mark.parametrize(("over", "name"), [(end, "ended"), (erase, "erased")])
async def test_a_visit_that_is_over_ends_its_stream(
    lodge: App,
    open_guest: Browser,
    over: Callable[[App, str], Awaitable[None]],
    name: str,
) -> None:
    token = open_guest.client.cookies["opora_visit"]
    async with asyncio.timeout(10):
        seen = []
        async for event in events(open_guest, "/stream?after=99"):
            seen.append(event)
            if len(seen) == 1:
                await over(lodge, token)
    assert seen[-1].startswith(f"event: {name}")


async def test_a_stranger_gets_no_stream(open_guest: Browser) -> None:
    open_guest.client.cookies.clear()
    assert (await open_guest.client.get("/stream?after=0")).status_code == 204
