"""What every channel must do. A new channel passes these before anything else."""

from collections.abc import Sequence

import pytest

from bot.messages import Author, Incoming, Logged
from bot.services.cases.caseviews import CaseView
from tests.support.stories import things
from tests.support.stories.caseworker import NAME
from tests.support.stories.citizen import Citizen, newest
from tests.support.stories.screen import plain
from tests.support.stories.stage import Stage

QUESTION = "компенсация платы за детский сад"
STRANGE = '<b>жирный</b> & *звёзды* _черта_ [ссылка](http://example.org) "кавычки" 👩‍👩‍👧'
FORM = ("apply", "agree")
ANSWERS = ("Иванова Мария Петровна", "89205550142", "Липецк", "Прошу помочь")


async def say(citizen: Citizen, *texts: str) -> None:
    for text in texts:
        await citizen.say(text)
        await citizen.settle()


async def press(stage: Stage, citizen: Citizen, *names: str) -> None:
    for name in names:
        await citizen.press(*newest(await log(stage, citizen), name))
        await citizen.settle()


async def log(stage: Stage, citizen: Citizen) -> Sequence[Logged]:
    conversation = await citizen.conversation()
    assert conversation
    return await stage.app.transcript.since(conversation, 0)


async def heard(stage: Stage, citizen: Citizen) -> list[str]:
    """What the log says that the citizen said."""
    lines = await log(stage, citizen)
    return [line.content.text for line in lines if line.author is Author.CITIZEN]


async def shown(citizen: Citizen) -> str:
    return " ".join(seen.text for seen in await citizen.screen())


async def in_talk(stage: Stage) -> Citizen:
    """A citizen who has asked something already."""
    citizen = await stage.citizen()
    await say(citizen, QUESTION)
    return citizen


async def with_person(stage: Stage, words: str = "Здравствуйте, слушаю вас.") -> Citizen:
    citizen = await in_talk(stage)
    await press(stage, citizen, "person")
    await stage.desk.act(stage.app, {"claims": True, "says": words})
    await citizen.settle()
    return citizen


async def case(stage: Stage) -> CaseView:
    return await stage.desk.view(stage.app)


async def test_words_are_heard_as_they_were_typed(stage: Stage) -> None:
    citizen = await in_talk(stage)
    await say(citizen, STRANGE, "две\nстроки")
    assert (await heard(stage, citizen))[-2:] == [STRANGE, "две\nстроки"]


async def test_the_same_act_counts_once(stage: Stage) -> None:
    citizen = await in_talk(stage)
    await citizen.twice("а документы какие")
    await citizen.settle()
    assert (await heard(stage, citizen)).count("а документы какие") == 1


async def test_the_same_words_said_again_count_again(stage: Stage) -> None:
    citizen = await in_talk(stage)
    await say(citizen, QUESTION)
    assert (await heard(stage, citizen)).count(QUESTION) == 2


async def test_words_said_together_are_all_heard(stage: Stage) -> None:
    citizen = await in_talk(stage)
    said = [f"слова номер {number}" for number in range(5)]
    await citizen.together(said)
    await citizen.settle()
    assert sorted((await heard(stage, citizen))[-5:]) == said


async def test_nothing_is_promised_before_it_is_kept(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The inbox is away for a moment: the words come again, and count once."""
    citizen = await in_talk(stage)
    accept, tries = stage.app.inbox.accept, iter((OSError("the database is away"),))

    async def fails_once(batch: Sequence[Incoming]) -> int:
        for error in tries:
            raise error
        return await accept(batch)

    monkeypatch.setattr(stage.app.inbox, "accept", fails_once)
    await citizen.insist("а документы какие")
    await citizen.settle()
    assert (await heard(stage, citizen)).count("а документы какие") == 1
    assert "Какие документы нужны" in await shown(citizen)


async def test_a_button_does_what_it_says(stage: Stage) -> None:
    citizen = await in_talk(stage)
    await press(stage, citizen, "documents")
    assert (await heard(stage, citizen))[-1] == "Документы"
    assert "Какие документы нужны" in await shown(citizen)


async def test_everything_said_is_shown_whole_and_in_order(stage: Stage) -> None:
    citizen = await in_talk(stage)
    await press(stage, citizen, "more", "who", *FORM)
    await say(citizen, *ANSWERS)
    lines = [one for one in await log(stage, citizen) if one.author is not Author.CITIZEN]
    words, at = await shown(citizen), 0
    for line in lines:
        at = words.index(plain(line.content.text), at)


async def test_a_very_long_text_is_shown_whole(stage: Stage) -> None:
    words = " ".join(f"слово{number}" for number in range(900))
    citizen = await with_person(stage, words)
    assert words in await shown(citizen)


async def test_marks_of_a_language_are_shown_as_letters(stage: Stage) -> None:
    citizen = await with_person(stage, STRANGE)
    assert STRANGE in await shown(citizen)


async def test_the_way_to_a_person_and_home_is_always_there(stage: Stage) -> None:
    citizen = await in_talk(stage)
    await press(stage, citizen, "documents", *FORM)
    labels = (await citizen.screen())[-1].labels
    assert {"Специалист", "В начало", "Назад", "Отмена"} <= set(labels)


async def test_a_persons_words_come_under_their_name(stage: Stage) -> None:
    citizen = await with_person(stage, "Ваша заявка решена.")
    last = (await citizen.screen())[-1].text
    assert NAME in last
    assert "Ваша заявка решена." in last


async def test_a_citizens_file_is_kept_byte_for_byte(stage: Stage) -> None:
    citizen = await with_person(stage)
    await citizen.files(["справка.pdf"])
    await citizen.settle()
    (file,) = (await case(stage)).files
    opened = await stage.app.files.open(file.id, await stage.desk.worker(stage.app))
    assert opened.path.read_bytes() == things.content("справка.pdf")
    assert (file.name, file.mime, file.state) == ("справка.pdf", "application/pdf", "kept")


@pytest.mark.parametrize("name", ["программа.exe", "большой скан.pdf"])
async def test_a_file_that_we_do_not_take_is_refused_in_words(stage: Stage, name: str) -> None:
    citizen = await with_person(stage)
    await citizen.files([name])
    await citizen.settle()
    told = await citizen.refusal() or (await citizen.screen())[-1].text
    assert "Подойдут" in told or "20 мегабайт" in told
    assert not [file for file in (await case(stage)).files if file.state == "kept"]


async def test_a_persons_file_arrives_byte_for_byte(stage: Stage) -> None:
    citizen = await with_person(stage)
    await stage.desk.act(stage.app, {"sends_file": "образец.pdf"})
    await citizen.settle()
    assert await citizen.received() == [things.content("образец.pdf")]


async def test_nobody_sees_another_ones_conversation(stage: Stage) -> None:
    await with_person(stage, "Только для вас.")
    other = await stage.citizen("сосед")
    await say(other, "Здравствуйте")
    assert "Только для вас." not in await shown(other)
    assert QUESTION not in " ".join(await heard(stage, other))


async def test_a_restart_loses_nothing(stage: Stage) -> None:
    citizen = await in_talk(stage)
    await press(stage, citizen, *FORM)
    before = await shown(citizen)
    stage.clock.advance(minutes=1)
    await stage.restart()
    await say(citizen, *ANSWERS[:2])
    assert before in await shown(citizen)
    last = (await log(stage, citizen))[-1]
    assert (last.key, last.section) == ("field.ask", "municipality")


async def test_words_that_wait_during_a_restart_are_answered(stage: Stage) -> None:
    """Accepted, and the process ends before it thinks."""
    citizen = await in_talk(stage)
    await citizen.say("а документы какие")
    await citizen.handed_over()
    stage.clock.advance(minutes=1)
    await stage.restart()
    await citizen.settle()
    assert (await heard(stage, citizen)).count("а документы какие") == 1
    assert (await log(stage, citizen))[-1].key == "answer.documents"
