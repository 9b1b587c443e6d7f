"""Around the desk in a real browser: an ended session, an erased citizen, a role without cases."""

import pytest
from playwright.async_api import Browser, Page, expect

from bot.app import App
from bot.people import Role
from tests.support.web.chromium import PATIENCE, ask_first, open_page, picture, press
from tests.support.web.pages import LOGIN, NAME, PASSWORD

WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
WIDTHS = [1280, 360]


async def sign_in(page: Page, login: str = LOGIN) -> None:
    """Fill the form that the page shows already."""
    await page.fill("#login", login)
    await page.fill("#password", PASSWORD)
    await page.click("main button")


async def look(page: Page, name: str) -> None:
    """At a desk and at a narrow window."""
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 800})
        assert not await page.evaluate(WIDE), (name, width)
        await picture(page, f"{name}-{width}")


async def case_of(lodge: App, chromium: Browser, address: str) -> tuple[Page, Page]:
    """A citizen who waits, and a senior with the case open."""
    await lodge.staff.add(LOGIN, NAME, Role.SENIOR, PASSWORD)
    citizen, worker = await open_page(chromium, "phone"), await open_page(chromium, "desk")
    await ask_first(citizen, address, "хочу поговорить с человеком")
    await press(citizen, "Специалист")
    await worker.goto(f"{address}/console")
    await sign_in(worker)
    await look(worker, "tabs")
    await worker.click(".row a")
    await expect(worker.locator("#text")).to_be_visible()
    return citizen, worker


async def end_session(lodge: App, page: Page) -> None:
    (token,) = [c["value"] for c in await page.context.cookies() if c["name"] == "opora_staff"]
    await lodge.staff.sign_out(token)


async def test_after_an_expired_answer_the_case_and_the_draft_are_back(
    lodge: App, chromium: Browser, address: str
) -> None:
    _, worker = await case_of(lodge, chromium, address)
    case = worker.url
    await worker.fill("#text", "Полчаса печатал")
    await end_session(lodge, worker)
    await worker.click(".reply button")
    await expect(worker.locator("h1")).to_have_text("Вход истёк")
    await expect(worker.locator("#text")).to_have_value("Полчаса печатал")
    await look(worker, "expired")
    await worker.click("main a.button")
    await look(worker, "sign-in")
    await sign_in(worker)
    await expect(worker.locator(".reply #text")).to_have_value("Полчаса печатал")
    assert worker.url.partition("#")[0] == case.partition("#")[0]


async def test_the_notice_of_an_ended_session_leads_back_too(
    lodge: App, chromium: Browser, address: str
) -> None:
    _, worker = await case_of(lodge, chromium, address)
    case = worker.url
    await worker.fill("#note", "Заметка")
    await end_session(lodge, worker)
    await worker.click("#ended a", timeout=PATIENCE)
    await sign_in(worker)
    await expect(worker.locator("#note")).to_have_value("Заметка")
    assert worker.url.partition("#")[0] == case.partition("#")[0]


async def test_an_erased_citizen_is_gone_from_every_screen(
    lodge: App, chromium: Browser, address: str
) -> None:
    citizen, worker = await case_of(lodge, chromium, address)
    await look(worker, "case")
    await lodge.staff.add("second", "Пётр Второй", Role.CASEWORKER, PASSWORD)
    colleague = await open_page(chromium, "desk")
    await colleague.goto(worker.url)
    await sign_in(colleague, "second")
    await colleague.fill("#note", "Гражданин говорил о себе")
    number = await worker.inner_text(".case h1")
    await worker.click("text=Стереть данные гражданина")
    await look(worker, "erase")
    await worker.fill("#number", "00-00-00-00")
    await worker.click("text=Стереть навсегда")
    await expect(worker.locator(".notice")).to_contain_text("Номер не тот")
    await look(worker, "erase-refused")
    await worker.fill("#number", number)
    await worker.click("text=Стереть навсегда")
    await expect(worker.locator("#erased")).to_be_visible()
    await expect(worker.locator("main")).not_to_contain_text("поговорить с человеком")
    await look(worker, "erased")
    await expect(colleague.locator("#erased")).to_be_visible(timeout=PATIENCE)
    assert await colleague.evaluate("sessionStorage.length") == 0
    await citizen.reload()
    await expect(citizen.locator("body")).not_to_contain_text("поговорить с человеком")
    await picture(citizen, "erased-citizen")


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMIN])
async def test_a_role_without_cases_finds_the_way_out(
    lodge: App, chromium: Browser, address: str, role: Role
) -> None:
    await lodge.staff.add(LOGIN, NAME, role, PASSWORD)
    page = await open_page(chromium, "desk")
    await page.goto(f"{address}/console")
    await sign_in(page)
    await expect(page.locator("h1")).to_have_text(NAME)
    await look(page, f"lobby-{role}")
    await page.click("text=Выйти")
    await expect(page.locator("#password")).to_be_visible()
