"""Service tests run the whole app, on SQLite and on PostgreSQL."""

import pytest

from bot.app import App
from tests.support.citizens import Citizen, pocket
from tests.support.couriers import PocketCourier
from tests.support.house import app, clock
from tests.support.workers import worker

__all__ = ["app", "clock", "worker"]


@pytest.fixture
def courier(app: App) -> PocketCourier:
    return pocket(app)


@pytest.fixture
def citizen(app: App, courier: PocketCourier) -> Citizen:
    return Citizen(app)
