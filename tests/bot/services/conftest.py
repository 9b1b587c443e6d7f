"""Service tests run the whole app, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import App
from bot.messages import Pressed
from tests.support.citizens import Citizen, pocket
from tests.support.clock import FixedClock
from tests.support.couriers import PocketCourier
from tests.support.house import app, clock, house
from tests.support.workers import worker

__all__ = ["app", "clock", "worker"]


@pytest.fixture
def courier(app: App) -> PocketCourier:
    return pocket(app)


@pytest.fixture
def citizen(app: App, courier: PocketCourier) -> Citizen:
    return Citizen(app)


@pytest.fixture
async def patient(tmp_path: Path, database_url: str, clock: FixedClock) -> AsyncIterator[App]:
    """An app that waits for the rest of what is being said, as it does by default."""
    async with house(tmp_path, url=database_url, clock=clock, burst_seconds=2.5) as built:
        pocket(built)
        yield built


@pytest.fixture
async def met(patient: App) -> Citizen:
    """A citizen who was greeted there."""
    citizen = Citizen(patient)
    await citizen.send(Pressed(choice="start"))
    assert await citizen.keys() == ["greeting.hello"]
    return citizen
