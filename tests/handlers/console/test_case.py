import re

from bot.app import App
from bot.messages import Channel
from tests.support.citizens import BOT, Citizen
from tests.support.stories.direct import Pockets
from tests.support.web.asked import ASKED, Asked
from tests.support.web.pages import Browser

FILES = ("орден.pdf", "книжка.pdf", "кот.pdf")


async def test_the_case_shows_the_conversation_literally(asked: Asked, desk: Browser) -> None:
    await desk.open(asked.path)
    assert "<script>alert" not in desk.answer.text
    assert any(ASKED in line for line in desk.page.lines)


async def test_an_answer_and_a_note_cannot_be_mixed_up(asked: Asked, desk: Browser) -> None:
    await desk.open(asked.path)
    forms = desk.page.forms
    assert f"{asked.path}/reply?tab=all" in forms
    assert f"{asked.path}/note?tab=all" in forms
    assert "Гражданин её не увидит" in desk.answer.text


async def test_a_case_that_is_not_there_is_not_found(desk: Browser) -> None:
    await desk.open("/console/cases/00000000-0000-7000-8000-000000000000")
    assert desk.answer.status_code == 404


async def test_the_case_begins_with_words_and_not_with_the_opening(
    asked: Asked, desk: Browser
) -> None:
    await desk.open(asked.path)
    assert "Здравствуйте" in desk.answer.text
    assert "Открыт разговор" not in desk.answer.text


async def test_an_answer_says_whether_it_came_through(asked: Asked, desk: Browser) -> None:
    await (await desk.open(asked.path)).act("reply", text="Добрый день")
    assert "увидит, когда откроет страницу" in desk.page.lines[-1]


async def test_a_form_is_shown_and_filled_in_the_words_of_its_answers(
    lodge: App, guest: Browser, desk: Browser
) -> None:
    await (await guest.open()).say("прокат ходунков и инвалидных колясок")
    await lodge.settle()
    for button in ("Подать заявку", "Даю согласие", "Специалист"):
        await (await guest.open()).press(button)
        await lodge.settle()
    await desk.open("/console")
    (link,) = [link for link in desk.page.links if link.startswith("/console/cases/")]
    page = await desk.open(link.partition("?")[0])
    assert "Как получит (Заберу; Привезите)" in desk.answer.text
    await page.act("claim")
    await page.act("field", field="delivery", value="доставка")
    await page.act("field", field="aids", value="коляска и костыли")
    assert ">Привезите</dd>" in desk.answer.text
    assert ">Кресло-коляска, Костыли или трость</dd>" in desk.answer.text
    assert "Куда привезти" in desk.answer.text


async def test_an_application_for_another_shows_both_persons_apart(
    lodge: App, guest: Browser, desk: Browser
) -> None:
    await (await guest.open()).say("прокат ходунков и инвалидных колясок")
    await lodge.settle()
    for button in ("Подать заявку", "Заявка за другого", "Сосед или знакомый", "Даю согласие"):
        await (await guest.open()).press(button)
        await lodge.settle()
    for words in ("Иванова Анна Петровна", "8 910 123-45-67", "Петрова Мария Ильинична"):
        await (await guest.open()).say(words)
        await lodge.settle()
    await (await guest.open()).press("Специалист")
    await lodge.settle()
    await desk.open("/console")
    (link,) = [link for link in desk.page.links if link.startswith("/console/cases/")]
    await desk.open(link.partition("?")[0])
    draft = desk.answer.text.partition('id="drafted"')[2]
    who, _, other = draft.partition("За кого — заявитель")
    assert "Кто подаёт — представитель" in who
    assert "Иванова Анна Петровна" in who
    assert "Петрова" not in who
    assert "Петрова Мария Ильинична" in other.partition("</section>")[0].partition("<form")[0]


async def applied(lodge: App) -> Citizen:
    """Somebody applied with a first document, will send the second, and has no third."""
    pockets = Pockets()
    pockets.held = dict.fromkeys(FILES, b"%PDF-1.7 of nobody")
    lodge.files.attach(Channel.TELEGRAM, BOT, pockets)
    citizen = Citizen(lodge, "1001")
    await citizen.say("звание ветеран труда")
    for press in ("apply", "agree"):
        await citizen.press(press)
    for words in ("Иванова Мария Петровна", "8 920 555-01-42", "Липецк", "05.03.1955"):
        await citizen.say(words)
    for words in ("112-233-445 95", "медаль", "40 лет", "получаю"):
        await citizen.say(words)
    await citizen.press("agree")
    await citizen.send_file("орден.pdf", "орден.pdf")
    for press in ("files_done", "files_later", "change", "change:5", "change:10"):
        await citizen.press(press)
    await citizen.press("edit:files", nth=-1)
    for press in ("files_none", "submit"):
        await citizen.press(press)
    return citizen


async def test_a_document_is_asked_for_with_one_press_and_comes_to_its_place(
    lodge: App, desk: Browser
) -> None:
    citizen = await applied(lodge)
    await desk.open("/console")
    (link,) = [link for link in desk.page.links if link.startswith("/console/cases/")]
    page = await desk.open(link.partition("#")[0])
    own, later, none = documents(desk)
    assert "орден.pdf" in own
    assert "пришлёт потом" in later
    assert "нет документа" in none

    fields = re.findall(r'name="document" value="([^"]+)"', desk.answer.text)
    await page.act("ask-document", document=fields[0])
    await lodge.settle()
    said = (await citizen.log())[-1].content.text
    assert said.startswith("Пришлите, пожалуйста, документ: «")
    await citizen.send_file("книжка.pdf", "книжка.pdf")
    await desk.open(link.partition("#")[0])
    assert "книжка.pdf" in documents(desk)[1]
    assert "орден.pdf" in documents(desk)[0]

    await desk.act("reply", text="Спасибо, всё есть")
    await citizen.send_file("кот.pdf", "кот.pdf")
    await desk.open(link.partition("#")[0])
    assert "кот.pdf" not in " ".join(documents(desk)), "nobody asked for it"
    assert "кот.pdf" in desk.answer.text
    await desk.act("ask-document", document="phone")
    assert desk.answer.status_code == 422


def documents(desk: Browser) -> list[str]:
    """What stands beside each document of the application."""
    card = desk.answer.text.partition('id="application"')[2].partition("</section>")[0]
    values = [one.partition("</dd>")[0] for one in card.split("<dd")[1:]]
    return [one for one in values if "<ul" in one or one.startswith(' class="missing"')]
