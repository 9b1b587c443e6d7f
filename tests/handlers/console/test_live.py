import asyncio

import httpx2

from bot.app import App
from handlers.site import web_app
from tests.support.web.asked import Asked
from tests.support.web.pages import Browser
from tests.support.web.serving import serving


async def test_an_open_case_hears_of_the_citizen_s_words(
    lodge: App, asked: Asked, desk: Browser
) -> None:
    cookies = {"opora_staff": desk.client.cookies["opora_staff"]}
    heard = 0
    async with (
        serving(web_app(lodge)) as address,
        httpx2.AsyncClient(base_url=address, cookies=cookies) as client,
        asyncio.timeout(15),
        client.stream("GET", f"{asked.path}/stream") as answer,
    ):
        async for line in answer.aiter_lines():
            heard += line == "event: changed"
            if heard == 1 and line.startswith("data"):
                await asked.guest.say("ещё вопрос")
            if heard == 2:
                break
    assert heard == 2


async def test_a_stranger_hears_nothing(asked: Asked, guest: Browser) -> None:
    await guest.open(f"{asked.path}/stream")
    assert guest.answer.url.path == "/console/sign-in"
