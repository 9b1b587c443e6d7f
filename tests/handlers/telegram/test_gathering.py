"""Posts that come together are committed together, and fail alone."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from handlers.telegram.gathering import Gathering


class Desk:
    """Takes its time, and does not take «bad»."""

    def __init__(self) -> None:
        self.batches: list[list[Any]] = []

    async def accept(self, updates: Sequence[Any]) -> None:
        await asyncio.sleep(0.01)
        if "bad" in updates:
            raise ValueError("bad")
        self.batches.append(list(updates))


async def accept_all(gathering: Gathering, *updates: str) -> list[BaseException | None]:
    posts = [gathering.accept([update]) for update in updates]
    return await asyncio.gather(*posts, return_exceptions=True)


async def test_posts_share_a_commit_in_the_order_they_came() -> None:
    desk = Desk()
    assert await accept_all(Gathering(desk.accept), *"abcd") == [None] * 4
    assert desk.batches == [["a", "b", "c", "d"]] or desk.batches[0] == ["a"]
    assert [update for batch in desk.batches for update in batch] == ["a", "b", "c", "d"]
    assert len(desk.batches) <= 2


async def test_a_bad_update_fails_alone() -> None:
    desk = Desk()
    outcomes = await accept_all(Gathering(desk.accept), "a", "bad", "b")
    assert isinstance(outcomes[1], ValueError)
    assert (outcomes[0], outcomes[2]) == (None, None)
    assert sorted(update for batch in desk.batches for update in batch) == ["a", "b"]


async def test_what_failed_is_told_to_whom_it_concerns() -> None:
    with pytest.raises(ValueError, match="bad"):
        await Gathering(Desk().accept).accept(["bad"])


async def test_a_caller_who_left_takes_nobody_along() -> None:
    desk = Desk()
    gathering = Gathering(desk.accept)
    first = asyncio.ensure_future(gathering.accept(["a"]))
    second = asyncio.ensure_future(gathering.accept(["b"]))
    await asyncio.sleep(0.001)
    first.cancel()
    await second
    assert "b" in [update for batch in desk.batches for update in batch]
