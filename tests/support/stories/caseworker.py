"""A caseworker of the stories: one person with one case in hand, and what the case looks like."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

from bot.app import App
from bot.people import Caseworker, Role
from bot.services.cases.caseviews import CaseView, QueueRow, Tab
from tests.support.stories import things
from tests.support.stories.script import Misprint

NAME = "Ольга Викторовна"
LOGIN = "olga"
PASSWORD = "a long password of a synthetic person"  # noqa: S105


class Desk:
    """What the caseworker does, in the order a story names it."""

    def __init__(self) -> None:
        self._worker: Caseworker | None = None
        self._case: UUID | None = None
        self._seen: dict[UUID, int] = {}  # seq up to which a case was read

    async def act(self, app: App, what: dict[str, Any]) -> None:
        for verb, value in what.items():
            await getattr(self, f"_{verb}")(app, value)

    async def view(self, app: App) -> CaseView:
        """The case in hand, else the one that was opened last."""
        worker = await self.worker(app)
        return await app.casework.read(worker, self._case or (await self._last(app)).case)

    async def opened(self, app: App) -> list[QueueRow]:
        """Every case in the order of opening."""
        rows = await app.casework.queue(await self.worker(app), Tab.ALL)
        return sorted(rows, key=lambda row: (row.opened_at, row.case))

    async def worker(self, app: App) -> Caseworker:
        if self._worker is None:
            self._worker = await app.staff.add(LOGIN, NAME, Role.CASEWORKER, PASSWORD)
        return self._worker

    async def _last(self, app: App) -> QueueRow:
        rows = await self.opened(app)
        if not rows:
            raise Misprint("ни одной заявки ещё нет")
        return rows[-1]

    async def _claims(self, app: App, which: Any) -> None:
        """`true`: the newest case; a number: that one in the order of opening."""
        rows = await self.opened(app)
        row = await self._last(app) if which is True else rows[int(which) - 1]
        self._case = row.case
        await app.casework.claim(await self.worker(app), row.case)

    async def _says(self, app: App, text: str) -> None:
        view = await self.view(app)
        self._case = view.row.case
        await app.casework.reply(await self.worker(app), view.row.case, text, view.last_seq)

    async def _sends_file(self, app: App, name: str) -> None:
        view, worker = await self.view(app), await self.worker(app)
        chunks = _chunks(things.content(name))
        await app.casework.send_file(worker, view.row.case, name, chunks, view.last_seq)

    async def _notes(self, app: App, text: str) -> None:
        case = (await self.view(app)).row.case
        await app.casework.note(await self.worker(app), case, text)

    async def _fills(self, app: App, fields: dict[str, str]) -> None:
        case = (await self.view(app)).row.case
        for field, value in fields.items():
            await app.casework.fill_field(await self.worker(app), case, field, str(value))

    async def _returns(self, app: App, _: Any) -> None:
        case = (await self.view(app)).row.case
        await app.casework.return_to_bot(await self.worker(app), case)

    async def _releases(self, app: App, _: Any) -> None:
        case = (await self.view(app)).row.case
        await app.casework.release(await self.worker(app), case)

    async def _resolves(self, app: App, _: Any) -> None:
        case = (await self.view(app)).row.case
        await app.casework.resolve(await self.worker(app), case)

    async def _reopens(self, app: App, _: Any) -> None:
        case = (await self.view(app)).row.case
        await app.casework.reopen(await self.worker(app), case)


async def _chunks(content: bytes) -> AsyncIterator[bytes]:
    yield content
