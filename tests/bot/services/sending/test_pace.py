"""Pace: a burst, then one a second to a chat; and no more a second than the bot may."""

from uuid import uuid4

import pytest

from bot.services.sending.pace import Bucket, Pace


def test_a_bucket_gives_its_burst_and_then_waits() -> None:
    bucket = Bucket(rate=1, size=3)
    bucket.tokens = 0
    assert bucket.delay(0) == 1
    assert bucket.delay(0.5) == pytest.approx(0.5)
    assert bucket.delay(60) == 0
    assert bucket.tokens == 3


async def test_a_chat_has_a_burst_of_three() -> None:
    pace, chat = Pace(25), uuid4()
    assert [pace.delay(chat) for _ in range(3)] == [0, 0, 0]
    assert 0 < pace.delay(chat) <= 1
    assert pace.delay(uuid4()) == 0


async def test_a_bot_has_a_rate_over_all_chats() -> None:
    pace = Pace(5)
    assert [pace.delay(uuid4()) for _ in range(5)] == [0] * 5
    assert 0 < pace.delay(uuid4()) <= 0.2
