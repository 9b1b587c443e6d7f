import re
from collections.abc import Callable

import pytest

from bot.app import App
from tests.support.web.pages import Browser, browser


async def test_finishing_asks_once_and_leaves_nothing(lodge: App, guest: Browser) -> None:
    await (await guest.open()).say("субсидия")
    token = guest.client.cookies["opora_visit"]
    await guest.open("/finish")
    assert "Стереть" in guest.page.buttons
    await guest.post("/finish", {})
    assert guest.answer.headers["clear-site-data"] == '"cache", "cookies", "storage"'
    assert "opora_visit" not in guest.client.cookies
    assert await lodge.visits.find(token) is None


async def test_nobody_else_can_finish_for_a_person(lodge: App, guest: Browser) -> None:
    await (await guest.open()).say("субсидия")
    answer = await guest.client.post("/finish", data={"csrf": "чужой"})
    assert answer.status_code == 403
    assert await lodge.visits.find(guest.client.cookies["opora_visit"])


async def test_a_phone_is_remembered_for_thirty_days_only_when_asked(guest: Browser) -> None:
    await (await guest.open()).say("субсидия")
    await guest.post("/remember", {})
    assert "Max-Age=2592000" in guest.answer.history[0].headers["set-cookie"]
    assert "запомнен" in guest.answer.text


async def test_a_wrong_code_keeps_the_number_and_tires_out(guest: Browser) -> None:
    await guest.open("/return")
    for _ in range(5):
        await guest.post("/return", {"number": "45-82-17-36", "code": "нет"})
        assert guest.answer.status_code == 404
        assert 'value="45-82-17-36"' in guest.answer.text
    await guest.post("/return", {"number": "45-82-17-36", "code": "нет"})
    assert guest.answer.status_code == 429


CYRILLIC = str.maketrans("ACEHKMPTYX", "АСЕНКМРТУХ")


async def apply(app: App, guest: Browser) -> tuple[str, str]:
    """Hand an application in; its number and return code."""
    await guest.begin()
    for act, words in (
        (guest.say, "компенсация платы за детский сад"),
        (guest.press, "Подать заявку"),
        (guest.press, "Даю согласие"),
        (guest.say, "Анна Ивановна Тестова"),
        (guest.say, "8 900 000-00-01"),
        (guest.say, "Липецк"),
        (guest.press, "Даю согласие"),
        (guest.say, "Не хватает пенсии"),
        (guest.press, "Без файлов"),
    ):
        await act(words)
        await app.settle()
        await guest.open()
    (send,) = re.findall(r'value="([^"]+)">Отправить<', guest.answer.text)  # not the field's button
    await guest.post("/press", {"choice": send})
    await app.settle()
    await guest.open()
    found = re.search(r"Номер: ([\d-]+).*возврата: (\w+)", guest.page.lines[-1])
    assert found
    return found[1], found[2]


@pytest.mark.parametrize(
    "typed",
    [
        str,
        str.lower,
        lambda code: f" {code[:4]} {code[4:]} ",
        lambda code: code.translate(CYRILLIC),
    ],
    ids=["as printed", "small", "in two groups", "on a Russian keyboard"],
)
async def test_a_conversation_opens_on_another_device(
    lodge: App, guest: Browser, typed: Callable[[str], str]
) -> None:
    number, code = await apply(lodge, guest)
    async with browser(lodge) as other:
        await other.open("/return")
        await other.post("/return", {"number": number, "code": typed(code)})
        assert any("Не хватает пенсии" in line for line in other.page.lines)


async def test_a_visit_that_ended_is_told_on_the_next_page(lodge: App, guest: Browser) -> None:
    await (await guest.open()).say("субсидия")
    await lodge.visits.finish(guest.client.cookies["opora_visit"])
    await guest.open()
    assert "закончился" in guest.page.notices[0]
    assert "текст не пропал" not in guest.page.notices[0]  # there was none


async def test_another_browser_sees_nothing_of_it(lodge: App, guest: Browser) -> None:
    await (await guest.open()).say("тайна про квартиру")
    async with browser(lodge) as other:
        await other.open()
        assert "тайна" not in other.answer.text
        await other.begin()
        assert "тайна" not in other.answer.text


async def test_leaving_says_what_becomes_of_an_unfinished_application(
    lodge: App, guest: Browser
) -> None:
    await guest.begin()
    for act, words in (
        (guest.say, "компенсация платы за детский сад"),
        (guest.press, "Подать заявку"),
        (guest.press, "Даю согласие"),
        (guest.say, "Анна Ивановна Тестова"),
    ):
        await act(words)
        await lodge.settle()
        await guest.open()
    await guest.open("/finish")
    assert "Неоконченная заявка тоже пропадёт" in guest.answer.text
    await guest.post("/press", {"choice": "|take_away"})
    await lodge.settle()
    await guest.open()
    code = re.search(r"Код: ([\d ]{15})\.", guest.answer.text)
    assert code
    await guest.open("/finish")
    assert "По вашему коду разговор откроется" in guest.answer.text
    assert "Забрать с собой" not in guest.page.buttons
    await guest.post("/finish", {})
    async with browser(lodge) as other:
        await other.open("/return")
        await other.post("/return", {"number": code[1], "code": ""})
        assert any("Анна Ивановна Тестова" in line for line in other.page.lines)
