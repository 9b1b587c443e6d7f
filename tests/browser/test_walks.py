"""One talk of what is due and one application, walked to the end on every screen, with pictures.

The pictures lie in artifacts/browser, numbered in the order a person sees them.
"""

import os
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Browser, Page, expect

from tests.support.web.chromium import PATIENCE, SIZES, ask_first, open_page, picture, press, say
from tests.support.web.fitting import check

IS_LONG = os.environ.get("OPORA_TEST_LONG") == "1"  # noqa: TID251  a knob of the tests
SCREENS = tuple(SIZES) if IS_LONG else ("small",)
ANSWERED = (  # what is said («…») or pressed, in order
    "Пенсия", "«68 лет»", "Женщина", "Не работаю", "Готово, дальше",
    "«а какие документы на субсидию?»", "Не знаю", "Не хочу отвечать", "Назад",
    "Показать результат", "Почему так", "К результату", "Изменить ответы",
)  # fmt: skip
FILLED = (
    "Подать заявку", "Даю согласие", "«Иванова Мария Петровна»", "«8 920 555-01-42»", "«Липецк»",
    "«позавчера»", "«25 декабря»", "Назад", "Оставить как есть", "«в 9 утра»",
    "«Липецк, улица Космонавтов, дом 5»", "«областная больница»", "Даю согласие", "На коляске",
    "Со мной поедут", "Отправить",
)  # fmt: skip


def camera(page: Page, name: str, size: str) -> Callable[[], Awaitable[None]]:
    """Check what is on the screen and keep a picture of it."""
    seen = 0

    async def look() -> None:
        nonlocal seen
        seen += 1
        await check(page, size)
        await picture(page, f"walk-{name}-{size}-{seen:02}")

    return look


async def go(page: Page, steps: tuple[str, ...], look: Callable[[], Awaitable[None]]) -> None:
    for step in steps:
        if step.startswith("«"):
            await say(page, step.strip("«»"))
        elif step in {"Назад", "Отмена"}:
            await navigate(page, step)
        else:
            await press(page, step)
        await look()


async def navigate(page: Page, label: str) -> None:
    count = await page.locator(".line--bot").count()
    await page.locator(f"button[name=choice]:text-is('{label}')").last.click()
    await expect(page.locator(".line--bot").nth(count)).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize("size", SCREENS)
async def test_the_talk_of_what_is_due_is_walked_to_its_sheet(
    chromium: Browser, address: str, size: str
) -> None:
    page = await open_page(chromium, size)
    look = camera(page, "due", size)
    await ask_first(page, address, "что мне положено")
    await look()
    await go(page, ANSWERED, look)
    text = await page.locator("main").inner_text()
    assert "предварительный результат" in text
    assert "68" in await page.locator(".line--bot").last.inner_text()


@pytest.mark.parametrize("size", SCREENS)
async def test_an_application_is_walked_to_its_number(
    chromium: Browser, address: str, size: str
) -> None:
    page = await open_page(chromium, size)
    look = camera(page, "taxi", size)
    await ask_first(page, address, "социальное такси")
    await look()
    await go(page, FILLED, look)
    last = await page.locator(".line--bot").last.inner_text()
    assert "Заявка принята" in last
    assert "Номер:" in last
