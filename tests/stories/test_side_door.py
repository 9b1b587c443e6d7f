"""An application under `private_forms`: from the messenger to our page, answered, read; no leak."""

import re
from typing import cast

from tests.support.stories.screen import plain
from tests.support.stories.script import Story
from tests.support.stories.stage import CHAT, Props, Stage, raised
from tests.support.stories.telegram import TelegramCitizen
from tests.support.web.pages import Browser, browser

STORY = Story(
    name="", file="side-door", channels=("telegram",), region="lipetsk", policy="private_forms",
    lines=(),
)  # fmt: skip
NEED = "Протекает крыша-канарейка"
ANSWERS = ("Канарейкина Желтопёра Петровна", "+7 920 555-01-42", "Липецк", NEED)
REPLY = "Желтопёра Петровна, приносите паспорт"
CANARIES = ("анарейк", "Желтопёр", "555-01-42", "5550142", "паспорт", "Код для возврата")


class Messenger:
    """What the citizen sees in Telegram, and does there."""

    def __init__(self, stage: Stage, citizen: TelegramCitizen) -> None:
        self._stage = stage
        self._citizen = citizen

    async def say(self, text: str) -> None:
        await self._citizen.say(text)
        await self._citizen.settle()

    async def press(self, label: str) -> None:
        """A button of the newest message that has it."""
        await self._citizen.api.people.press(CHAT, label)
        await self._citizen.settle()

    def link(self) -> str:
        """The path of the newest link."""
        sent = reversed(self._citizen.api.sent(CHAT))
        keys = [key for one in sent for row in one.markup.get("inline_keyboard", []) for key in row]
        return str(next(key["url"] for key in keys if "url" in key)).removeprefix(
            "http://testserver"
        )

    def newest(self) -> str:
        return plain(self._citizen.api.sent(CHAT)[-1].text)

    def everything(self) -> str:
        """All that the Bot API was ever sent by us."""
        calls = self._citizen.api.calls
        return str([(call.fields, [one.name for one in call.uploads.values()]) for call in calls])


async def enter(stage: Stage, page: Browser, link: str) -> None:
    await (await page.open(link)).post("", {})
    assert page.answer.status_code == 200
    await stage.app.settle()
    await page.open()


async def fill(stage: Stage, page: Browser) -> None:
    """Consent, every answer, and off it goes."""
    *about, need = ANSWERS
    for act, words in (
        (page.press, "Даю согласие"),
        *((page.say, answer) for answer in about),
        (page.press, "Даю согласие"),  # of its own, for health
        (page.say, need),
        (page.press, "Без файлов"),
    ):
        await act(words)
        await stage.app.settle()
        await page.open()
    (send,) = re.findall(r'value="([^"]+)">Отправить<', page.answer.text)  # not the field's button
    await page.post("/press", {"choice": send})
    await stage.app.settle()
    await page.open()


async def test_from_the_messenger_to_our_page_and_back(props: Props) -> None:
    async with raised(STORY, "telegram", props) as stage:
        messenger = Messenger(stage, cast("TelegramCitizen", await stage.citizen()))
        await messenger.say("компенсация платы за детский сад")
        await messenger.press("Подать заявку")
        assert "на нашей странице" in messenger.newest()
        async with browser(stage.app) as page:
            await enter(stage, page, messenger.link())
            await fill(stage, page)
            assert "Код для возврата" in page.page.lines[-1]
            assert "Заявка принята" in messenger.newest()
            await page.post("/finish", {})
            await stage.desk.act(stage.app, {"claims": True, "says": REPLY})
            await stage.desk.act(stage.app, {"sends_file": "паспорт.pdf"})
            await messenger.say("какие документы нужны для детского сада?")
            await enter(stage, page, messenger.link())
            assert any(REPLY in line for line in page.page.lines)
            assert any("паспорт.pdf" in line for line in page.page.lines)
        told = messenger.everything()
        assert told.count("Вам ответили") == 1
        assert [canary for canary in CANARIES if canary in told] == []
