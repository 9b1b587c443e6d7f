"""kill -9 at the worst moments: nothing is lost, nothing is done twice, the order is kept."""

from collections.abc import Callable

import pytest

from tests.crash.ledger import Ledger, faults, totals
from tests.crash.server import Place
from tests.crash.size import IS_LONG, RANDOM_ROUNDS, ROUNDS, TIMEOUT
from tests.crash.stage import Stage, Trigger, open_stage

pytestmark = pytest.mark.timeout(TIMEOUT)

WORST = {trigger.value: (trigger,) * ROUNDS for trigger in Trigger if trigger is not Trigger.ANY}
BLOWS = WORST | {"random": (Trigger.ANY,) * RANDOM_ROUNDS}
if not IS_LONG:  # a start costs seconds: the same server takes all blows
    BLOWS = {"all": tuple(trigger for blows in BLOWS.values() for trigger in blows)}


@pytest.mark.parametrize("mode", ["polling", "webhook"])
@pytest.mark.parametrize("blows", BLOWS.values(), ids=list(BLOWS))
async def test_a_kill_changes_nothing(
    *,
    blows: tuple[Trigger, ...],
    mode: str,
    place: Place,
    database_url: str,
    record_property: Callable[[str, object], None],
) -> None:
    is_posted = mode == "webhook"
    async with open_stage(place, database_url, is_posted=is_posted) as stage:
        await stage.begin_cases()
        for trigger in blows:
            await stage.crash(trigger)
        assert stage.server.starts == len(blows) + 1
        record_property("ledger", totals(await prove(stage), len(blows)))


async def prove(stage: Stage) -> Ledger:
    """The last words, and the ledger."""
    await stage.talk()
    ledger = await stage.settled()
    assert faults(ledger, stage.botapi) == []
    assert ledger.files == ["kept"] * stage.documents
    return ledger
