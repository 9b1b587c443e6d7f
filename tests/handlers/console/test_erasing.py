from collections.abc import AsyncIterator

import pytest

from bot.app import App
from bot.people import Role
from tests.support.web.asked import Asked
from tests.support.web.pages import LOGIN, NAME, PASSWORD, Browser, browser, sign_in


@pytest.fixture
async def desk(lodge: App) -> AsyncIterator[Browser]:
    """A senior's browser, signed in."""
    await lodge.staff.add(LOGIN, NAME, Role.SENIOR, PASSWORD)
    async with browser(lodge) as opened:
        yield await sign_in(opened, LOGIN)


async def number_of(desk: Browser, path: str) -> str:
    title = (await desk.open(path)).answer.text.partition("<title>Заявка ")[2]
    return title.partition(" ")[0]


async def test_a_senior_erases_a_citizen_after_typing_the_number(
    lodge: App, asked: Asked, desk: Browser
) -> None:
    number = await number_of(desk, asked.path)
    assert f"{asked.path}/erase?tab=all" in desk.page.links
    await desk.open(f"{asked.path}/erase?tab=free")
    assert number in desk.answer.text
    await desk.post(f"{asked.path}/erase?tab=free", {"number": number})
    assert (desk.answer.status_code, desk.answer.url.path) == (200, asked.path)
    assert "Данные гражданина стёрты" in desk.page.notices[0]
    assert "жалоба" not in desk.answer.text
    assert not any("/reply?" in form or "/note?" in form for form in desk.page.forms)
    await desk.open(f"{asked.path}/erase")
    assert desk.answer.url.path == asked.path


async def test_the_citizen_s_own_page_ends(asked: Asked, desk: Browser) -> None:
    number = await number_of(desk, asked.path)
    await (await desk.open(f"{asked.path}/erase")).post(f"{asked.path}/erase?", {"number": number})
    await asked.guest.open()
    assert "жалоба" not in asked.guest.answer.text
    assert "Прошлый разговор закончился" in asked.guest.answer.text


async def test_a_form_posted_twice_is_answered_alike(asked: Asked, desk: Browser) -> None:
    number = await number_of(desk, asked.path)
    await desk.open(f"{asked.path}/erase")
    form = desk.page.forms[f"{asked.path}/erase?"] | {"number": number}
    for _ in range(2):
        desk.answer = await desk.client.post(f"{asked.path}/erase", data=form)
        assert desk.answer.status_code == 200
        assert "Данные гражданина стёрты" in desk.page.notices[0]


async def test_refusals_say_why_and_erase_nothing(asked: Asked, desk: Browser) -> None:
    number, path = await number_of(desk, asked.path), f"{asked.path}/erase?"
    await (await desk.open(path)).post(path, {"number": "10-00-00-00"})
    assert desk.answer.status_code == 422
    assert "Номер не тот. Ничего не стёрто" in desk.page.notices[0]
    await asked.guest.say("стойте")
    await desk.post(path, {"number": number})
    assert desk.answer.status_code == 409
    assert "новое сообщение" in desk.page.notices[0]
    await desk.post(path, {"number": number, "csrf": "чужой"})
    assert desk.answer.status_code == 403
    assert "устарела" in desk.page.notices[0]
    assert "жалоба" in (await desk.open(asked.path)).answer.text


async def test_a_colleague_s_case_is_named_and_left(
    lodge: App, asked: Asked, desk: Browser
) -> None:
    number, path = await number_of(desk, asked.path), f"{asked.path}/erase?"
    await lodge.staff.add("second", "Пётр Второй", Role.CASEWORKER, PASSWORD)
    async with browser(lodge) as second:
        await sign_in(second, "second")
        await (await second.open(asked.path)).act("claim")
        await (await desk.open(path)).post(path, {"number": number})
        assert desk.answer.status_code == 409
        assert "С этим гражданином работает Пётр Второй" in desk.page.notices[0]
        await second.open(asked.path)
        assert "жалоба" in second.answer.text


async def test_others_neither_see_nor_open_the_way_to_erase(
    lodge: App, asked: Asked, desk: Browser
) -> None:
    number, path = await number_of(desk, asked.path), f"{asked.path}/erase?"
    await lodge.staff.add("second", "Пётр Второй", Role.CASEWORKER, PASSWORD)
    async with browser(lodge) as second:
        await sign_in(second, "second")
        await second.open(asked.path)
        assert not any("/erase" in link for link in second.page.links)
        assert "Это делает старший специалист" in second.answer.text
        form = second.form("reply") | {"number": number, "last_seen_seq": "999"}
        for answer in (await second.client.get(path), await second.client.post(path, data=form)):
            assert answer.status_code == 403
            assert "нет права" in answer.text
    assert "жалоба" in (await desk.open(asked.path)).answer.text
