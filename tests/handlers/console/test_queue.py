import re

import pytest

from bot.app import App
from bot.people import Role
from tests.support.web.asked import Asked
from tests.support.web.pages import PASSWORD, Browser, browser, sign_in


async def test_the_queue_tells_who_waits_and_nothing_personal(asked: Asked, desk: Browser) -> None:
    await desk.open("/console?tab=free")
    assert asked.path in desk.answer.text
    assert "Браузер" in desk.answer.text
    assert "жалоба" not in desk.answer.text


@pytest.mark.parametrize("tab", ["mine", "overdue"])
async def test_a_case_stands_only_in_its_tabs(asked: Asked, desk: Browser, tab: str) -> None:
    await desk.open(f"/console?tab={tab}")
    assert asked.path not in desk.answer.text
    assert "Здесь пусто" in desk.answer.text


async def test_a_tab_says_how_many_cases_it_holds(asked: Asked, desk: Browser) -> None:
    for path in ("/console", asked.path):
        words = " ".join(re.sub(r"<[^>]+>", " ", (await desk.open(path)).answer.text).split())
        assert "Мои 0 Свободные 1 Ждут ответа 1 Просрочены 0 Все 1" in words
    await desk.act("claim")
    words = " ".join(re.sub(r"<[^>]+>", " ", desk.answer.text).split())
    assert "Мои 1 Свободные 0" in words


async def test_an_unknown_tab_is_the_whole_queue(asked: Asked, desk: Browser) -> None:
    assert asked.path in (await desk.open("/console?tab=нет")).answer.text


@pytest.mark.parametrize(
    ("role", "told"),
    [
        (Role.AUDITOR, ("аудитор", "python -m bot journal verify")),
        (Role.ADMIN, ("администратор", "python -m bot user add")),
    ],
)
async def test_who_may_not_read_cases_learns_their_role_and_the_way_out(
    lodge: App, asked: Asked, role: Role, told: tuple[str, ...]
) -> None:
    await lodge.staff.add("other", "Иной Человек", role, PASSWORD)
    async with browser(lodge) as other:
        await sign_in(other, "other")
        assert other.answer.status_code == 200
        for words in ("Иной Человек", *told):
            assert words in other.answer.text
        assert asked.path not in other.answer.text
        await other.post("/console/sign-out", {})
        assert other.answer.url.path == "/console/sign-in"
        assert "opora_staff" not in other.client.cookies


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMIN])
async def test_who_may_not_read_cases_is_led_from_a_case_to_their_own_page(
    lodge: App, asked: Asked, role: Role
) -> None:
    await lodge.staff.add("other", "Иной Человек", role, PASSWORD)
    async with browser(lodge) as other:
        await sign_in(other, "other")
        for path in (asked.path, f"{asked.path}/stream"):
            await other.open(path)
            assert other.answer.status_code == 403
            assert "жалоба" not in other.answer.text
            assert other.page.links == ["/console"]
        await other.open("/console")
        assert other.answer.status_code == 200
