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


async def test_an_unknown_tab_is_the_whole_queue(asked: Asked, desk: Browser) -> None:
    assert asked.path in (await desk.open("/console?tab=нет")).answer.text


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMIN])
async def test_who_may_not_read_cases_sees_no_queue(lodge: App, asked: Asked, role: Role) -> None:
    await lodge.staff.add("other", "Иной Человек", role, PASSWORD)
    async with browser(lodge) as other:
        await sign_in(other, "other")
        assert other.answer.status_code == 403
        await other.open(asked.path)
        assert other.answer.status_code == 403
        assert "жалоба" not in other.answer.text
