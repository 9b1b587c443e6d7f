"""kill -9 at the worst moments: nothing is lost, nothing is done twice, the order is kept."""

import asyncio
import random
from pathlib import Path

import pytest

from tests.crash.ledger import faults
from tests.crash.size import RANDOM_ROUNDS, ROUNDS, TIMEOUT
from tests.crash.stage import Stage, Trigger, open_stage

pytestmark = pytest.mark.timeout(TIMEOUT)
MODES = ("polling", "webhook")


async def prove(stage: Stage) -> None:
    """The last words, and the ledger."""
    await stage.talk()
    ledger = await stage.settled()
    assert faults(ledger, stage.botapi) == []
    assert ledger.files == ["kept"] * stage.documents


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("trigger", Trigger)
async def test_a_kill_at_the_worst_moment_changes_nothing(
    trigger: Trigger, mode: str, database_url: str, tmp_path: Path
) -> None:
    is_posted = mode == "webhook"
    async with open_stage(tmp_path / "one", database_url, is_posted=is_posted) as stage:
        await stage.begin_cases()
        for _ in range(ROUNDS):
            await stage.crash(trigger)
        await prove(stage)
        assert stage.server.starts == ROUNDS + 1


@pytest.mark.parametrize("mode", MODES)
async def test_a_kill_at_any_moment_changes_nothing(
    mode: str, database_url: str, tmp_path: Path
) -> None:
    is_posted = mode == "webhook"
    async with open_stage(tmp_path / "one", database_url, is_posted=is_posted) as stage:
        await stage.begin_cases()
        for _ in range(RANDOM_ROUNDS):
            await stage.talk(with_file=True)
            await asyncio.sleep(random.uniform(0, 0.6))  # noqa: S311
            stage.server.kill()
            await stage.server.wait()
            await stage.server.start()
        await prove(stage)
