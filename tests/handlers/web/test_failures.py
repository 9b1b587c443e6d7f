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


async def test_what_was_typed_survives_our_mistake(lodge: App, guest: Browser) -> None:
    form = (await guest.begin()).page.forms["/say"] | {
        "text": "Не хватает <на> жизнь",
        "code": "KEY",
    }
    await lodge.database.close()
    (lodge.settings.database_path).unlink()
    guest.answer = await guest.client.post("/say", data=form)
    assert guest.answer.status_code == 500
    assert guest.page.field == "Не хватает <на> жизнь"
    assert "KEY" not in guest.answer.text


async def test_what_was_typed_survives_a_refusal(lodge: App, desk: Browser) -> None:
    await desk.open("/console")
    form = desk.page.forms["/console/sign-out"] | {"note": "Позвонить завтра"}
    nowhere = "/console/cases/00000000-0000-7000-8000-000000000000/note"
    desk.answer = await desk.client.post(nowhere, data=form)
    assert desk.answer.status_code == 404
    assert desk.page.field == "Позвонить завтра"
