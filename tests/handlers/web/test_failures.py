from bot.app import App
from tests.support.web.pages import Browser, browser


async def test_a_missing_page_says_so_in_plain_words(guest: Browser) -> None:
    await guest.open("/нет-такой")
    assert guest.answer.status_code == 404
    assert "Такой страницы нет" in guest.answer.text


async def test_a_form_nobody_made_is_refused(guest: Browser) -> None:
    answer = await guest.client.post("/press", data={"choice": "1|home", "csrf": "чужой"})
    assert answer.status_code == 403
    assert "Страница устарела" in answer.text


async def test_our_mistake_has_a_number_and_no_trace(lodge: App) -> None:
    await lodge.database.close()
    (lodge.settings.database_path).unlink()
    async with browser(lodge) as guest:
        guest.client.cookies.set("opora_visit", "anything")
        await guest.open("/")
    assert guest.answer.status_code == 500
    assert "номер ошибки" in guest.answer.text
    assert "Traceback" not in guest.answer.text
    assert "frame-ancestors 'none'" in guest.answer.headers["content-security-policy"]
