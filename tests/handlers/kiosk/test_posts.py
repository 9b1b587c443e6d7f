import pytest

from bot.app import App
from bot.messages import Author
from tests.support.web.pages import SCRIPT, Browser

XSS = '<img src=x onerror="alert(1)">&amp;</textarea><script>alert(2)</script>'


async def told(app: App, guest: Browser) -> list[str]:
    """What the log says that the citizen said, after the conversation was opened."""
    visit = await app.visits.find(guest.client.cookies["opora_visit"])
    assert visit
    lines = await app.transcript.since(visit.conversation, 1)
    return [line.content.text for line in lines if line.author is Author.CITIZEN]


async def test_a_conversation_begins_with_the_greeting(lodge: App, guest: Browser) -> None:
    await guest.begin()
    await lodge.settle()
    await (await guest.open()).say("субсидия на квартиру")
    await lodge.settle()
    lines = (await guest.open()).page.lines
    assert lines[0].startswith("Помощник")
    assert "субсидия на квартиру" in lines[1]
    assert lines[2].startswith("Помощник")


async def test_the_first_words_begin_a_visit(lodge: App, guest: Browser) -> None:
    await (await guest.open()).say("субсидия на квартиру")
    assert await told(lodge, guest) == ["субсидия на квартиру"]


async def test_the_cookie_of_a_visit_is_out_of_reach_of_scripts(guest: Browser) -> None:
    await (await guest.open()).post("/say", {"text": "добрый день"})
    cookie = guest.answer.history[0].headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Max-Age" not in cookie


async def test_the_same_form_twice_counts_once(lodge: App, guest: Browser) -> None:
    await guest.begin()
    form = guest.page.forms["/say"] | {"text": "как получить субсидию"}
    for _ in range(2):
        await guest.client.post("/say", data=form)
    await lodge.settle()
    assert await told(lodge, guest) == ["как получить субсидию"]


async def test_the_same_form_with_other_words_is_not_lost(lodge: App, guest: Browser) -> None:
    await guest.begin()
    form = guest.page.forms["/say"]
    for text in ("раз", "два"):
        await guest.client.post("/say", data=form | {"text": text})
    assert await told(lodge, guest) == ["раз", "два"]


async def test_an_empty_message_is_kindly_ignored(lodge: App, guest: Browser) -> None:
    await guest.begin()
    await guest.say("   \r\n ")
    assert guest.answer.status_code == 200
    assert await told(lodge, guest) == []


async def test_words_are_shown_as_they_were_typed(lodge: App, guest: Browser) -> None:
    await (await guest.open()).say(XSS)
    await guest.open()
    assert "<img src=x" not in guest.answer.text
    assert "<script>alert" not in guest.answer.text
    assert any(XSS in line for line in guest.page.lines)


async def test_a_text_that_is_too_long_comes_back_into_the_field(
    lodge: App, guest: Browser
) -> None:
    await guest.begin()
    text = XSS + "ы" * 8000
    await guest.say(text)
    assert guest.answer.status_code == 422
    assert guest.page.field == text
    assert "8000" in guest.page.notices[0]
    assert await told(lodge, guest) == []


async def test_words_said_after_the_end_come_back_into_the_field(
    lodge: App, guest: Browser
) -> None:
    await guest.begin()
    await lodge.visits.finish(guest.client.cookies["opora_visit"])
    await guest.say("не потеряйте меня")
    assert guest.answer.status_code == 410
    assert guest.page.field == "не потеряйте меня"
    await guest.say(guest.page.field)
    assert await told(lodge, guest) == ["не потеряйте меня"]


async def test_words_in_a_page_of_another_visit_come_back_into_the_field(guest: Browser) -> None:
    await guest.begin()
    old = guest.page.forms["/say"] | {"text": "привет"}
    guest.client.cookies.clear()
    answer = await guest.client.post("/say", data=old)
    assert answer.status_code == 403
    assert "привет" in answer.text


async def test_our_script_gets_no_page(lodge: App, guest: Browser) -> None:
    await guest.begin()
    form = guest.page.forms["/say"]
    answer = await guest.client.post("/say", data=form | {"text": "привет"}, headers=SCRIPT)
    assert answer.status_code == 204
    answer = await guest.client.post("/say", data=form | {"text": "ы" * 8001}, headers=SCRIPT)
    assert (answer.status_code, answer.text) == (422, "")
    await lodge.visits.finish(guest.client.cookies["opora_visit"])
    answer = await guest.client.post("/say", data=form | {"text": "ещё"}, headers=SCRIPT)
    assert (answer.status_code, answer.text) == (410, "")
    assert "set-cookie" not in answer.headers


async def test_a_button_says_its_label(lodge: App, guest: Browser) -> None:
    await guest.begin()
    await lodge.settle()
    await (await guest.open()).press("Специалист")
    assert await told(lodge, guest) == ["Специалист"]


@pytest.mark.parametrize("choice", ["", "|", "1|", "нет разделителя", "1|" + "x" * 300])
async def test_a_press_of_nothing_is_ignored(lodge: App, guest: Browser, choice: str) -> None:
    await guest.begin()
    await guest.post("/press", {"choice": choice})
    assert guest.answer.status_code == 200
    assert await told(lodge, guest) == []


async def test_a_file_is_said_and_a_bad_one_is_refused_in_words(lodge: App, guest: Browser) -> None:
    await guest.begin()
    await guest.post("/file", {}, [("справка.txt", "Справка о доходах".encode())])
    assert guest.answer.status_code == 200
    await guest.post("/file", {}, [("зло.exe", b"MZ\x90\x00" + bytes(400)), ("нет.txt", b"")])
    assert guest.answer.status_code == 422
    assert "не могу принять" in guest.page.notices[0]
    assert "пустой" in guest.page.notices[0]
    said = await told(lodge, guest)
    assert len(said) == 1
    assert "справка.txt" in said[0]


async def test_words_in_the_field_survive_a_refused_file_and_an_ended_visit(
    lodge: App, guest: Browser
) -> None:
    await guest.begin()
    await guest.post("/file", {"draft": "не дописала"}, [("нет.txt", b"")])
    assert (guest.answer.status_code, guest.page.field) == (422, "не дописала")
    await lodge.visits.finish(guest.client.cookies["opora_visit"])
    await guest.post("/press", {"choice": "1|home", "draft": "не дописала"})
    assert (guest.answer.status_code, guest.page.field) == (410, "не дописала")
    assert "текст не пропал" in guest.page.notices[0]


@pytest.mark.parametrize("path", ["/begin", "/say", "/press", "/file", "/remember"])
async def test_a_page_that_answered_a_form_can_be_opened_again(guest: Browser, path: str) -> None:
    await guest.begin()
    await guest.open(path)
    assert (guest.answer.status_code, guest.answer.url.path) == (200, "/")
