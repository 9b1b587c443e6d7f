from bot.app import App
from bot.people import Role
from tests.support.web.asked import Asked
from tests.support.web.pages import LOGIN, NAME, PASSWORD, Browser, browser, sign_in

ACTS = [
    "claim",
    "take-over",
    "release",
    "reply",
    "send-file",
    "ask-document",
    "note",
    "resolve",
    "reopen",
    "field",
    "return",
]


async def test_an_answer_reaches_the_citizen_under_its_author_s_name(
    lodge: App, asked: Asked, desk: Browser
) -> None:
    await (await desk.open(asked.path)).act("reply", text="Добрый день! <b>Слушаю</b>")
    assert desk.answer.status_code == 200
    await lodge.settle()
    await asked.guest.open()
    assert asked.guest.page.lines[-1].startswith(f"Специалист {NAME}")
    assert "<b>Слушаю</b>" in asked.guest.page.lines[-1]


async def test_an_answer_to_what_was_not_read_yet_comes_back(
    lodge: App, asked: Asked, desk: Browser
) -> None:
    await desk.open(asked.path)
    await asked.guest.say("подождите, всё не так")
    await lodge.settle()
    await desk.act("reply", text="Мой черновик")
    assert desk.answer.status_code == 409
    assert "новое сообщение" in desk.page.notices[0]
    assert desk.page.field == "Мой черновик"
    assert any("подождите, всё не так" in line and "новое" in line for line in desk.page.lines)
    await desk.act("reply", text=desk.page.field)
    assert desk.answer.status_code == 200


async def test_an_answer_posted_twice_is_sent_once(lodge: App, asked: Asked, desk: Browser) -> None:
    await desk.open(asked.path)
    form = desk.form("reply") | {"text": "Один раз"}
    for _ in range(2):
        await desk.client.post(f"{asked.path}/reply", data=form)
    await lodge.settle()
    await asked.guest.open()
    assert sum("Один раз" in line for line in asked.guest.page.lines) == 1


async def test_only_one_takes_a_case(lodge: App, asked: Asked, desk: Browser) -> None:
    await lodge.staff.add("second", "Пётр Второй", Role.CASEWORKER, PASSWORD)
    async with browser(lodge) as second:
        await sign_in(second, "second")
        await second.open(asked.path)
        await (await desk.open(asked.path)).act("claim")
        assert desk.answer.status_code == 200
        await second.act("claim")
        assert second.answer.status_code == 409
        assert NAME in second.page.notices[0]
        assert f"Отвечает {NAME}. Ваш ответ не уйдёт" in second.answer.text


async def test_an_answer_to_a_case_that_a_colleague_took_is_given_back(
    lodge: App, asked: Asked, desk: Browser
) -> None:
    await lodge.staff.add("second", "Пётр Второй", Role.CASEWORKER, PASSWORD)
    async with browser(lodge) as second:
        await sign_in(second, "second")
        await second.open(asked.path)
        await (await desk.open(asked.path)).act("claim")
        await second.act("reply", text="Полчаса печатал")
        assert second.answer.status_code == 409
        assert second.page.field == "Полчаса печатал"


async def test_a_note_stays_inside(lodge: App, asked: Asked, desk: Browser) -> None:
    await (await desk.open(asked.path)).act("note", note="Перезвонить после трёх")
    assert "Перезвонить после трёх" in desk.answer.text
    await lodge.settle()
    await asked.guest.open()
    assert "Перезвонить" not in asked.guest.answer.text


async def test_a_case_is_resolved_and_opened_again(lodge: App, asked: Asked, desk: Browser) -> None:
    await (await desk.open(asked.path)).act("claim")
    await desk.act("resolve")
    await lodge.settle()
    await desk.open(asked.path)
    assert "Решено" in desk.answer.text
    await desk.act("reopen")
    assert desk.answer.status_code == 200


async def test_a_case_is_given_back_to_the_queue(asked: Asked, desk: Browser) -> None:
    await (await desk.open(asked.path)).act("claim")
    await desk.act("release")
    assert "Взять" in desk.page.buttons


async def test_a_file_goes_to_the_citizen_and_to_nobody_else(
    lodge: App, asked: Asked, desk: Browser
) -> None:
    await (await desk.open(asked.path)).act("reply", text="Посылаю образец")
    await desk.open(asked.path)
    sample = [("образец заявления.txt", "Образец заявления".encode())]
    await desk.post(f"{asked.path}/send-file?tab=all", {}, sample)
    assert desk.answer.status_code == 200
    await lodge.settle()
    await asked.guest.open()
    (link,) = [link for link in asked.guest.page.links if link.startswith("/files/")]
    got = await asked.guest.client.get(link)
    assert got.text == "Образец заявления"
    assert got.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%D0%BE")
    assert "sandbox" in got.headers["content-security-policy"]
    async with browser(lodge) as stranger:
        assert (await stranger.open(link)).answer.status_code == 404
        await stranger.begin()
        assert (await stranger.open(link)).answer.status_code == 404


async def test_a_file_of_the_citizen_is_opened_by_staff_only(
    lodge: App, asked: Asked, desk: Browser
) -> None:
    await (await asked.guest.open()).post("/file", {}, [("справка.txt", "Доходы".encode())])
    await lodge.settle()
    await desk.open(asked.path)
    (link,) = {link for link in desk.page.links if link.startswith("/console/files/")}
    got = await desk.client.get(link)
    assert got.text == "Доходы"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert (await asked.guest.open(link)).answer.url.path == "/console/sign-in"


async def test_an_act_without_the_session_s_token_is_refused(asked: Asked, desk: Browser) -> None:
    for act in ACTS:
        answer = await desk.client.post(f"{asked.path}/{act}", data={"text": "a", "csrf": "чужой"})
        assert answer.status_code == 403, act


async def test_an_answer_in_a_page_of_an_older_session_comes_back(
    asked: Asked, desk: Browser
) -> None:
    await desk.open(asked.path)
    old = desk.form("reply") | {"text": "Длинный ответ"}
    await desk.post("/console/sign-out", {})
    await sign_in(desk, LOGIN)
    desk.answer = await desk.client.post(f"{asked.path}/reply?tab=all", data=old)
    assert desk.answer.status_code == 403
    assert desk.page.field == "Длинный ответ"
    assert "устарела" in desk.page.notices[0]
    await desk.act("reply", text=desk.page.field)
    assert desk.answer.status_code == 200
    await asked.guest.open()
    assert "Длинный ответ" in asked.guest.page.lines[-1]


async def test_a_resolved_case_offers_only_to_be_opened_again(
    lodge: App, asked: Asked, desk: Browser
) -> None:
    await (await desk.open(asked.path)).act("claim")
    assert {"Решено", "Вернуть в очередь"} <= set(desk.page.buttons)
    await desk.act("resolve")
    assert "Открыть снова" in desk.page.buttons
    assert "Вернуть в очередь" not in desk.page.buttons
    assert "сначала откройте" in desk.answer.text


async def test_the_page_of_an_act_can_be_opened_again(asked: Asked, desk: Browser) -> None:
    await desk.open(f"{asked.path}/reply?tab=mine")
    assert desk.answer.status_code == 200
    assert desk.answer.url.path == asked.path
    assert desk.answer.url.params["tab"] == "mine"


async def test_an_act_that_nobody_named_is_not_found(asked: Asked, desk: Browser) -> None:
    answer = await desk.client.post(f"{asked.path}/explode", data={})
    assert answer.status_code == 404
