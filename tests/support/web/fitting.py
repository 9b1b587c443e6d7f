"""Whether a page fits its screen: what a hand can hit and an eye can read."""

from playwright.async_api import Page

SMALL = """(least) => [
    ...document.querySelectorAll('a, button, input:not([type=hidden]), textarea, summary')]
  .filter((e) => e.checkVisibility({visibilityProperty: true}) && !e.disabled)
  .filter((e) => !e.closest('.line__text :is(p, li), .skip'))
  .map((e) => [e, e.getBoundingClientRect()])
  .filter(([, r]) => r.width > 1 && (r.height < least || r.width < least))
  .map(([e, r]) => `${e.tagName} ${e.textContent.trim()} ${r.width}x${r.height}`)"""
PETTY = """(least) => [...document.querySelectorAll('body *')]
  .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
  .filter((e) => e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize) < least)
  .map((e) => `${e.tagName} ${e.textContent.trim().slice(0, 40)}`)"""
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


async def check(page: Page, size: str) -> None:
    is_kiosk = size == "kiosk"
    assert await page.evaluate(SMALL, 60 if is_kiosk else 48) == []
    assert await page.evaluate(PETTY, 24 if is_kiosk else 18) == []
    assert not await page.evaluate(WIDE)
