"""A case is found by number, phone or SNILS; what was looked for is kept nowhere."""

import pytest

from bot.app import App
from bot.people import Role
from bot.services.cases.searching import TRIES, sought
from tests.support.citizens import ANSWERS, Citizen
from tests.support.web.pages import PASSWORD, Browser, browser, sign_in

PHONE = ANSWERS[1]


@pytest.fixture
async def number(lodge: App) -> str:
    """Somebody applied in Telegram; the number of the case."""
    return await Citizen(lodge, "1001").apply()


def cases(desk: Browser) -> set[str]:
    return {link for link in desk.page.links if link.startswith("/console/cases/")}


async def look_for(desk: Browser, wanted: str) -> Browser:
    return await (await desk.open("/console")).post("/console/search", {"wanted": wanted})


@pytest.mark.parametrize("wanted", ["number", PHONE, "8 (900) 123-45-67"])
async def test_a_case_is_found_however_it_is_written(
    lodge: App, number: str, desk: Browser, wanted: str
) -> None:
    await look_for(desk, number if wanted == "number" else wanted)
    assert "Нашли 1 обращение" in desk.answer.text
    assert len(cases(desk)) == 1
    assert str(desk.answer.url).endswith("/console/search")
    auditor = await lodge.staff.add("audit", "Аудит", Role.AUDITOR, PASSWORD)
    async with lodge.database.reading() as store:
        (_, newest, *_) = await store.journal.read(auditor)
    assert (newest.act, newest.object_id) == ("case.searched", None)
    assert (await desk.open("/console/search")).answer.url.path == "/console"


async def test_what_is_not_found_and_what_is_no_number_is_said_plainly(
    number: str, desk: Browser
) -> None:
    assert number
    for wanted in ("8 920 555-01-99", "112-233-445 95"):
        await look_for(desk, wanted)
        assert "Ничего не нашли" in desk.answer.text
        assert (desk.answer.status_code, cases(desk)) == (200, set())
    for wanted in ("Иванова", "12345678", ""):
        await look_for(desk, wanted)
        assert "в номере их 8" in desk.answer.text
        assert (desk.answer.status_code, cases(desk)) == (422, set())


def test_eleven_digits_may_be_a_phone_and_a_snils() -> None:
    assert [trait.kind for trait in sought("84955550055").traits] == ["phone", "snils"]
    assert [trait.value for trait in sought("112-233-445 95").traits] == ["11223344595"]


async def test_numbers_are_not_tried_out(lodge: App, desk: Browser) -> None:
    await look_for(desk, "8 920 555-01-99")
    signed_in = await lodge.staff.who(desk.client.cookies["opora_staff"])
    assert signed_in
    async with lodge.database.transaction() as store:
        for _ in range(TRIES):
            await store.attempts.add(f"search|{signed_in.worker.id}", lodge.clock.now())
    await look_for(desk, "8 920 555-01-99")
    assert desk.answer.status_code == 429
    assert "Подождите час" in desk.answer.text


async def test_only_who_sees_cases_may_look_for_one(lodge: App, number: str, desk: Browser) -> None:
    csrf = (await desk.open("/console")).page.forms["/console/search"]
    await lodge.staff.add("other", "Иной Человек", Role.AUDITOR, PASSWORD)
    async with browser(lodge) as other:
        await sign_in(other, "other")
        own = other.page.forms["/console/sign-out"] | {"wanted": number}
        await other.post("/console/search", own)
        assert other.answer.status_code == 403
        stale = await other.post("/console/search", csrf | {"wanted": number})
        assert "страница устарела" in stale.answer.text


async def test_an_application_of_the_same_person_elsewhere_is_shown_beside(
    lodge: App, number: str, desk: Browser
) -> None:
    await desk.open("/console")
    (first,) = cases(desk)
    assert "Похожие заявки" not in (await desk.open(first.partition("#")[0])).answer.text
    again = await Citizen(lodge, "1002").apply()
    await desk.open(first.partition("#")[0])
    assert "Похожие заявки этого человека" in desk.answer.text
    assert f"{again} (" in desk.answer.text
    assert number != again
