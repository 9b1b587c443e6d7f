"""A Chromium and the house behind an address."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from bot.app import App
from bot.clock import WallClock
from tests.support.house import house
from tests.support.web.chromium import ARGUMENTS, CHROMIUM
from tests.support.web.serving import living


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed: apt-get install chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest.fixture
async def lodge(tmp_path: Path, sqlite_url: str) -> AsyncIterator[App]:
    """The whole house by the clock on the wall: it works in the background."""
    async with house(tmp_path, url=sqlite_url, clock=WallClock()) as app:
        yield app


@pytest.fixture
async def address(lodge: App) -> AsyncIterator[str]:
    async with living(lodge) as address:
        yield address
