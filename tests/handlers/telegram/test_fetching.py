"""Files of citizens are fetched whole or not at all, and the link is told to nobody."""

import traceback
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot

from bot.errors import FileNotTaken
from bot.services.files import MAX_BYTES, Unreachable
from handlers.telegram.fetching import TelegramFetcher
from tests.support.botapi.faults import Drop, Moment, Refuse
from tests.support.botapi.server import TOKEN, BotApi
from tests.support.telegram import open_bot_and_api

CONTENT = b"%PDF-1.4\n" + b"0" * 300_000


@pytest.fixture
async def line() -> AsyncIterator[tuple[Bot, BotApi]]:
    async with open_bot_and_api() as line:
        yield line


@pytest.fixture
def botapi(line: tuple[Bot, BotApi]) -> BotApi:
    return line[1]


@pytest.fixture
def fetcher(line: tuple[Bot, BotApi]) -> TelegramFetcher:
    return TelegramFetcher(line[0])


async def fetched(fetcher: TelegramFetcher, reference: str) -> bytes:
    return b"".join([chunk async for chunk in fetcher.fetch(reference)])


async def test_a_file_comes_in_pieces(fetcher: TelegramFetcher, botapi: BotApi) -> None:
    file = botapi.files.keep("справка.pdf", CONTENT)
    chunks = [chunk async for chunk in fetcher.fetch(file.id)]
    assert b"".join(chunks) == CONTENT
    assert len(chunks) > 1


@pytest.mark.parametrize(
    ("method", "trouble", "moment"),
    [
        ("getFile", Refuse(500), Moment.RECEIVED),
        ("getFile", Refuse(400, "Bad Request: wrong file_id"), Moment.RECEIVED),
        ("getFile", Drop(), Moment.RECEIVED),
        ("download", Drop(), Moment.RECEIVED),
        ("download", Drop(), Moment.ACTED),
    ],
)
async def test_what_fails_is_tried_later_and_names_no_link(
    line: tuple[Bot, BotApi], method: str, trouble: Any, moment: Moment
) -> None:
    bot, botapi = line
    file = botapi.files.keep("справка.pdf", CONTENT)
    botapi.faults.add(method, trouble, moment=moment, times=3)  # a GET is repeated by itself
    with pytest.raises(Unreachable) as failed:
        await fetched(TelegramFetcher(bot), file.id)
    told = "".join(traceback.format_exception(failed.value))
    assert TOKEN not in told
    assert file.path not in told


async def test_what_is_too_big_is_refused_for_good(
    fetcher: TelegramFetcher, botapi: BotApi
) -> None:
    announced = botapi.files.keep("big.pdf", CONTENT, pretended_size=MAX_BYTES + 1)
    hidden = botapi.files.keep("bomb.pdf", b"0" * (MAX_BYTES + 1), pretended_size=10)
    for file in (announced, hidden):
        with pytest.raises(FileNotTaken) as refused:
            await fetched(fetcher, file.id)
        assert refused.value.reason == "too_big"


async def test_a_link_that_went_stale_is_tried_later(
    fetcher: TelegramFetcher, botapi: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = botapi.files.keep("справка.pdf", CONTENT)
    monkeypatch.setattr(botapi.files, "at", lambda _: None)
    with pytest.raises(Unreachable):
        await fetched(fetcher, file.id)
