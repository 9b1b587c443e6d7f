"""The whole loop in a real browser: ask, apply, a caseworker answers, the chat shows it."""

from playwright.async_api import Browser, Page, expect

from bot.app import App
from bot.people import Role
from tests.support.web.chromium import ask_first, open_page, picture, press, say
from tests.support.web.pages import LOGIN, NAME, PASSWORD


async def apply(page: Page, address: str) -> None:
    await ask_first(page, address, "как получить субсидию на оплату квартиры")
    await press(page, "Подать заявку")
    await press(page, "Согласен")
    await say(page, "Анна Ивановна Тестова")
    await say(page, "8 900 000-00-01")
    await say(page, "Липецк")
    await say(page, "Не хватает пенсии на квартиру")
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
