import pytest

from bot.app import App
from tests.support.stories.things import words_of
from tests.support.web.pages import Browser, browser


@pytest.fixture
async def sheet(lodge: App, guest: Browser) -> str:
    """The address of the page of a result's sheet."""
    await (await guest.open()).say("что мне положено")
    await lodge.settle()
    for label in ("Пенсия, пожилой возраст", "Не знаю", "Показать результат", "Сохранить в файл"):
        found = next(one for one in (await guest.open()).page.buttons if one.startswith(label[:6]))
        await guest.press(found)
        await lodge.settle()
    await guest.open()
    [link] = [link for link in guest.page.links if link.startswith("/papers/")]
    return link


async def test_a_sheet_is_shown_printed_and_taken(guest: Browser, sheet: str) -> None:
    await guest.open(sheet)
    assert "Что вам положено, " in guest.answer.text
    assert sheet.replace("/papers/", "/files/") in guest.page.links
    assert "/#newest" in guest.page.links
    assert "frame-src 'self'" in guest.answer.headers["content-security-policy"]
    shown = (await guest.open(f"{sheet}/sheet")).answer
    assert "предварительный результат" in words_of(shown.content)[0]
    assert shown.headers["content-disposition"].startswith("inline; filename*=UTF-8''")
    assert shown.headers["x-frame-options"] == "SAMEORIGIN"
    assert shown.headers["cache-control"] == "no-store"
    taken = (await guest.open(sheet.replace("/papers/", "/files/"))).answer
    assert taken.headers["content-disposition"].startswith("attachment; ")
    assert taken.headers["x-content-type-options"] == "nosniff"


async def test_nobody_else_opens_it_and_nobody_after_the_visit(
    lodge: App, guest: Browser, sheet: str
) -> None:
    async with browser(lodge) as stranger:
        await (await stranger.open()).say("субсидия")
        for address in (sheet, f"{sheet}/sheet"):
            assert (await stranger.open(address)).answer.status_code == 404
    await guest.open("/finish")
    await guest.post("/finish", {})
    assert (await guest.open(sheet)).answer.status_code == 404


async def test_a_sheet_that_was_erased_says_that_it_can_be_made_anew(
    lodge: App, guest: Browser, sheet: str
) -> None:
    visit = await lodge.visits.find(guest.client.cookies["opora_visit"])
    assert visit
    await lodge.eraser.drop_papers(visit.conversation)
    await guest.open(sheet)
    assert guest.answer.status_code == 410
    assert "сделайте файл снова" in guest.answer.text
