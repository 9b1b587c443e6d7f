from datetime import timedelta

import pytest

from bot.errors import NotFound
from bot.storage.database import Database
from bot.storage.drawers.questions import MOST_CHOSEN
from knowledge.findings import Decision
from tests.support.stored import LATER, NOW, begin
from tests.support.whole import asked

TODAY = NOW.date()


async def test_a_question_comes_back_as_it_was_logged(database: Database) -> None:
    question = asked("что положено «…» на ребенка")
    async with database.transaction() as store:
        await store.questions.log((await begin(store)).id, question)
    async with database.reading() as store:
        assert await store.questions.unanswered(TODAY) == (question,)
        assert await store.questions.unanswered(TODAY + timedelta(days=1)) == ()


@pytest.mark.parametrize(
    ("decision", "chosen", "is_unanswered"),
    [
        (Decision.UNKNOWN, (), True),
        (Decision.CLARIFY, ("other",), True),
        (Decision.ANSWER, ("more", "not_it"), True),
        (Decision.CLARIFY, ("another-measure",), False),
        (Decision.ANSWER, ("documents",), False),
    ],
)
async def test_unknown_and_rejected_is_unanswered(
    database: Database, decision: Decision, chosen: tuple[str, ...], *, is_unanswered: bool
) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        await store.questions.log(conversation.id, asked("вопрос", decision=decision))
        for choice in chosen:
            await store.questions.choose(conversation.id, choice)
        found = await store.questions.unanswered(TODAY)
    assert [question.chosen for question in found] == ([chosen] if is_unanswered else [])


async def test_a_press_follows_the_newest_question_of_its_conversation(database: Database) -> None:
    async with database.transaction() as store:
        mine, other = await begin(store), await begin(store, "other")
        for turn in (2, 11, 9):
            await store.questions.log(mine.id, asked(str(turn), turn))
        await store.questions.log(other.id, asked("чужой", 99))
        await store.questions.choose(mine.id, "ask_person")
        found = await store.questions.unanswered(TODAY)
    assert {one.text: one.chosen for one in found} == {
        "2": (), "11": ("ask_person",), "9": (), "чужой": (),
    }  # fmt: skip


async def test_presses_without_a_question_and_without_end_are_let_go(database: Database) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        await store.questions.choose(conversation.id, "ask_person")
        await store.questions.log(conversation.id, asked("вопрос"))
        for _ in range(MOST_CHOSEN + 1):
            await store.questions.choose(conversation.id, "more")
        (question,) = await store.questions.unanswered(TODAY)
    assert question.chosen == ("more",) * MOST_CHOSEN


async def test_nothing_is_logged_of_an_erased_conversation(database: Database) -> None:
    async with database.transaction() as store:
        conversation = await begin(store)
        await store.conversations.erase(conversation.id, LATER)
        with pytest.raises(NotFound):
            await store.questions.log(conversation.id, asked("поздно"))
