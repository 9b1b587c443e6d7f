"""A right that one process at a time has, and keeps by asking for it."""

from bot.services.footing.leases import Leases, NamedLease
from bot.storage.database import Database
from tests.support.clock import FixedClock

SECONDS = 30


def rivals(database: Database, clock: FixedClock) -> tuple[NamedLease, NamedLease]:
    """Two processes that want the same."""
    first, second = (Leases(database, clock, SECONDS).of("polling:1") for _ in range(2))
    return first, second


async def test_one_has_it_and_the_other_waits(database: Database) -> None:
    first, second = rivals(database, FixedClock())
    assert await first.hold()
    assert await first.hold()
    assert not await second.hold()


async def test_it_is_kept_by_asking_and_lost_by_silence(database: Database) -> None:
    clock = FixedClock()
    first, second = rivals(database, clock)
    for _ in range(3):
        assert await first.hold()
        clock.advance(seconds=SECONDS - 1)
        assert not await second.hold()
    clock.advance(seconds=SECONDS)
    assert await second.hold()
    assert not await first.hold()


async def test_what_is_given_back_is_free_at_once(database: Database) -> None:
    first, second = rivals(database, FixedClock())
    assert await first.hold()
    await first.release()
    assert await second.hold()
    assert not await first.hold()
