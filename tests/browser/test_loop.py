"""The whole loop in a real browser: ask, apply, a caseworker answers, the chat shows it."""

import pytest
from playwright.async_api import Browser, Page, expect

from bot.app import App
from bot.people import Role
from tests.support.web.chromium import PATIENCE, ask_first, open_page, picture, press, say
from tests.support.web.pages import LOGIN, NAME, PASSWORD

WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


async def apply(page: Page, address: str) -> None:
    await ask_first(page, address, "компенсация платы за детский сад")
    await press(page, "Подать заявку")
    await press(page, "Даю согласие")
    await say(page, "Анна Ивановна Тестова")
    await say(page, "8 900 000-00-01")
    await say(page, "Липецк")
    await press(page, "Даю согласие")
    await say(page, "Не хватает зарплаты")
    await press(page, "Без файлов")
    await press(page, "Отправить")


async def take_seat(page: Page, address: str) -> None:
    await page.goto(f"{address}/console")
    await page.fill("#login", LOGIN)
    await page.fill("#password", PASSWORD)
    await page.click("main button")
    await page.wait_for_selector("#rows")


async def test_a_question_becomes_an_answered_case(
    lodge: App, chromium: Browser, address: str
) -> None:
    await lodge.staff.add(LOGIN, NAME, Role.CASEWORKER, PASSWORD)
    citizen, worker = await open_page(chromium, "phone"), await open_page(chromium, "desk")
    await apply(citizen, address)
    await picture(citizen, "applied")

    await take_seat(worker, address)
    await picture(worker, "queue")
    await worker.click(".row a")
    await expect(worker.locator("#application")).to_contain_text("Анна Ивановна Тестова")
    await worker.fill("#text", "Здравствуйте, Анна Ивановна! Заявку приняла.")
    await worker.keyboard.press("Control+Enter")
    await expect(worker.locator(".line--person").last).to_contain_text("Заявку приняла")
    await picture(worker, "case")

    await expect(citizen.locator(".line--person")).to_contain_text("Заявку приняла")
    await expect(citizen.locator(".line--person")).to_contain_text(NAME)
    await picture(citizen, "answered")

    await citizen.fill("#text", "Спасибо! Справка нужна?")
    await citizen.keyboard.press("Enter")
    await expect(worker.locator(".line--citizen").last).to_contain_text("Справка нужна")


async def test_an_answer_overtaken_by_the_citizen_is_kept(
    lodge: App, chromium: Browser, address: str
) -> None:
    await lodge.staff.add(LOGIN, NAME, Role.CASEWORKER, PASSWORD)
    citizen, worker = await open_page(chromium, "phone"), await open_page(chromium, "desk")
    await ask_first(citizen, address, "хочу поговорить с человеком")
    await press(citizen, "Специалист")
    await take_seat(worker, address)
    await worker.click(".row a")
    await worker.fill("#text", "Мой черновик")
    await citizen.fill("#text", "подождите")
    await citizen.keyboard.press("Enter")
    await expect(worker.locator(".line--citizen").last).to_contain_text("подождите")
    assert await worker.input_value("#text") == "Мой черновик"
    await worker.keyboard.press("Control+Enter")
    await expect(worker.locator(".composer .notice")).to_contain_text("новое сообщение")
    assert await worker.input_value("#text") == "Мой черновик"
    await picture(worker, "overtaken")
    await citizen.fill("#text", "я ещё здесь")
    await citizen.keyboard.press("Enter")  # the page that brought the refusal lives on too
    await expect(worker.locator(".line--citizen").last).to_contain_text("я ещё здесь")


async def test_what_a_caseworker_typed_waits_for_them(
    lodge: App, chromium: Browser, address: str
) -> None:
    await lodge.staff.add(LOGIN, NAME, Role.CASEWORKER, PASSWORD)
    citizen, worker = await open_page(chromium, "phone"), await open_page(chromium, "desk")
    await ask_first(citizen, address, "хочу поговорить с человеком")
    await press(citizen, "Специалист")
    await take_seat(worker, address)
    await worker.click(".row a")
    await worker.fill("#text", "Ответ, ещё не весь")
    await worker.fill("#note", "Заметка")
    await worker.click("text=Взять")
    await expect(worker.locator("#text")).to_have_value("Ответ, ещё не весь")
    await worker.click("text=Сохранить заметку")
    await expect(worker.locator(".notes")).to_contain_text("Заметка")
    await expect(worker.locator("#note")).to_have_value("")
    await worker.goto(f"{address}/console")
    await worker.click(".row a")
    await expect(worker.locator("#text")).to_have_value("Ответ, ещё не весь")
    await worker.keyboard.press("Escape")
    await worker.locator("#text").press("Control+Enter")
    await expect(worker.locator(".line--person").last).to_contain_text("Ответ, ещё не весь")
    await expect(worker.locator("#text")).to_have_value("")
    await worker.fill("#text", "Ещё слово")
    await worker.reload()
    await expect(worker.locator("#text")).to_have_value("Ещё слово")
    await worker.click("text=Выйти")
    assert await worker.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize("width", [1280, 360, 320])
async def test_the_console_fits_its_screen(
    lodge: App, chromium: Browser, address: str, width: int
) -> None:
    await lodge.staff.add(LOGIN, NAME, Role.CASEWORKER, PASSWORD)
    citizen, worker = await open_page(chromium, "phone"), await open_page(chromium, "desk")
    await ask_first(citizen, address, "хочу поговорить с человеком")
    await press(citizen, "Специалист")
    await worker.set_viewport_size({"width": width, "height": 800})
    await take_seat(worker, address)
    assert not await worker.evaluate(WIDE)
    await worker.click(".row a")
    await expect(worker.locator("#text")).to_be_visible()
    assert not await worker.evaluate(WIDE)
    label = await worker.locator("label[for=text]").bounding_box()
    hint = await worker.locator("#reply-hint").bounding_box()
    assert label
    assert hint
    assert label["y"] + label["height"] <= hint["y"] or label["x"] + label["width"] <= hint["x"]


async def test_a_server_that_is_away_for_a_moment_ends_nothing(
    lodge: App, chromium: Browser, address: str
) -> None:
    await lodge.staff.add(LOGIN, NAME, Role.CASEWORKER, PASSWORD)
    citizen, worker = await open_page(chromium, "phone"), await open_page(chromium, "desk")
    await ask_first(citizen, address, "хочу поговорить с человеком")
    await press(citizen, "Специалист")
    await take_seat(worker, address)
    await worker.click(".row a")
    for page in (citizen, worker):
        await page.route("**/stream*", lambda route: route.fulfill(status=502))
        await page.reload()
        await expect(page.locator("#offline")).to_be_visible(timeout=PATIENCE)
        await expect(page.locator("#ended")).to_be_hidden()
        await page.unroute("**/stream*")
        await expect(page.locator("#offline")).to_be_hidden(timeout=PATIENCE)
    await worker.fill("#text", "Связь вернулась")
    await worker.keyboard.press("Control+Enter")
    await expect(citizen.locator(".line--person")).to_contain_text("Связь вернулась")


async def test_an_ended_session_is_told_and_keeps_what_is_typed(
    lodge: App, chromium: Browser, address: str
) -> None:
    await lodge.staff.add(LOGIN, NAME, Role.CASEWORKER, PASSWORD)
    citizen, worker = await open_page(chromium, "phone"), await open_page(chromium, "desk")
    await ask_first(citizen, address, "хочу поговорить с человеком")
    await press(citizen, "Специалист")
    await take_seat(worker, address)
    await worker.click(".row a")
    await worker.fill("#text", "Мой черновик")
    case = worker.url
    (token,) = [c["value"] for c in await worker.context.cookies() if c["name"] == "opora_staff"]
    await lodge.staff.sign_out(token)
    await expect(worker.locator("#ended")).to_be_visible(timeout=PATIENCE)
    await take_seat(worker, address)
    await worker.goto(case)
    await expect(worker.locator("#text")).to_have_value("Мой черновик")
