"""What a messenger is sent under each policy; the log keeps everything for our page."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import App
from bot.messages import Author, Channel, FileReference, SentFile
from bot.people import Caseworker, Role
from bot.services.cases.caseviews import Tab
from tests.support.citizens import ANSWERS, Citizen, pocket
from tests.support.clock import FixedClock
from tests.support.couriers import PocketCourier
from tests.support.house import house

PAGES = "https://help.example"
WORDS = "Ваша справка готова, Мария Петровна"


async def pdf() -> AsyncIterator[bytes]:
    yield b"%PDF-1.4\n%%EOF\n"


class Private:
    """A citizen in a messenger, the same one on our page, and a caseworker."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.courier: PocketCourier = pocket(app)
        self.chat, self.page = Citizen(app), Citizen(app)
        self.page.door = Channel.BROWSER
        self._worker: Caseworker | None = None

    @property
    def links(self) -> list[str]:
        """Every link that the messenger was given, in order."""
        buttons = (one for parcel in self.courier.sent for one in parcel.content.buttons)
        return [one.url.removeprefix(f"{PAGES}/p/") for one in buttons if one.url]

    async def open(self) -> None:
        await self.app.visits.open_link(self.links[-1])
        await self.app.settle()

    async def worker(self) -> Caseworker:
        if self._worker is None:
            role, password = Role.CASEWORKER, "длинный-пароль-1"
            self._worker = await self.app.staff.add("olga", "Ольга", role, password)
        return self._worker

    async def answer(self, text: str) -> None:
        worker = await self.worker()
        row, *_ = await self.app.casework.queue(worker, Tab.ALL)
        view = await self.app.casework.read(worker, row.case)
        await self.app.casework.reply(worker, row.case, text, view.last_seq)
        await self.app.settle()


@pytest.fixture
def policies(request: pytest.FixtureRequest) -> tuple[str, str]:
    """What may come in, and what may be sent."""
    return getattr(request, "param", ("private_forms", ""))


@pytest.fixture
async def private(
    tmp_path: Path, database_url: str, clock: FixedClock, policies: tuple[str, str]
) -> AsyncIterator[Private]:
    chosen = dict(zip(("telegram_policy", "telegram_policy_out"), policies, strict=True))
    async with house(tmp_path, url=database_url, clock=clock, public_url=PAGES, **chosen) as built:
        yield Private(built)


@pytest.mark.parametrize(
    ("policies", "asks", "answers"),
    [
        (("full", ""), "here", "here"),
        (("private_forms", ""), "page", "page"),
        (("private_forms", "full"), "page", "here"),
        (("full", "private_forms"), "here", "page"),
        (("info_only", "private_forms"), "nowhere", "page"),
    ],
    indirect=["policies"],
)
async def test_each_policy_lets_through_in_each_direction(
    private: Private, asks: str, answers: str
) -> None:
    await private.chat.say("как оформить единое пособие на ребёнка")
    await private.chat.press("apply")
    keys = await private.chat.keys()
    told = {"page": "onpage.fill", "here": "consent.text", "nowhere": "policy.info_only"}
    assert told[asks] in keys
    await private.chat.say("позовите специалиста")
    await private.answer(WORDS)
    assert any(WORDS in text for text in private.courier.texts) is (answers == "here")
    assert WORDS in await private.chat.said(Author.PERSON)


async def test_an_application_is_made_on_the_page_and_no_messenger_hears_a_word_of_it(
    private: Private,
) -> None:
    await private.chat.say("как оформить единое пособие на ребёнка")
    await private.chat.press("apply")
    before = len(private.courier.sent)
    await private.open()
    number = await private.page.apply()
    *sent, done = private.courier.texts[before:]
    assert sent == []
    assert number in done
    assert "Код для возврата" not in done
    assert any("Код для возврата" in text for text in await private.page.said())
    assert not any(answer in "".join(private.courier.texts) for answer in ANSWERS)
    assert [parcel.seq for parcel in private.courier.sent] == sorted(
        parcel.seq for parcel in private.courier.sent
    )


async def test_several_answers_are_told_of_once_until_they_are_read(
    private: Private, clock: FixedClock
) -> None:
    await private.chat.say("позовите специалиста")
    for text in (WORDS, "И вторая", "И третья"):
        await private.answer(text)
    told = [text for text in private.courier.texts if "Вам ответили" in text]
    assert len(told) == 1
    await private.open()
    await private.answer("После чтения")
    assert len([text for text in private.courier.texts if "Вам ответили" in text]) == 2
    clock.advance(hours=25)
    await private.answer("Прошлая ссылка уже не открывается")
    assert len([text for text in private.courier.texts if "Вам ответили" in text]) == 3
    assert not any(WORDS in text for text in private.courier.texts)


async def test_a_file_of_a_caseworker_waits_on_the_page(private: Private) -> None:
    await private.chat.say("позовите специалиста")
    worker = await private.worker()
    (row,) = await private.app.casework.queue(worker, Tab.ALL)
    view = await private.app.casework.read(worker, row.case)
    content = pdf()
    await private.app.casework.send_file(worker, row.case, "справка.pdf", content, view.last_seq)
    await private.app.settle()
    parcel = private.courier.sent[-1]
    assert (parcel.file_path, parcel.file_name, parcel.content.file) == (None, "", None)
    assert "Вам ответили" in parcel.content.text


async def test_files_come_by_the_page_and_their_outcome_is_told_there(private: Private) -> None:
    await private.chat.say("как оформить единое пособие на ребёнка")
    await private.chat.press("apply")
    await private.open()
    await private.page.press("agree")
    for answer in ANSWERS:
        await private.page.say(answer)
    before = len(private.courier.sent)
    file = await private.app.files.upload(await private.page.conversation(), "паспорт.pdf", pdf())
    assert isinstance(file, FileReference)
    await private.page.send(SentFile(file=file))
    assert "files.kept" in await private.page.keys()
    assert len(private.courier.sent) == before


@pytest.mark.parametrize("policies", [("full", "private_forms")], indirect=True)
async def test_what_is_personal_in_an_answer_of_ours_comes_by_one_link(private: Private) -> None:
    await private.chat.say("как оформить единое пособие на ребёнка")
    await private.chat.press("apply")
    await private.chat.press("agree")
    before = len(private.courier.sent)
    await private.chat.say("Иванова 7")
    assert len(private.courier.sent) == before + 1
    assert not any("Иванова" in text for text in private.courier.texts)
