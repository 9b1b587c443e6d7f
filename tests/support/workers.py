"""Caseworkers with an account, and the case they look at."""

from uuid import UUID

import pytest

from bot.app import App
from bot.people import Caseworker, Role
from bot.services.cases.caseviews import CaseView, Tab


async def add_worker(
    app: App, login: str = "olga", name: str = "Ольга", role: Role = Role.CASEWORKER
) -> Caseworker:
    async with app.database.transaction() as store:
        added = await store.staff.add(login, name, role, password_hash="")
    assert added
    return added


async def only_case(app: App, worker: Caseworker) -> UUID:
    rows = await app.casework.queue(worker, Tab.ALL)
    assert len(rows) == 1
    return rows[0].case


async def opened(app: App, worker: Caseworker) -> CaseView:
    return await app.casework.read(worker, await only_case(app, worker))


@pytest.fixture
async def worker(app: App) -> Caseworker:
    return await add_worker(app)
