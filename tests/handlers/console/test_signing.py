from urllib.parse import quote_plus, urlencode

import pytest

from bot.app import App
from bot.people import Role
from handlers.console.wayback import wayback
from tests.support.web.asked import Asked
from tests.support.web.pages import LOGIN, NAME, PASSWORD, Browser, browser, sign_in


async def test_nobody_sees_the_queue_before_signing_in(guest: Browser) -> None:
    await guest.open("/console")
    assert guest.answer.url.path == "/console/sign-in"


async def test_a_session_is_new_at_every_sign_in_and_out_of_reach(desk: Browser) -> None:
    cookie = desk.answer.history[0].headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/console" in cookie
    before = desk.client.cookies["opora_staff"]
    await desk.post("/console/sign-out", {})
    assert "opora_staff" not in desk.client.cookies
    await sign_in(desk, LOGIN)
    assert desk.client.cookies["opora_staff"] != before
    assert NAME in desk.answer.text


async def test_a_signed_out_token_opens_nothing(desk: Browser) -> None:
    token = desk.client.cookies["opora_staff"]
    await desk.post("/console/sign-out", {})
    desk.client.cookies.set("opora_staff", token, path="/console")
    assert (await desk.open("/console")).answer.url.path == "/console/sign-in"


async def test_a_wrong_password_tells_nothing_and_tires_out(lodge: App, guest: Browser) -> None:
    await lodge.staff.add(LOGIN, NAME, Role.CASEWORKER, PASSWORD)
    await sign_in(guest, LOGIN, "нет")
    known = guest.page.notices
    await sign_in(guest, "nobody", "нет")
    assert guest.page.notices == known
    assert guest.answer.status_code == 401
    for _ in range(4):
        await sign_in(guest, LOGIN, "нет")
    await sign_in(guest, LOGIN)
    assert guest.answer.status_code == 429
    assert "Подождите четверть часа" in guest.page.notices[0]


async def test_a_lock_of_one_lets_a_colleague_at_the_same_address_in(
    lodge: App, guest: Browser
) -> None:
    await lodge.staff.add(LOGIN, NAME, Role.CASEWORKER, PASSWORD)
    for _ in range(6):
        await sign_in(guest, "nobody", "нет")
    assert guest.answer.status_code == 429
    await sign_in(guest, LOGIN)
    assert guest.answer.url.path == "/console"


async def test_signing_in_needs_our_own_form(guest: Browser) -> None:
    answer = await guest.client.post(
        "/console/sign-in", data={"login": LOGIN, "password": PASSWORD}
    )
    assert answer.status_code == 403


async def test_the_first_caseworker_comes_by_a_link_that_works_once(
    lodge: App, guest: Browser
) -> None:
    link = f"/console/first?token={await lodge.staff.first_sign_in()}"
    who = {"login": "first", "name": "Анна Первая", "password": "short"}
    await (await guest.open(link)).post("/console/first", who)
    assert guest.answer.status_code == 422
    await guest.post("/console/first", who | {"password": PASSWORD})
    assert "Анна Первая" in guest.answer.text
    async with browser(lodge) as other:
        await (await other.open(link)).post("/console/first", who | {"password": PASSWORD})
        assert other.answer.status_code == 403
        assert "уже использована" in other.page.notices[0]


async def test_what_was_typed_in_an_expired_session_is_shown(lodge: App, desk: Browser) -> None:
    await lodge.staff.sign_out(desk.client.cookies["opora_staff"])
    path = "/console/cases/00000000-0000-7000-8000-000000000000/reply"
    for field in ("text", "note", "value"):
        answer = await desk.client.post(path, data={field: "Мой <ответ>"})
        assert answer.status_code == 401
        assert "Мой &lt;ответ&gt;" in answer.text
    answer = await desk.client.post(path, data={})
    assert "Ваш текст" not in answer.text
    assert f'href="/console/sign-in?next={quote_plus(path.removesuffix("/reply"))}"' in answer.text


async def test_signing_in_anew_leads_back_to_the_page(
    lodge: App, asked: Asked, desk: Browser
) -> None:
    await lodge.staff.sign_out(desk.client.cookies["opora_staff"])
    await desk.open(f"{asked.path}?tab=free")
    assert desk.answer.url.path == "/console/sign-in"
    fields = {"login": LOGIN, "password": "нет"}
    await desk.post("/console/sign-in", fields)  # a typo on the way loses nothing
    await desk.post("/console/sign-in", fields | {"password": PASSWORD})
    assert (desk.answer.status_code, desk.answer.url.path) == (200, asked.path)
    assert desk.answer.url.query == b"tab=free"


@pytest.mark.parametrize("act", ["reply", "stream"])
async def test_whatever_was_asked_of_a_case_leads_back_to_its_page(
    lodge: App, asked: Asked, desk: Browser, act: str
) -> None:
    await lodge.staff.sign_out(desk.client.cookies["opora_staff"])
    await desk.open(f"{asked.path}/{act}?tab=mine")
    await desk.post("/console/sign-in", {"login": LOGIN, "password": PASSWORD})
    assert (desk.answer.url.path, desk.answer.url.query) == (asked.path, b"tab=mine")


CASE = "/console/cases/0198a000-0000-7000-8000-000000000000"
FOREIGN = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https://evil.example/console",
    "http:///evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/console//evil.example",
    "/console/../..//evil.example",
    "/console\\@evil.example",
    "/console@evil.example",
    "/console.evil.example",
    "/console?tab=all\r\nSet-Cookie: a=b",
    "/console\n",
    f"{CASE}\t?tab=all",
    f"{CASE}?next=//evil.example",
    f"{CASE}/../../../x",
    " //evil.example",
    "/%2f%2fevil.example",
    "/finish",
    "/console/sign-out",
    "console",
    "",
]


@pytest.mark.parametrize("address", FOREIGN)
async def test_signing_in_leads_to_no_foreign_address(desk: Browser, address: str) -> None:
    assert wayback(address) == "/console"
    await desk.open("/console/sign-in")
    fields = {"login": LOGIN, "password": PASSWORD, "next": address}
    await desk.post("/console/sign-in", fields)
    assert desk.answer.history[0].headers["location"] == "/console"
    await desk.open(f"/console/sign-in?{urlencode({'next': address})}")
    assert desk.page.forms["/console/sign-in"]["next"] == "/console"


@pytest.mark.parametrize("address", ["/console", "/console?tab=mine", CASE, f"{CASE}?tab=overdue"])
def test_pages_of_the_console_are_led_back_to(address: str) -> None:
    assert wayback(address) == address
