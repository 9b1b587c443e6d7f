"""Bursts: what was said in several texts is answered once, and nothing sure is kept waiting."""

import pytest

from bot.app import App
from bot.messages import Author, Said
from bot.services.cases.caseviews import Tab
from tests.support.citizens import Citizen
from tests.support.clock import FixedClock
from tests.support.thinking import DOUBT, FOUR, GREETING, SURE, Mind, rows, said_quickly
from tests.support.workers import add_worker

SECONDS = 2.5
DANGER = "муж бьёт меня и детей"


async def test_four_quick_messages_get_one_answer(patient: App) -> None:
    citizen = await said_quickly(Citizen(patient), *FOUR)
    mind = Mind(patient)
    await mind.assistant().settle()
    assert mind.heard == ["\n".join(FOUR)]
    assert await citizen.keys() == ["greeting.hello", "answer.answer"]
    log = await citizen.log()
    assert log[-1].measure == "svo-family-benefits"
    assert [line.content.text for line in log if line.author is Author.CITIZEN] == list(FOUR)
    assert await rows(patient) == [("done", 1, None)] * 4


async def test_a_sure_question_is_answered_at_once(patient: App) -> None:
    """No time was added: one thought, no due time, the clock stands."""
    citizen = await said_quickly(Citizen(patient), SURE)
    mind = Mind(patient)
    await mind.assistant().settle()
    assert mind.heard == [SURE]
    assert await rows(patient) == [("done", 1, None)]
    assert "answer.answer" in await citizen.keys()


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("маткапитал", "answer.answer"),
        ("позовите специалиста", "handover.done"),
        ("где моя заявка", "status.none"),
        ("меню", "home.menu"),
        ("что мне положено", "survey.begin"),
        ("кто ты", "greeting.hello"),
        ("просят код из смс", "care.scam"),
    ],
)
async def test_what_is_sure_is_said_at_once_however_short(
    met: Citizen, words: str, key: str
) -> None:
    await met.say(words)
    assert (await met.keys())[-1] == key


async def test_a_greeting_alone_is_greeted_after_its_time(patient: App, clock: FixedClock) -> None:
    citizen = Citizen(patient)
    await citizen.say(GREETING)
    clock.advance(seconds=SECONDS - 0.1)
    await patient.settle()
    assert await citizen.keys() == []
    assert [state for state, *_ in await rows(patient)] == ["new"]
    clock.advance(seconds=0.1)
    await patient.settle()
    assert await citizen.keys() == ["greeting.hello"]
    assert [(state, attempts) for state, attempts, _ in await rows(patient)] == [("done", 1)]


async def test_a_greeting_and_a_question_get_one_answer_at_once(
    patient: App, clock: FixedClock
) -> None:
    citizen = Citizen(patient)
    await citizen.say(GREETING)
    clock.advance(seconds=1)
    await citizen.say(SURE)
    assert await citizen.keys() == ["greeting.hello", "answer.answer"]
    assert [state for state, *_ in await rows(patient)] == ["done", "done"]


async def test_nobody_waits_longer_than_from_the_first_text(
    patient: App, clock: FixedClock
) -> None:
    citizen = Citizen(patient)
    began = clock.now()
    for text in (GREETING, "у меня вопрос", "добрый день", "ещё вопрос", "спасибо"):
        await citizen.say(text)
        assert await citizen.keys() == []
        clock.advance(seconds=0.5)
    assert {due for _, _, due in await rows(patient)} == {clock.now()}
    assert (clock.now() - began).total_seconds() == SECONDS
    await patient.settle()
    assert (await citizen.keys())[-1] in {"unknown.first", "clarify.ask", "smalltalk.reply"}
    assert [state for state, *_ in await rows(patient)] == ["done"] * 5
    assert [line.author for line in await citizen.log()].count(Author.CITIZEN) == 5


async def test_putting_off_costs_no_attempt(patient: App, clock: FixedClock) -> None:
    """However many texts drop in, none of them is taken for one that we die of."""
    citizen = Citizen(patient)
    for number in range(8):
        await citizen.say(f"слово {number}")
        clock.advance(seconds=0.1)
    assert {attempts for _, attempts, _ in await rows(patient)} == {0}
    clock.advance(seconds=SECONDS)
    await patient.settle()
    assert "failed.sorry" not in await citizen.keys()


async def test_danger_never_waits(met: Citizen) -> None:
    await met.say(DANGER)
    assert (await met.keys())[-1] == "care.violence"


async def test_danger_after_a_greeting_is_answered_at_once(patient: App) -> None:
    citizen = Citizen(patient)
    await citizen.say(GREETING)
    await citizen.say(DANGER)
    assert (await citizen.keys())[-1] == "care.violence"
    assert [state for state, *_ in await rows(patient)] == ["done", "done"]


async def test_a_form_never_waits(patient: App, met: Citizen) -> None:
    await met.say(SURE)
    await met.press("apply")
    await met.press("agree")
    for words, key in (("да", "field.full_name"), ("Иванова Мария Петровна", "field.phone")):
        await met.say(words)
        assert (await met.keys())[-1] == key
    quick = await said_quickly(met, "89205550142", "Липецк")
    await patient.settle()
    assert (await quick.keys())[-2:] == ["field.municipality", "field.snils"]


async def test_a_press_answers_what_waited_before_it(met: Citizen) -> None:
    await met.say(DOUBT)
    assert await met.keys() == ["greeting.hello"]
    await met.press("person")
    keys = await met.keys()
    assert keys[1] in {"unknown.first", "clarify.ask"}
    assert keys[2:] == ["handover.done"]


async def test_a_command_among_words_is_no_part_of_them(patient: App, met: Citizen) -> None:
    citizen = await said_quickly(met, DOUBT, "позовите специалиста", GREETING)
    mind = Mind(patient)
    await mind.assistant().settle()
    assert mind.heard == [DOUBT, "позовите специалиста", GREETING]
    assert (await citizen.keys())[-1] == "handover.done"
    assert [attempts for _, attempts, _ in await rows(patient)] == [1, 1, 1, 0]


async def test_a_correction_replaces_what_it_corrects(patient: App) -> None:
    citizen = Citizen(patient, settles=False)
    await citizen.send(Said(text=DOUBT, message="7"))
    await citizen.send(Said(text="муж на сво, что положено", message="7", is_edited=True))
    mind = Mind(patient)
    await mind.assistant().settle()
    assert mind.heard == ["муж на сво, что положено"]
    assert [state for state, *_ in await rows(patient)] == ["done", "done"]


async def test_while_a_person_speaks_every_text_is_a_line_of_the_case(
    patient: App, met: Citizen
) -> None:
    await met.press("person")
    worker = await add_worker(patient)
    [row] = await patient.casework.queue(worker, Tab.FREE)
    await patient.casework.reply(worker, row.case, "Слушаю вас", (await met.log())[-1].seq)
    await said_quickly(met, *FOUR)
    mind = Mind(patient)
    await mind.assistant().settle()
    assert mind.heard == list(FOUR)
    assert {*FOUR} <= await filed(patient, met, row.case)


async def test_while_a_person_is_waited_for_the_whole_burst_is_filed(
    patient: App, met: Citizen, clock: FixedClock
) -> None:
    await met.press("person")
    worker = await add_worker(patient)
    [row] = await patient.casework.queue(worker, Tab.FREE)
    texts = ("у меня вопрос", "ещё вопрос", DOUBT)
    await said_quickly(met, *texts)
    await patient.settle()
    assert (await met.keys())[-1] == "handover.done"
    clock.advance(seconds=SECONDS)
    await patient.settle()
    assert (await met.keys())[-1] == "case.filed"
    assert {*texts} <= await filed(patient, met, row.case)


async def filed(patient: App, citizen: Citizen, case: object) -> set[str]:
    async with patient.database.reading() as store:
        ids = await store.messages.filed_with(case)  # type: ignore[arg-type]
    return {line.content.text for line in await citizen.log() if line.id in ids}


async def test_a_long_queue_of_texts_is_answered_in_order(patient: App, clock: FixedClock) -> None:
    """More than one burst may hold."""
    citizen = await said_quickly(Citizen(patient), *(f"слово {number}" for number in range(40)))
    mind = Mind(patient)
    await mind.assistant().settle()
    clock.advance(seconds=SECONDS)
    await mind.assistant().settle()
    words = [word for heard in dict.fromkeys(mind.heard) for word in heard.split("\n")]
    assert words == [f"слово {number}" for number in range(40)]
    assert {state for state, *_ in await rows(patient)} == {"done"}
    assert len(await citizen.log()) >= 43
