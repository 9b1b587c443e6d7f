"""Debian's Chromium as the tests drive it: alone, calling nobody, one page at a time."""

from pathlib import Path

from playwright.async_api import Browser, Page, expect

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PICTURES = Path(__file__).parents[3] / "artifacts" / "browser"
SIZES = {"desk": (1366, 768), "phone": (390, 844), "small": (320, 640), "kiosk": (1080, 1920)}
PATIENCE = 15_000  # ms


async def open_page(chromium: Browser, size: str, *, has_script: bool = True) -> Page:
    """A page with a browser context of its own."""
    width, height = SIZES[size]
    context = await chromium.new_context(
        viewport={"width": width, "height": height}, java_script_enabled=has_script
    )
    return await context.new_page()


async def picture(page: Page, name: str) -> None:
    await page.wait_for_timeout(300)  # lines that came together are shown together
    await page.screenshot(path=PICTURES / f"{name}.png")


async def say(page: Page, text: str) -> None:
    """Say it and wait until the assistant has answered."""
    count = await page.locator(".line--bot").count()
    await page.fill("#text", text)
    await page.keyboard.press("Enter")
    await expect(page.locator(".line--bot").nth(count)).to_be_visible(timeout=PATIENCE)


async def press(page: Page, label: str) -> None:
    count = await page.locator(".line--bot").count()
    await page.locator(f"button[name=choice]:enabled:text-is('{label}')").last.click()
    await expect(page.locator(".line--bot").nth(count)).to_be_visible(timeout=PATIENCE)


async def ask_first(page: Page, address: str, text: str) -> None:
    """From the welcome page: the greeting and the answer come."""
    await page.goto(address)
    await page.fill("#text", text)
    await page.click("text=Спросить")
    await expect(page.locator(".line--bot").nth(1)).to_be_visible(timeout=PATIENCE)
