"""A one-time link from a messenger: looked at by anybody, opened by one browser."""

from datetime import timedelta

import httpx2
import pytest

from bot.app import App
from tests.support.citizens import Citizen
from tests.support.web.pages import Browser, browser

LINK = "/p/one-time"
GONE = "больше не работает"


@pytest.fixture
async def citizen(lodge: App) -> Citizen:
    """A citizen in a messenger, and a link to their conversation."""
    met = Citizen(lodge)
    await met.say("субсидия")
    async with lodge.database.transaction() as store:
        until = lodge.clock.now() + timedelta(minutes=15)
        await store.links.add("one-time", await met.conversation(), until)
    return met


async def test_looking_opens_nothing_and_the_button_does(
    lodge: App, guest: Browser, citizen: Citizen
) -> None:
    for _ in range(3):  # the preview of a messenger, a second look
        await guest.open(LINK)
        assert "Открыть" in guest.page.buttons
    await guest.post("", {})
    await lodge.settle()
    await guest.open()
    assert "Вернуться в Telegram" in guest.page.buttons
    assert any("Вы на нашей странице" in line for line in guest.page.lines)
    await guest.say("на какую сумму субсидия")
    assert (await citizen.log())[-1].content.text == "на какую сумму субсидия"


@pytest.mark.usefixtures("citizen")
async def test_whoever_opened_it_comes_in_again_and_nobody_else(lodge: App, guest: Browser) -> None:
    await (await guest.open(LINK)).post("", {})
    assert str((await guest.open(LINK)).answer.url).endswith("/#newest")
    async with browser(lodge) as other:
        await other.open(LINK)
        assert other.answer.status_code == 410
        assert GONE in other.answer.text
        used = other.answer.text
        assert (await other.open("/p/nobody-made-it")).answer.text == used
        assert "set-cookie" not in other.answer.headers


@pytest.mark.usefixtures("citizen")
async def test_a_link_asked_for_on_another_site_is_not_opened(lodge: App, guest: Browser) -> None:
    answer = await guest.client.post(LINK, data={"csrf": "чужой"})
    assert answer.status_code == 403
    assert await lodge.visits.may_open("one-time", "192.0.2.1")


@pytest.mark.usefixtures("citizen")
@pytest.mark.parametrize("path", [LINK, "/p/nobody-made-it"])
async def test_no_referrer_and_no_index_know_of_a_link(guest: Browser, path: str) -> None:
    headers = (await guest.open(path)).answer.headers
    assert headers["referrer-policy"] == "no-referrer"
    assert "noindex" in headers["x-robots-tag"]
    assert headers["cache-control"] == "no-store"


@pytest.mark.usefixtures("citizen")
async def test_going_back_closes_the_page_and_leaves_the_conversation(
    lodge: App, guest: Browser, citizen: Citizen
) -> None:
    await (await guest.open(LINK)).post("", {})
    await lodge.settle()
    await (await guest.open()).post("/finish", {})
    assert "Страница закрыта" in guest.answer.text
    assert "opora_visit" not in guest.client.cookies
    assert not any(line.is_erased for line in await citizen.log())


@pytest.mark.usefixtures("citizen")
async def test_a_browser_that_makes_links_up_is_told_to_wait(guest: Browser) -> None:
    for number in range(60):
        await guest.open(f"/p/{number}")
    answer: httpx2.Response = (await guest.open(LINK)).answer
    assert answer.status_code == 429
