"""Changes: who waits is woken, and nothing told between reading and waiting is lost."""

import asyncio

from bot.services.footing import changes
from bot.services.footing.changes import QUEUE, Changes


async def test_a_waiting_one_is_woken() -> None:
    news = Changes()
    waiting = asyncio.ensure_future(news.wait(QUEUE, 5))
    await asyncio.sleep(0)
    news.tell(QUEUE)
    assert await waiting


async def test_a_change_after_the_mark_is_not_lost() -> None:
    news = Changes()
    mark = news.mark()
    news.tell(QUEUE)
    assert await news.wait(QUEUE, 0.01, after=mark)
    assert not await news.wait(QUEUE, 0.01, after=news.mark())


async def test_other_topics_do_not_wake() -> None:
    news = Changes()
    mark = news.mark()
    news.tell("other")
    assert not await news.wait(QUEUE, 0.01, after=mark)


async def test_forgetting_old_topics_loses_no_change() -> None:
    news = Changes()
    mark = news.mark()
    news.tell(QUEUE)
    for number in range(changes.MOST_TOPICS):
        news.tell(str(number))
    assert await news.wait(QUEUE, 0.01, after=mark)
