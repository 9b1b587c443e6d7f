"""What a hand can hit, an eye can read, and a browser without script can do."""

import pytest
from playwright.async_api import Browser, expect

from bot.app import App
from handlers.kiosk import live
from tests.support.web.chromium import PATIENCE, SIZES, ask_first, open_page, picture, press, say
from tests.support.web.fitting import WIDE, check


@pytest.mark.parametrize("size", SIZES)
async def test_the_chat_fits_every_screen(chromium: Browser, address: str, size: str) -> None:
    page = await open_page(chromium, size)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await page.goto(address)
    await check(page, size)
    await picture(page, f"welcome-{size}")
    await ask_first(page, address, "субсидия на оплату квартиры")
    await check(page, size)
    await picture(page, f"chat-{size}")
    await press(page, "Подать заявку")
    await check(page, size)
    await picture(page, f"form-{size}")
    await page.goto(f"{address}/finish")
    await check(page, size)
    assert complaints == []


@pytest.mark.parametrize("size", SIZES)
async def test_the_talk_of_what_is_due_fits_every_screen(
    chromium: Browser, address: str, size: str
) -> None:
    page = await open_page(chromium, size)
    await ask_first(page, address, "что мне положено")
    await check(page, size)
    await picture(page, f"situations-{size}")
    await press(page, "Пенсия")
    await check(page, size)
    await press(page, "Не знаю")
    await press(page, "Показать результат")
    await check(page, size)
    await picture(page, f"due-{size}")


async def test_a_long_address_does_not_widen_a_phones_page(chromium: Browser, address: str) -> None:
    page = await open_page(chromium, "small")
    await ask_first(page, address, "социальное такси заказать")
    await expect(page.locator(".line__text a").last).to_be_visible(timeout=PATIENCE)
    assert not await page.evaluate(WIDE)


async def test_everything_works_without_script(chromium: Browser, address: str) -> None:
    page = await open_page(chromium, "phone", has_script=False)
    await page.goto(address)
    await page.fill("#text", "субсидия на оплату квартиры")
    await page.click("text=Спросить")
    await page.click(".refresh a")
    await page.locator("button[name=choice]:text-is('Подать заявку')").last.click()
    await page.click(".refresh a")
    await expect(page.locator("button:text-is('Даю согласие')")).to_be_visible(timeout=PATIENCE)
    await picture(page, "no-script")
    await page.click("text=Закончить и стереть")
    await page.click("button:text-is('Стереть')")
    await expect(page.locator("h1")).to_have_text("Разговор стёрт")
    assert await page.context.cookies() == []


@pytest.mark.parametrize("size", ["phone", "small"])
async def test_an_answer_is_read_from_its_beginning(
    chromium: Browser, address: str, size: str
) -> None:
    page = await open_page(chromium, size)
    await ask_first(page, address, "субсидия на оплату квартиры")
    await page.reload()  # the page as it comes, and not as it grew
    await expect(page.locator(".line--bot .heading").last).to_be_in_viewport()
    await press(page, "Документы")
    await page.wait_for_timeout(700)
    await expect(page.locator(".line--bot .heading").last).to_be_in_viewport()


async def test_a_phone_on_its_side_keeps_the_way_out_in_sight(
    chromium: Browser, address: str
) -> None:
    page = await open_page(chromium, "phone")
    await page.set_viewport_size({"width": 740, "height": 360})
    await ask_first(page, address, "субсидия на оплату квартиры")
    await press(page, "Документы")
    await page.wait_for_timeout(700)
    await expect(page.locator(".finish")).to_be_in_viewport(ratio=1)
    await expect(page.locator(".line--bot .heading").last).to_be_in_viewport()
    await picture(page, "side")


async def test_words_without_a_connection_stay_and_say_so(chromium: Browser, address: str) -> None:
    page = await open_page(chromium, "phone")
    await ask_first(page, address, "субсидия на оплату квартиры")
    await page.context.set_offline(True)
    await page.fill("#text", "слышно меня?")
    await page.keyboard.press("Enter")
    await expect(page.locator("#unsent")).to_be_visible()
    await expect(page.locator("#text")).to_have_value("слышно меня?")
    await page.context.set_offline(False)
    await page.route("**/say", lambda route: route.fulfill(status=503))
    await page.locator("#text").press("Enter")
    await page.wait_for_timeout(300)
    await expect(page.locator("#text")).to_have_value("слышно меня?")
    await page.unroute("**/say")
    await page.locator("#text").press("Enter")
    await expect(page.locator(".line--citizen").last).to_contain_text("слышно меня?")
    await expect(page.locator("#unsent")).to_be_hidden()


async def test_a_double_tap_is_one_press(chromium: Browser, address: str) -> None:
    page = await open_page(chromium, "phone")
    await ask_first(page, address, "субсидия на оплату квартиры")
    said = await page.locator(".line--citizen").count()
    await page.locator("button[name=choice]:text-is('Документы')").last.dblclick()
    await expect(page.locator(".line--citizen")).to_have_count(said + 1)
    await page.wait_for_timeout(700)
    assert await page.locator(".line--citizen").count() == said + 1


async def test_words_are_never_markup(chromium: Browser, address: str) -> None:
    page = await open_page(chromium, "phone")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    text = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    await ask_first(page, address, text)
    await say(page, text)
    await expect(page.locator(".line--citizen .line__text")).to_have_text([text, text])


async def test_an_erased_conversation_leaves_the_screen_but_for_what_is_typed(
    lodge: App, chromium: Browser, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "LOOK", 0.5)
    page = await open_page(chromium, "phone")
    await ask_first(page, address, "субсидия")
    await page.fill("#text", "не потеряй меня")
    (token,) = [c["value"] for c in await page.context.cookies() if c["name"] == "opora_visit"]
    visit = await lodge.visits.find(token)
    assert visit
    await lodge.eraser.erase(visit.conversation)
    await expect(page.locator("#ended")).to_be_visible(timeout=PATIENCE)
    await expect(page.locator(".line")).to_have_count(0)
    await page.keyboard.press("Enter")
    told = page.locator(".notice:not([id])")  # the server's own: the form was posted again
    await expect(told).to_contain_text("закончился", timeout=PATIENCE)
    await expect(page.locator("#text")).to_have_value("не потеряй меня")
